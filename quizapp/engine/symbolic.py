"""The second opinion: derivatives of a graph by sympy, from the operations' values alone.

Nothing here knows a derivative rule or a trace of ours. At run time sympy only differentiates and
substitutes; it never simplifies, which is slow and sometimes wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flint import fmpq

from quizapp.engine import lazy_sympy
from quizapp.engine.graph import INPUT, Edge
from quizapp.engine.numbers import Log

if TYPE_CHECKING:
    from collections.abc import Collection

    from quizapp.engine.graph import Graph
    from quizapp.engine.numbers import Number


def to_sympy(value: Number) -> Number:
    """Returns an exact number as sympy's; an int (an exponent) or what is sympy's as it is."""
    match value:
        case Log():
            return lazy_sympy.load().log(lazy_sympy.rational(value.of))
        case fmpq():
            return lazy_sympy.rational(value)
    return value


def derivative(graph: Graph, place: int, uses: Collection[Edge] | None = None) -> str:
    """Returns the derivative of the output by the node at `place`, as exact text.

    The node is made a symbol where it is used, the output an expression in that symbol; that is
    differentiated, and the node's value put in.

    Args:
        uses: the edges through which the node counts as variable; None for all of them. With one
            edge alone, what comes back is that edge's contribution.
    """
    if place == len(graph.nodes) - 1:
        return "1"
    symbol = lazy_sympy.load().Symbol("t", real=True)
    moving = frozenset(graph.uses[place] if uses is None else uses)
    expressions = _expressions(graph, moving, symbol)
    slope = expressions[-1].diff(symbol).subs(symbol, expressions[place])
    return str(slope)


def values(graph: Graph) -> list[str]:
    """Returns the value of every node as exact text: a rational, or the logarithm of one."""
    return list(map(_text, _expressions(graph, (), None)))


def _text(value: Number) -> str:
    # log 2 + log 3 has several forms; the number that it is the logarithm of has one.
    return str(value) if value.is_Rational else f"log({lazy_sympy.load().exp(value)})"


def _expressions(graph: Graph, moving: Collection[Edge], symbol: Number) -> list[Number]:
    expressions: list[Number] = []
    for gate, node in enumerate(graph.nodes):
        if node.op == INPUT:
            expressions.append(to_sympy(node.constant))
            continue
        operands = [
            symbol if (gate, slot) in moving else expressions[source]
            for slot, source in enumerate(node.inputs)
        ]
        constants = [] if node.constant is None else [to_sympy(node.constant)]
        expressions.append(graph.ops[node.op].symbolic(*operands, *constants))
    return expressions
