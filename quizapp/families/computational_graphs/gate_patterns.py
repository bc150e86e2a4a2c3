"""What gates do to gradients: add copies, mul swaps, max routes, a copied wire sums.

Levels: 1 one gate · 2 two gates · 3 three different gates · 4 a wire that is used twice ·
5 backwards: which gates are they?
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers import vector
from quizapp.engine import symbolic
from quizapp.engine.backprop import backward, forward
from quizapp.engine.graph import Graph, build
from quizapp.engine.mistakes import MISTAKES
from quizapp.engine.numbers import exact, pretty, text
from quizapp.engine.trace import partial, steps
from quizapp.families.computational_graphs import _gate_naming, _graphs
from quizapp.families.computational_graphs._circuit import Circuit
from quizapp.families.computational_graphs._gate_hints import PATTERNS, hints
from quizapp.families.computational_graphs._gate_naming import Naming
from quizapp.families.computational_graphs._questions import question, way_to
from quizapp.families.generate import Draft
from quizapp.families.moved_graph import along_nodes
from quizapp.model.questions import Misconception

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from quizapp.engine.backprop import Rerun, Trace
    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer

TITLE = "What gates do to gradients"
KIND = "vector"
VERSION = 2
SUMMARY = "the gradients of a small circuit's inputs; at last, which gates they were"
UNDRAWN = {5}

GOLDEN = (
    3,
    Circuit(
        build(
            {"p": 4, "q": -1, "r": 2, "s": 5},
            [("m", "mul", "p", "q"), ("n", "max", "r", "s"), ("k", "add", "m", "n")],
        ),
        exact(3),
    ),
)

# The gates of a circuit: name and what is read.
_WIRINGS: dict[int, tuple[tuple[tuple[str, str, str], ...], ...]] = {
    1: ((("k", "p", "q"),),),
    2: (
        (("m", "p", "q"), ("k", "m", "r")),
        (("m", "q", "r"), ("k", "p", "m")),
    ),
    3: (
        (("m", "p", "q"), ("n", "r", "s"), ("k", "m", "n")),
        (("m", "p", "q"), ("n", "m", "r"), ("k", "n", "s")),
        (("m", "q", "r"), ("n", "p", "m"), ("k", "n", "s")),
    ),
    4: (
        (("m", "p", "q"), ("k", "m", "p")),
        (("m", "p", "q"), ("n", "p", "r"), ("k", "m", "n")),
        (("m", "p", "q"), ("n", "r", "q"), ("k", "m", "n")),
        (("m", "p", "q"), ("n", "m", "r"), ("k", "n", "q")),
    ),
}


def draw(draw: Draw, level: int) -> Circuit | Naming | None:
    """Returns a circuit of different gates, or on level 5 gates to be named."""
    if level == 5:
        return _gate_naming.draw(draw)
    wiring = draw.choice(_WIRINGS[level])
    ops = draw.sample(list(PATTERNS), len(wiring))
    read = {name for _, *names in wiring for name in names} & set("pqrs")
    graph = build(
        {name: draw.nonzero(6) for name in sorted(read)},
        [(name, op, *reads) for (name, *reads), op in zip(wiring, ops, strict=True)],
    )
    upstream = draw.nonzero(5)
    values = forward(graph)
    is_plain = any(_hides_its_pattern(graph, values, gate) for gate in graph.gates)
    if is_plain or abs(upstream) == 1:
        return None
    asked = Circuit(graph, upstream)
    return asked if level == 1 or _takes_work(asked) else None


def _hides_its_pattern(graph: Graph, values: Sequence[Number], gate: int) -> bool:
    """Whether a product's factors are alike, or the inputs of a max: then any rule would do."""
    u, v = (values[source] for source in graph.nodes[gate].inputs)
    return bool(u == v or (graph.nodes[gate].op == "mul" and abs(u) == abs(v)))


def _takes_work(asked: Circuit) -> bool:
    """Whether there is more to find than what is printed, and a wire's uses are there to be added.

    What the top gate sends is in a hint.
    """
    trace, leaves, top = asked.trace, asked.graph.leaves, len(asked.graph.nodes) - 1
    dull = (0, 1, -1, asked.upstream, *trace.values[:-1], *_graphs.sent_by(trace, top))
    return not all(trace.gradients[leaf] in dull for leaf in leaves) and all(
        _graphs.adds_up(trace, leaf) for leaf in leaves
    )


