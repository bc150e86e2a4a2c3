"""A variable that is used several times: what each use sends back, and the sum.

Levels: 1 two uses of an input · 2 three uses · 3 a use in a max that loses, which sends 0 ·
4 a shared inner node · 5 one of the uses is a product with itself (x·x: two edges, both count).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.answers import named
from quizapp.engine import symbolic
from quizapp.engine.graph import build
from quizapp.engine.numbers import factor, pretty, text
from quizapp.engine.random_graph import largest, random_graph
from quizapp.engine.recipes import RECIPES
from quizapp.engine.trace import gradient_line, table
from quizapp.families.computational_graphs import _graphs
from quizapp.families.computational_graphs._graphs import Asked, fits, trace_of
from quizapp.families.generate import Draft
from quizapp.families.moved_graph import along_edges, along_nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from quizapp.engine.backprop import Trace
    from quizapp.engine.graph import Edge, Graph
    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception

TITLE = "A variable used several times"
KIND = "named"
VERSION = 4
SUMMARY = "what each use of a shared variable sends back to it, and the sum"

GOLDEN = (
    2,
    Asked(
        trace_of(
            build(
                {"x": 2},
                [
                    ("a", "square", "x"),
                    ("b", "scale", "x", 3),
                    ("c", "mul", "a", "b"),
                    ("L", "sub", "c", "x"),
                ],
            )
        ),
        (0,),
    ),
)

WRONG = ("overwrite", "first-path-only", "product-of-paths", "square-no-two", "mul-no-swap")

_SMALL = ("add", "sub", "mul", "mul", "square", "scale")
_SHARED_INPUT = replace(RECIPES[3], ops=_SMALL, shares="input", together=1)
_RECIPES = {
    1: replace(_SHARED_INPUT, gates=(3, 5), sharing=(1, 1), score=0),
    2: replace(_SHARED_INPUT, sharing=(2, 3)),
    3: replace(_SHARED_INPUT, ops=(*_SMALL, *["max"] * 2), needs=("max",), sharing=(2, 3)),
    4: replace(RECIPES[4], shares="gate"),
    5: replace(_SHARED_INPUT, gates=(5, 7), shares="any", sharing=(2, 4), twice=0.5, score=0),
}


def draw(draw: Draw, level: int) -> Asked | None:
    """Returns a graph and its shared node."""
    graph = random_graph(draw, _RECIPES[level], largest(level))
    if graph is None:
        return None
    trace = trace_of(graph)
    telling = [place for place in _candidates(trace, level) if _tells(trace, place)]
    return Asked(trace, (draw.choice(telling),)) if telling and fits(trace, level) else None


def _tells(trace: Trace, place: int) -> bool:
    """Returns whether two uses at least send more than 0, and none of them is the whole sum."""
    sent = [contribution.product for contribution in trace.reaching(place)]
    return trace.gradients[place] not in (0, 1, -1, *sent)


def _candidates(trace: Trace, level: int) -> list[int]:
    """Returns the places of the nodes that make the level what it is."""
    graph = trace.graph
    match level:
        case 1:
            return [leaf for leaf in graph.leaves if _readers(graph, leaf) == 2]
        case 2:
            return [leaf for leaf in graph.leaves if _readers(graph, leaf) == 3]
        case 3:
            return [
                leaf for leaf in graph.leaves if _readers(graph, leaf) > 1 and _loses(trace, leaf)
            ]
        case 4:
            return [gate for gate in graph.gates if _readers(graph, gate) > 1]
    return [
        place
        for place in range(len(graph.nodes))
        if len(graph.uses[place]) > _readers(graph, place) > 1
    ]


def _readers(graph: Graph, place: int) -> int:
    return len({edge.gate for edge in graph.uses[place]})


def _loses(trace: Trace, leaf: int) -> bool:
    """Whether the input is the smaller one of a max."""
    graph, values = trace.graph, trace.values
    users = [edge.gate for edge in graph.uses[leaf] if graph.nodes[edge.gate].op == "max"]
    return any(values[user] != values[leaf] for user in users)


def pose(asked: Asked) -> Draft:
    """Returns the question about each use of one node."""
    graph, trace, (place,) = asked.graph, asked.trace, asked.places
    first, *_ = arrived = trace.reaching(place)
    node, gate = graph.nodes[place].name, graph.nodes[first.gate].name
    edges = [f"{node} → {graph.nodes[edge.gate].name}" for edge in _edges(graph, place)]
    return Draft(
        prompt=f"{_graphs.assignments(graph)}\n{_question(graph, place)}",
        answer=_followed(
            _answer(asked, [sent.product for sent in arrived], trace.gradients[place])
        ),
        values=(trace.gradients[place],),
        hints=(
            "Every edge that leaves a node sends one contribution back; they add up.",
            f"Edges that leave {node}: {', '.join(edges)}.",
            f"The first to arrive: {gate} sends {pretty(first.product)} to {node}.",
        ),
        steps=(*table(trace, asked.places), *_uses(asked), gradient_line(trace, place)),
        parameters=_graphs.parameters(asked),
        shown=(),  # `fits` has looked at all of them
    )


def _uses(asked: Asked) -> Iterator[str]:
    """Yields what each use sends back, a line each: `a1: 44·(−5) = −220`."""
    (place,) = asked.places
    yield "Each use sends upstream·local:"
    for name, sent in zip(_names(asked.graph, place), asked.trace.reaching(place), strict=True):
        product = f"{factor(sent.upstream)}·{factor(sent.local)}"
        yield f"{name}: {product} = {pretty(sent.product)}"


worked_graph = _graphs.worked_graph


def moving(asked: Asked) -> tuple[Callable[[float], float], ...]:
    """Returns the output as a function of a step that one use sees alone; then of the node's."""
    graph, (place,) = asked.graph, asked.places
    uses = (along_edges(graph, [edge]) for edge in _edges(graph, place))
    return (*uses, *along_nodes(graph, asked.places))


