"""Forward mode against reverse mode, sympy and secants; it shares no pass with any of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.engine.arrays import ARRAY_OPS, Pull, array, each
from quizapp.engine.backprop import backward, exactly, forward, gradients
from quizapp.engine.graph import INPUT, Graph, Node, build
from quizapp.engine.numbers import exact, to_float
from quizapp.engine.symbolic import to_sympy
from quizapp.engine.tangents import tangents
from tests.engine.test_arrays import CASES, IRRATIONAL, networks
from tests.engine.test_backprop import GRAPH, graphs

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.engine.numbers import Number


def drawn_direction(data: st.DataObject, graph: Graph) -> list[Number]:
    return [exact(data.draw(st.integers(-3, 3))) for _ in graph.leaves]


def test_tangents_by_hand() -> None:
    """x moves at 1 and y at 2: a = x·y at −2 + 6 = 4, c at 4, d at 1, L = c·d at 2·4 − 5·1."""
    found = tangents(GRAPH, forward(GRAPH), list(map(exact, (1, 2, 0, 0))))
    assert found == [1, 2, 0, 0, 4, 0, 4, 1, 3]


@given(graphs(), st.data())
@settings(max_examples=60, deadline=None)
def test_both_modes_agree(graph: Graph, data: st.DataObject) -> None:
    """The output's tangent is gradient · direction."""
    values, direction = forward(graph), drawn_direction(data, graph)
    found = gradients(graph, values)
    slope = sum(found[leaf] * move for leaf, move in zip(graph.leaves, direction, strict=True))
    assert tangents(graph, values, direction)[-1] == slope


@given(graphs())
@settings(max_examples=30, deadline=None)
def test_tangents_along_one_input_are_what_sympy_finds(graph: Graph) -> None:
    """Of every node at once, from the symbolic forms alone."""
    values = forward(graph)
    moved = graph.leaves[0]
    found = tangents(graph, values, [exact(int(leaf == moved)) for leaf in graph.leaves])
    symbol = sp.Symbol("t", real=True)
    expressions: list[Any] = []
    for place, node in enumerate(graph.nodes):
        if node.op == INPUT:
            expressions.append(symbol if place == moved else to_sympy(node.constant))
            continue
        constants = [] if node.constant is None else [to_sympy(node.constant)]
        read = [expressions[source] for source in node.inputs]
        expressions.append(graph.ops[node.op].symbolic(*read, *constants))
    at = to_sympy(graph.nodes[moved].constant)
    assert [to_sympy(t) for t in found] == [
        sp.sympify(e).diff(symbol).subs(symbol, at) for e in expressions
    ]


@given(graphs(), st.data())
@settings(max_examples=30, deadline=None)
def test_over_floats_and_over_sympy_the_same(graph: Graph, data: st.DataObject) -> None:
    direction = drawn_direction(data, graph)
    slopes = tangents(graph, forward(graph), direction)
    by_float = tangents(graph, forward(graph, to_float), list(map(to_float, direction)), to_float)
    assert by_float == pytest.approx(list(map(to_float, slopes)))
    by_sympy = tangents(graph, forward(graph, to_sympy), list(map(to_sympy, direction)), to_sympy)
    assert by_sympy == list(map(to_sympy, slopes))


def test_a_chain_of_100_000_gates() -> None:
    """a(k+1) = x − a(k): its tangent along x alternates between 1 and 0."""
    nodes = [Node("x", INPUT, constant=exact(3))]
    nodes += [Node(f"a{k}", "sub", (0, k)) for k in range(100_000)]
    graph = Graph(tuple(nodes))
    found = tangents(graph, forward(graph), [exact(1)])
    assert found[-4:] == [0, 1, 0, 1]
    assert found[-1] == gradients(graph, forward(graph))[0]


def inner(one: Any, other: Any) -> Any:
    return np.sum(one * other)


def _direction(graph: Graph) -> list[Any]:
    """A different small number for every entry of every input."""
    moves, count = [], 0
    for leaf in graph.leaves:
        shape = np.shape(graph.nodes[leaf].constant)
        size = int(np.prod(shape))
        squares = [n * n - 5 for n in range(count, count + size)]
        moves.append(array(squares).reshape(shape))
        count += size
    return moves


def kind_of(op: str) -> Callable[[Any], Any]:
    return each(to_sympy) if op in IRRATIONAL else exactly


def modes_agree(graph: Graph, number: Callable[[Any], Any] = exactly) -> bool:
    """Whether gradient · direction is the tangent of the output, over all inputs."""
    values, direction = forward(graph, number), list(map(number, _direction(graph)))
    found = gradients(graph, values, number)
    slope = sum(
        inner(found[leaf], move) for leaf, move in zip(graph.leaves, direction, strict=True)
    )
    return bool(tangents(graph, values, direction, number)[-1] == slope)


@pytest.mark.parametrize("op", CASES)
def test_what_an_array_operation_pushes_fits_what_it_sends(op: str) -> None:
    assert modes_agree(CASES[op], kind_of(op))


def test_both_modes_agree_on_networks() -> None:
    assert all(map(modes_agree, networks()))


@pytest.mark.parametrize("op", CASES)
def test_a_wrong_push_is_noticed(op: str) -> None:
    right = ARRAY_OPS[op].local

    def wrong(*arguments: Any) -> tuple[Pull, ...]:
        return tuple(_doubled(pull) for pull in right(*arguments))

    table = ARRAY_OPS | {op: replace(ARRAY_OPS[op], local=wrong)}
    assert not modes_agree(Graph(CASES[op].nodes, table), kind_of(op))


def _doubled(pull: Pull) -> Pull:
    return Pull(pull.send, lambda tangent: 2 * (pull * tangent))


def test_a_mistaken_rule_runs_backward_only() -> None:
    graph = build({"x": array([[1]])}, [("L", "total", "x")], ARRAY_OPS)
    (pull,) = graph.ops["total"].local(1, array([[1]]))
    assert pull * array([[5]]) == 5
    with pytest.raises(TypeError):
        Pull(pull.send) * array([[5]])
    assert backward(graph, forward(graph)).gradients[0].tolist() == [[1]]
