"""What sympy takes for a graph the plain way, its cache cleared.

The plain way is what one would write who knows sympy but not our short cuts: the output as one
expression in all inputs, its derivatives, and the numbers put in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quizapp.engine.backprop import forward
from quizapp.engine.graph import INPUT
from quizapp.engine.lazy_sympy import load
from quizapp.engine.symbolic import to_sympy

if TYPE_CHECKING:
    from collections.abc import Collection

    from quizapp.engine.graph import Graph


def gradients(graph: Graph, asked: Collection[int] = ()) -> list[Any]:
    """Returns the derivatives of the output by the nodes at `asked`; empty for the inputs."""
    load().core.cache.clear_cache()
    symbols = {place: load().Symbol(f"n{place}", real=True) for place in {*graph.leaves, *asked}}
    output = _expressions(graph, symbols)[-1]
    known = forward(graph)
    at = {symbol: to_sympy(known[place]) for place, symbol in symbols.items()}
    return [output.diff(symbols[place]).subs(at) for place in asked or graph.leaves]


def values(graph: Graph) -> list[Any]:
    """Returns the values of the gates."""
    load().core.cache.clear_cache()
    symbols = {place: load().Symbol(f"n{place}", real=True) for place in graph.leaves}
    at = {symbol: to_sympy(graph.nodes[place].constant) for place, symbol in symbols.items()}
    expressions = _expressions(graph, symbols)
    return [expressions[gate].subs(at) for gate in graph.gates]


def _expressions(graph: Graph, symbols: dict[int, Any]) -> list[Any]:
    expressions: list[Any] = []
    for place, node in enumerate(graph.nodes):
        operands = [expressions[source] for source in node.inputs]
        constants = [] if node.constant is None else [to_sympy(node.constant)]
        if place in symbols or node.op == INPUT:
            expressions.append(symbols[place])
        else:
            expressions.append(graph.ops[node.op].symbolic(*operands, *constants))
    return expressions