def pose(asked: Circuit | Naming) -> Draft:
    """Returns the question about the gradients, or on level 5 about the gates."""
    if isinstance(asked, Naming):
        return _gate_naming.pose(asked)
    graph, trace = asked.graph, asked.trace
    gradients = tuple(trace.gradients[leaf] for leaf in graph.leaves)
    return Draft(
        prompt=_prompt(asked, trace),
        answer=_answer(graph, gradients),
        values=gradients,
        hints=hints(asked),
        steps=steps(trace, graph.leaves),
        parameters=_graphs.lines(asked.whole),
        shown=_graphs.shown(trace),
    )


def _prompt(asked: Circuit, trace: Trace) -> str:
    graph, upstream = asked.graph, pretty(asked.upstream)
    inputs = ", ".join(_graphs.assignment(graph, leaf) for leaf in graph.leaves)
    gates = [
        f"  {_graphs.assignment(graph, gate)} = {pretty(trace.values[gate])}"
        for gate in graph.gates
    ]
    top = len(graph.nodes)
    rest = f"The rest of the graph is {_graphs.assignment(asked.whole, top)}"
    wanted = ", ".join(partial(trace, leaf) for leaf in graph.leaves)
    return "\n".join(
        [
            "A part of a graph, with its forward values:",
            f"  {inputs}",
            *gates,
            f"{rest}: the upstream gradient is {partial(trace, top - 1)} = {upstream}.",
            "Give the gradients of the inputs as a vector, in this order:",
            f"[{wanted}]",
        ]
    )


def _answer(graph: Graph, gradients: Sequence[Number]) -> vector.Answer:
    return _vector(graph, map(text, gradients))


def _vector(graph: Graph, entries: Iterable[str]) -> vector.Answer:
    names = tuple(f"∂{graph.nodes[leaf].name}" for leaf in graph.leaves)
    return vector.Answer(entries=tuple(entries), names=names)


# The first is told only where the circuit itself has a product.
_WRONG = (
    "mul-no-swap",
    "max-to-both",
    "add-splits",
    "sub-as-add",
    "upstream-only",
    "local-only",
    "max-scaled",
    "overwrite",
)
# Those who take the upstream gradient as it is given go wrong only below it.
_WRONG_BELOW = {"own-factor": "mul-no-swap", "passed-on": "upstream-only"}


def worked_graph(asked: Circuit | Naming) -> Trace | None:
    """Returns the whole graph; nothing where gates are asked for."""
    return asked.trace if isinstance(asked, Circuit) else None


def moving(asked: Circuit | Naming) -> tuple[Callable[[float], float], ...]:
    """Returns the loss as a function of each input's step; nothing where gates are asked for."""
    return along_nodes(asked.whole, asked.graph.leaves) if isinstance(asked, Circuit) else ()


def mistakes(asked: Circuit | Naming) -> tuple[Misconception, ...]:
    """Returns what each known mistake makes of the answer."""
    if isinstance(asked, Naming):
        return _gate_naming.mistakes(asked)
    graph = asked.graph
    return tuple(
        Misconception(
            tag,
            _answer(graph, [wrong.gradients[leaf] for leaf in graph.leaves]),
            *question(trace, wrong, way_to(trace, graph.leaves), name),
        )
        for tag, name, trace, wrong in _wrong(asked)
    )


def _wrong(asked: Circuit) -> Iterator[tuple[str, str, Trace, Rerun]]:
    """Yields the tag of a mistake, its name in the engine, and the right and the wrong pass."""
    graph, trace = asked.graph, asked.trace
    multiplies = any(graph.nodes[gate].op == "mul" for gate in graph.gates)
    for tag in _WRONG if multiplies else _WRONG[1:]:
        if any(MISTAKES[tag].belongs(trace, leaf) for leaf in graph.leaves):
            yield tag, tag, trace, MISTAKES[tag].run(trace)
    if multiplies:
        below = backward(graph, trace.values[:-1], seed=asked.upstream)
        for tag, name in _WRONG_BELOW.items():
            yield tag, name, below, MISTAKES[name].run(below)


def independent(asked: Circuit | Naming) -> Answer:
    """Returns the gradients by sympy, or on level 5 the gates by difference quotients."""
    if isinstance(asked, Naming):
        return _gate_naming.independent(asked)
    whole = asked.whole
    return _vector(asked.graph, (symbolic.derivative(whole, leaf) for leaf in whole.leaves))
