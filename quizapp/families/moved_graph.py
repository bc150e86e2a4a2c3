"""The output of a graph as a function of how far something in it is moved, in floats.

It evaluates and does not differentiate: what a difference quotient says is a second opinion.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from quizapp.engine.graph import INPUT
from quizapp.engine.numbers import to_float

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from quizapp.engine.graph import Edge, Graph


def along_nodes(
    graph: Graph, places: Iterable[int], inputs: Mapping[str, float] | None = None
) -> tuple[Callable[[float], float], ...]:
    """Returns the output as a function of how far each of the nodes at `places` is moved.

    Args:
        inputs: values of inputs that the graph does not hold itself, by name.
    """
    return tuple(along_edges(graph, graph.uses[place], inputs) for place in places)


def along_edges(
    graph: Graph, edges: Collection[Edge], inputs: Mapping[str, float] | None = None
) -> Callable[[float], float]:
    """Returns the output as a function of how far the value that these edges carry is moved."""
    return partial(_output, graph, frozenset(edges), inputs or {})


def _output(
    graph: Graph, edges: Collection[Edge], inputs: Mapping[str, float], step: float
) -> float:
    values: list[float] = []
    for place, node in enumerate(graph.nodes):
        if node.op == INPUT:
            values.append(inputs[node.name] if node.name in inputs else to_float(node.constant))
            continue
        read = [
            values[source] + (step if (place, slot) in edges else 0.0)
            for slot, source in enumerate(node.inputs)
        ]
        constant = node.constant
        if constant is not None:
            read.append(constant if isinstance(constant, int) else to_float(constant))
        values.append(float(graph.ops[node.op].value(*read)))
    return values[-1]
