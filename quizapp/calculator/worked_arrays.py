"""An expression of matrices at a point, worked, with the upstream gradient of its value."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

import numpy as np
from flint import fmpq

from quizapp.answers import reader
from quizapp.answers.reader.tree import ARRAYS
from quizapp.calculator.array_point import read_array, read_arrays
from quizapp.calculator.expression_graph import graph_of
from quizapp.calculator.kinks import is_tie, kinks
from quizapp.calculator.point import check_names
from quizapp.calculator.shown_array import shape, shown_array
from quizapp.calculator.steps import local_rule
from quizapp.calculator.worked import Worked
from quizapp.engine.arrays import ARRAY_OPS, Pull, array, each
from quizapp.engine.backprop import Contribution, Trace, backward, exactly, forward
from quizapp.engine.closed_forms import Shown, is_real
from quizapp.engine.graph import INPUT, Graph
from quizapp.engine.numbers import Log
from quizapp.engine.symbolic import to_sympy
from quizapp.errors import QuizappError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quizapp.engine.arrays import Array
    from quizapp.engine.graph import Node

# Roughly the digits of the largest number on the way; beyond it a pass would take long.
_MOST_BITS = 20_000


def work(expression: str, at: Sequence[str], asked: Sequence[str], upstream: str) -> Worked:
    """Returns `expression` worked over matrices.

    Args:
        at: texts such as `X=[[1,2],[3,4]]`.
        asked: names of the variables whose gradients are wanted; all where empty.
        upstream: the gradient that arrives at the value, of its shape; 1 where empty.

    Raises:
        UsageError: something cannot be read, or shapes or names do not fit.
        QuizappError: there is no value or no gradient at this point.
    """
    point = read_arrays(at)
    seed = read_array("--upstream", upstream) if upstream else None
    try:
        tree = reader.read(expression, frozenset(point), ARRAYS)
        check_names(expression, tree, list(point), asked)
        graph = graph_of(tree, point, ARRAY_OPS)
    except reader.ReadError as error:
        raise UsageError(f"EXPR: {error}") from None
    # Exact numbers set off numpy's alarms about floats, which there are none of.
    with np.errstate(all="ignore"):
        trace = _trace(graph, seed)
    names = asked or [node.name for node in graph.nodes if node.name in point]
    return Worked(
        _shown(trace),
        tuple(graph.place(name) for name in names),
        frozenset(place for place in graph.leaves if graph.nodes[place].name not in point),
        tuple(kinks(trace, _has_tie)),
    )


def _trace(graph: Graph, seed: Array) -> Trace:
    _check_size(graph)
    numbers = [node.constant for node in graph.nodes if node.op == INPUT]
    is_exact = all(isinstance(n, fmpq | Log) for number in numbers for n in np.ravel(number))
    for number in (exactly, each(to_sympy)) if is_exact else (each(to_sympy),):
        try:
            values = _values(graph, number)
            up = number(_upstream(values[-1], seed))
            trace = backward(graph, values, number=number, seed=up)
        except TypeError:
            continue
        except ZeroDivisionError:
            break
        except AttributeError:
            raise UsageError(
                "EXPR: `sum`, `mean` and `.T` want a matrix, not a number; leave them out there"
            ) from None
        if number is exactly or _is_real(trace):
            return trace
    raise QuizappError("EXPR: an entry has no value or no gradient here; choose another point")


def _has_tie(left: Array, right: Array) -> bool:
    return bool(np.any(each(is_tie, 2)(left, right)))


def _is_real(trace: Trace) -> bool:
    return all(is_real(n) for some in (*trace.values, *trace.gradients) for n in np.ravel(some))


def _values(graph: Graph, number: Callable[[Array], Array]) -> list[Array]:
    """Returns the forward values; where shapes do not fit, says at which gate."""
    try:
        return forward(graph, number)
    except (ValueError, AttributeError):
        pass
    values: list[Array] = []
    for place in range(len(graph.nodes)):
        try:
            values = forward(Graph(graph.nodes[: place + 1], graph.ops), number)
        except (ValueError, AttributeError):
            break
    node = graph.nodes[len(values)]
    shapes = " and ".join(shape(values[source]) for source in node.inputs)
    what = f"{node.name} = {graph.formulas[len(values)]}"
    if node.op == "log":
        raise QuizappError(f"EXPR: {what}: an entry is not positive; choose another point")
    raise UsageError(f"EXPR: {what} cannot be done with {shapes}; give matrices of other shapes")


def _upstream(value: Array, seed: Array) -> Array:
    """Returns the gradient that arrives at `value`; 1 where none was given."""
    wanted = np.shape(value)
    if seed is None and prod(wanted) != 1:
        raise UsageError(
            f"EXPR: its value is {shape(value)}, not one number; "
            "give --upstream of that shape, or take a sum"
        )
    if seed is not None and np.shape(seed) != wanted:
        raise UsageError(f"--upstream: it is {shape(seed)}, the value {shape(value)}; make it that")
    return array(np.ones(wanted, dtype=int).tolist()) if seed is None else seed


_GROWTH: dict[str, Callable[..., int]] = {
    "mul": lambda u, v: u + v,
    "div": lambda u, v: u + v,
    "matmul": lambda u, v: u + v + 8,
    "square": lambda u: 2 * u,
    "tanh": lambda u: 2 * u,
}


def _check_size(graph: Graph) -> None:
    """Refuses what would compute with huge numbers, before it does."""
    bits: list[int] = []
    for node in graph.nodes:
        bits.append(_bits(node, [bits[source] for source in node.inputs]))
        if bits[-1] > _MOST_BITS:
            raise QuizappError("EXPR: its numbers would be too large; choose a simpler one")


def _bits(node: Node, inside: Sequence[int]) -> int:
    if node.op == INPUT:
        entries = np.ravel(node.constant)
        rationals = [n.of if isinstance(n, Log) else n for n in entries]
        return max(int(n.height_bits()) if isinstance(n, fmpq) else 8 for n in rationals)
    if node.op == "power":
        return inside[0] * max(1, abs(int(node.constant)))
    grown = _GROWTH.get(node.op)
    return grown(*inside) if grown else max(inside) + 8


def _shown(trace: Trace) -> Trace:
    """Returns the trace with its numbers as they are shown; a pull is shown as its rule."""
    return Trace(
        trace.graph,
        tuple(map(shown_array, trace.values)),
        tuple(map(shown_array, trace.gradients)),
        tuple(_contribution_shown(trace, sent) for sent in trace.contributions),
    )


def _contribution_shown(trace: Trace, sent: Contribution) -> Contribution:
    if isinstance(sent.local, Pull):
        rule = local_rule(trace, sent.gate, sent.slot)
        local: object = Shown(rule, rule)
    else:
        local = shown_array(sent.local)
    upstream, product = shown_array(sent.upstream), shown_array(sent.product)
    return Contribution(sent.gate, sent.slot, sent.to, upstream, local, product)
