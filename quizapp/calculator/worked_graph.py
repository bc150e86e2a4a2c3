"""An expression at a point, worked: its graph, exact values, gradients, and what is special."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flint import fmpq

from quizapp.answers import reader
from quizapp.answers.equality.balls import ball, precision
from quizapp.answers.exact import rational
from quizapp.answers.reader.tree import LEAKY, Apply, Name, Number, fold_up
from quizapp.calculator.expression_graph import graph_of
from quizapp.calculator.kinks import kinks
from quizapp.calculator.picture import shown_trace
from quizapp.calculator.point import check_names, read_point, value_of
from quizapp.calculator.worked import Worked
from quizapp.engine.backprop import backward, forward
from quizapp.engine.closed_forms import is_real
from quizapp.engine.numbers import Log
from quizapp.engine.symbolic import to_sympy
from quizapp.errors import QuizappError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quizapp.answers.reader import Node as Tree
    from quizapp.engine.backprop import Trace
    from quizapp.engine.graph import Graph

_BITS = 64


def work(
    expression: str, at: Sequence[str], asked: Sequence[str] = (), upstream: str = ""
) -> Worked:
    """Returns `expression` worked at a point; over matrices where one is given.

    Args:
        at: texts such as `x=1/2, y=-3`.
        asked: names of the variables whose gradients are wanted; all where empty.
        upstream: the gradient that arrives at the value; 1 where empty.

    Raises:
        UsageError: something cannot be read, or the point and the expression do not fit.
        QuizappError: there is no value or no gradient at this point.
    """
    if upstream or any("[" in typed for typed in at):
        # numpy is loaded only for those who use it.
        from quizapp.calculator import worked_arrays

        return worked_arrays.work(expression, at, asked, upstream)
    point = read_point(at)
    tree = _read(expression, frozenset(point))
    check_names(expression, tree, list(point), asked)
    values = {name: value_of(name, value) for name, value in point.items()}
    _check_value(tree, point)
    try:
        graph = graph_of(tree, values)
    except reader.ReadError as error:
        raise UsageError(f"graph: {error}") from None
    trace = _trace(graph)
    names = asked or [node.name for node in graph.nodes if node.name in point]
    return Worked(
        shown_trace(trace),
        tuple(graph.place(name) for name in names),
        frozenset(place for place in graph.leaves if graph.nodes[place].name not in point),
        tuple(kinks(trace)),
    )


def _read(expression: str, known: frozenset[str]) -> Tree:
    try:
        return reader.read(expression, known, LEAKY)
    except reader.ReadError as error:
        raise UsageError(f"EXPR: {error}") from None


def _check_value(tree: Tree, point: Mapping[str, Tree]) -> None:
    """Refuses what has no value at the point, or one too large, and says where."""
    closed = fold_up(tree, lambda node, inside: _put_in(node, inside, point))
    try:
        rational(closed)
        with precision(_BITS):
            place = _undefined(closed)
    except reader.ReadError as error:
        raise QuizappError(f"EXPR: {error}; choose another point") from None
    if place is not None:
        raise QuizappError(
            f"EXPR: position {place}: this has no value here, or is too large; choose another point"
        )


def _put_in(node: Tree, inside: list[Tree], point: Mapping[str, Tree]) -> Tree:
    if isinstance(node, Name):
        return point[node.name]
    if isinstance(node, Apply) and node.op == "leaky":
        return _in_other_words(*inside)
    return Apply(node.op, tuple(inside), node.place) if isinstance(node, Apply) else node


def _in_other_words(value: Tree, slope: Tree) -> Tree:
    """Returns a leaky relu as max(u, 0) + slope·min(u, 0), which all that reads trees knows."""
    positive, negative = (Apply(op, (value, Number(0)), value.place) for op in ("max", "min"))
    return Apply("+", (positive, Apply("*", (slope, negative), value.place)), value.place)


def _undefined(closed: Tree) -> int | None:
    """Returns the place of the innermost part without a value, or None."""
    if ball(closed, {}).is_finite():
        return None
    while inner := [part for part in closed.args if not ball(part, {}).is_finite()]:
        closed = inner[0]
    return closed.place


def _trace(graph: Graph) -> Trace:
    """Runs the graph over exact numbers, over sympy's expressions where they do not suffice."""
    is_exact = all(
        node.constant is None or isinstance(node.constant, int | fmpq | Log) for node in graph.nodes
    )
    try:
        if is_exact:
            return backward(graph, forward(graph))
    except TypeError:
        pass
    except ZeroDivisionError:
        raise _no_gradient() from None
    except ValueError:
        raise _not_real() from None
    return _symbolic_trace(graph)


def _symbolic_trace(graph: Graph) -> Trace:
    try:
        trace = backward(graph, forward(graph, to_sympy), number=to_sympy)
    except (TypeError, ZeroDivisionError):
        raise _no_gradient() from None
    if not all(map(is_real, trace.values)):
        raise _not_real()
    if not all(is_real(sent.local) for sent in trace.contributions):
        raise _no_gradient()
    return trace


def _not_real() -> QuizappError:
    return QuizappError(
        "EXPR: this power needs the logarithm of its base, which is not positive; "
        "choose another point"
    )


def _no_gradient() -> QuizappError:
    return QuizappError(
        "EXPR: the gradient is infinite or undecided at this point; choose another point"
    )