def mistakes(asked: Asked) -> tuple[Misconception, ...]:
    """Returns what each known mistake makes of the contributions and of their sum."""
    (place,) = asked.places
    return _graphs.misconceptions(
        asked, WRONG, lambda wrong: _answer(asked, wrong.arrived[place], wrong.gradients[place])
    )


def _question(graph: Graph, place: int) -> str:
    node = graph.nodes[place].name
    form = ", ".join(f"{name}=…" for name in (*_names(graph, place), "sum"))
    lines = [
        f"What does each gate that reads {node} send back to it,",
        f"and what is the sum ∂{graph.nodes[-1].name}/∂{node}?",
        f"Give {form}",
    ]
    for gate in dict.fromkeys(edge.gate for edge in _edges(graph, place)):
        if graph.nodes[gate].inputs.count(place) > 1:
            name = graph.nodes[gate].name
            lines.append(
                f"({name} reads {node} twice: {name}1 to its first factor, {name}2 to its second)"
            )
    return "\n".join(lines)


def _edges(graph: Graph, place: int) -> list[Edge]:
    """Returns the uses of a node in the order in which the backward pass comes along."""
    return sorted(graph.uses[place], key=lambda edge: (-edge.gate, edge.slot))


def _names(graph: Graph, place: int) -> list[str]:
    """Returns what the uses of a node are called: by their gates, `a1` and `a2` for x·x."""
    return [
        f"{graph.nodes[gate].name}{slot + 1}"
        if graph.nodes[gate].inputs.count(place) > 1
        else graph.nodes[gate].name
        for gate, slot in _edges(graph, place)
    ]


def _answer(asked: Asked, products: Sequence[Number], total: Number) -> named.Answer:
    (place,) = asked.places
    return _named(asked.graph, place, list(map(text, products)), text(total))


def _followed(answer: named.Answer) -> named.Answer:
    """Returns the right answer; in it the sum follows from what the uses send."""
    *uses, (total, _) = answer.values
    return replace(answer, follows=((total, " + ".join(f"{{{name}}}" for name, _ in uses)),))


def _named(graph: Graph, place: int, products: list[str], total: str) -> named.Answer:
    names = _names(graph, place)
    return named.Answer(values=(*zip(names, products, strict=True), ("sum", total)))


def independent(asked: Asked) -> named.Answer:
    """Returns each use's contribution by sympy, as if that use alone were variable; and the sum."""
    graph, (place,) = asked.graph, asked.places
    products = [symbolic.derivative(graph, place, [edge]) for edge in _edges(graph, place)]
    return _followed(_named(graph, place, products, symbolic.derivative(graph, place)))
