"""One gate under the microscope: upstream gradient, local derivatives, what it sends.

Levels, by the gate: 1 a sum or a product · 2 a difference or a square · 3 max or relu ·
4 a quotient or an inverse · 5 sigmoid at log odds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.answers import vector
from quizapp.engine import symbolic
from quizapp.engine.graph import Edge, Graph
from quizapp.engine.numbers import factor, pretty, text
from quizapp.engine.random_graph import largest, random_graph
from quizapp.engine.recipes import RECIPES
from quizapp.engine.trace import partial, steps
from quizapp.families.computational_graphs import _graphs
from quizapp.families.computational_graphs._gate_mistakes import wrong_numbers
from quizapp.families.computational_graphs._graphs import EXAMPLE, Asked, fits, trace_of
from quizapp.families.computational_graphs._local_rules import local_rules
from quizapp.families.computational_graphs._microscope import Microscope, seen_at
from quizapp.families.generate import Draft
from quizapp.families.moved_graph import along_edges, along_nodes
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from quizapp.engine.backprop import Trace
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception

TITLE = "One gate under the microscope"
KIND = "vector"
VERSION = 4
SUMMARY = "a gate's upstream gradient, its local derivatives, and what it sends to its inputs"

GOLDEN = (1, Asked(trace_of(EXAMPLE), (4,)))

_RECIPES = {
    1: replace(
        RECIPES[1],
        gates=(3, 4),
        ops=(*RECIPES[1].ops, "mul"),
        needs=("add", "mul"),
        sharing=(0, 1),
    ),
    2: replace(RECIPES[2], needs=("sub", "square"), sharing=(0, 1)),
    3: replace(RECIPES[3], needs=("max", "relu"), sharing=(0, 2)),
    4: replace(RECIPES[4], gates=(5, 7), sharing=(1, 3), score=8),
    5: replace(RECIPES[5], needs=("sigmoid",), score=8),
}


def draw(draw: Draw, level: int) -> Asked | None:
    """Returns a graph and one of its gates, below the output and with something to send."""
    graph = random_graph(draw, _RECIPES[level], largest(level))
    if graph is None:
        return None
    trace = trace_of(graph)
    gates = [
        gate
        for gate in graph.gates[:-1]
        if graph.nodes[gate].op in _RECIPES[level].needs and _is_telling(trace, gate, level)
    ]
    return Asked(trace, (draw.choice(gates),)) if gates and fits(trace, level) else None


def _is_telling(trace: Trace, gate: int, level: int) -> bool:
    """Whether there is something to find, and each mistake at the gate would show.

    From level 2 up what is printed is nothing to find. A shared input gets more than what this gate
    sends, or its total would be right.
    """
    graph, seen, inputs = trace.graph, seen_at(trace, gate), trace.graph.nodes[gate].inputs
    plain = (0, 1, -1, *_graphs.printed(graph)) if level > 1 else ()
    shared = [n for n, source in enumerate(inputs) if len(graph.uses[source]) > 1]
    return (
        len(set(inputs)) == len(inputs)
        and seen.upstream not in (0, 1, -1, trace.values[gate])
        and trace.values[gate] != 1
        and (not plain or not all(number in plain for number in seen.numbers))
        and (not shared or any(trace.gradients[inputs[n]] != seen.sent[n] for n in shared))
    )


def pose(asked: Asked) -> Draft:
    """Returns the question about one gate."""
    graph, trace, (gate,) = asked.graph, asked.trace, asked.places
    seen = seen_at(trace, gate)
    upstream = f"{partial(trace, gate)} = {pretty(seen.upstream)}"
    rules = local_rules(graph, gate)
    return Draft(
        prompt=f"{_graphs.assignments(graph)}\n"
        f"Look at the gate {_graphs.assignment(graph, gate)}: give its upstream gradient,\n"
        "its local derivatives and what it sends to its inputs, as a vector:\n"
        f"[{', '.join(_names(graph, gate))}]",
        answer=_followed(_answer(graph, gate, map(text, seen.numbers))),
        values=seen.numbers,
        hints=(
            "Upstream comes from the gates that read this one, local from its own formula.",
            f"{'; '.join(rules)}. What it sends is upstream × local.",
            f"The upstream gradient is {upstream}.",
        ),
        steps=(*steps(trace, asked.places), *_products(graph, gate, seen)),
        parameters=_graphs.parameters(asked),
        shown=(),  # `fits` has looked at all of them
    )


def _products(graph: Graph, gate: int, seen: Microscope) -> Iterator[str]:
    for rule, local in zip(local_rules(graph, gate), seen.locals, strict=True):
        shown = pretty(local)
        yield rule if rule.endswith(f" = {shown}") else f"{rule}, here {shown}"
    for source, local, sent in zip(graph.nodes[gate].inputs, seen.locals, seen.sent, strict=True):
        product = f"{factor(seen.upstream)}·{factor(local)} = {pretty(sent)}"
        yield f"sent to {graph.nodes[source].name}: {product}"


def _names(graph: Graph, gate: int) -> list[str]:
    node, output = graph.nodes[gate], graph.nodes[-1].name
    inputs = [graph.nodes[source].name for source in node.inputs]
    return [
        f"∂{output}/∂{node.name}",
        *(f"∂{node.name}/∂{name}" for name in inputs),
        *(f"sent to {name}" for name in inputs),
    ]


def _answer(graph: Graph, gate: int, entries: Iterable[str]) -> vector.Answer:
    return vector.Answer(entries=tuple(entries), names=tuple(_names(graph, gate)))


def _followed(answer: vector.Answer) -> vector.Answer:
    """Returns the right answer; in it what is sent follows from upstream and local."""
    upstream, *others = answer.names
    half = len(others) // 2
    products = (f"{{{upstream}}}*{{{local}}}" for local in others[:half])
    return answer._replace(follows=tuple(zip(others[half:], products, strict=True)))


worked_graph = _graphs.worked_graph


def moving(asked: Asked) -> tuple[Callable[[float], float], ...]:
    """Returns the output by the gate, the gate by its inputs, the output by these uses alone."""
    graph, (gate,) = asked.graph, asked.places
    edges = [Edge(gate, slot) for slot in range(len(graph.nodes[gate].inputs))]
    own = Graph(graph.nodes[: gate + 1])
    return (
        *along_nodes(graph, asked.places),
        *(along_edges(own, [edge]) for edge in edges),
        *(along_edges(graph, [edge]) for edge in edges),
    )


def mistakes(asked: Asked) -> tuple[Misconception, ...]:
    """Returns what each known mistake at the gate makes of the answer."""
    (gate,) = asked.places
    return misconceptions(
        dict(wrong_numbers(asked.trace, gate)),
        lambda numbers: _answer(asked.graph, gate, map(text, numbers)),
    )


def independent(asked: Asked) -> vector.Answer:
    """Returns the answer by sympy; a local derivative is that of a graph that ends at the gate."""
    graph, (gate,) = asked.graph, asked.places
    uses = [(source, Edge(gate, slot)) for slot, source in enumerate(graph.nodes[gate].inputs)]
    own = Graph(graph.nodes[: gate + 1])
    entries = [
        symbolic.derivative(graph, gate),
        *(symbolic.derivative(own, source, [edge]) for source, edge in uses),
        *(symbolic.derivative(graph, source, [edge]) for source, edge in uses),
    ]
    return _followed(_answer(graph, gate, entries))
