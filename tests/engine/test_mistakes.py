from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from quizapp.engine.backprop import backward, forward
from quizapp.engine.graph import Graph, build
from quizapp.engine.mistakes import MISTAKES
from quizapp.engine.numbers import Log, exact
from quizapp.engine.ops import OPS

if TYPE_CHECKING:
    from quizapp.engine.numbers import Number

# f = (x + y)·x − max(x², y) + relu(−y), with x = 3, y = 2: ∂f/∂x = x + (x + y) − 2x = 2.
GRAPH = build(
    {"x": 3, "y": 2},
    [
        ("a", "add", "x", "y"),
        ("b", "mul", "a", "x"),
        ("c", "square", "x"),
        ("d", "max", "c", "y"),
        ("f", "neg", "y"),
        ("g", "relu", "f"),
        ("h", "sub", "b", "d"),
        ("L", "add", "h", "g"),
    ],
)


def gradients_by_mistake(graph: Graph, tag: str) -> list[Number]:
    trace = backward(graph, forward(graph))
    wrong = MISTAKES[tag].run(trace)
    return [wrong.gradients[place] for place in graph.leaves]


def test_what_is_right() -> None:
    trace = backward(GRAPH, forward(GRAPH))
    assert list(trace.gradients[:2]) == [2, 3]


@pytest.mark.parametrize(
    ("tag", "wrong"),
    [
        # x is reached by c (−6), then b (5), then a (3); y by f (0), then d (0), then a (3).
        ("overwrite", [3, 3]),
        ("first-path-only", [-6, 0]),
        ("product-of-paths", [-90, 0]),
        ("local-only", [12, 0]),
        ("upstream-only", [3, 3]),
        ("mul-no-swap", [2, 5]),
        ("mul-as-add", [-4, 1]),
        ("sub-as-add", [14, 3]),
        ("max-to-both", [2, 2]),
        ("max-scaled", [-46, 3]),
        ("relu-ignored", [2, 2]),
        ("square-no-two", [5, 3]),
        ("add-splits", ["1/4", "3/4"]),
        ("forward-mode-order", [0, 0]),
    ],
)
def test_each_mistake_by_hand(tag: str, wrong: list[int | str]) -> None:
    assert gradients_by_mistake(GRAPH, tag) == list(map(exact, wrong))


def test_adding_in_place_of_multiplying() -> None:
    graph = build({"x": 2, "y": 5}, [("a", "mul", "x", "y"), ("L", "square", "a")])
    # L sends 1 + 20 to a, which sends 21 + 5 and 21 + 2.
    assert gradients_by_mistake(graph, "add-not-multiply") == [26, 23]


def test_a_sum_that_shares_out() -> None:
    graph = build({"x": 2, "y": 5}, [("a", "add", "x", "y"), ("L", "scale", "a", 4)])
    assert gradients_by_mistake(graph, "add-splits") == [2, 2]


# Each wrong rule of the table at work: op, inputs (and constant), and what it sends them of 1.
AT_AN_OP = [
    ("add-splits", "add", (2, 5), ("1/2", "1/2")),
    ("sub-as-add", "sub", (2, 5), (1, 1)),
    ("mul-no-swap", "mul", (2, 5), (2, 5)),
    ("mul-no-swap", "scale", (2, 5), (2,)),
    ("mul-as-add", "mul", (2, 5), (1, 1)),
    ("mul-as-add", "scale", (2, 5), (1,)),
    ("max-to-both", "max", (2, 5), (1, 1)),
    ("max-scaled", "max", (2, 5), (0, 5)),
    ("max-scaled", "max", (5, 2), (5, 0)),
    ("max-scaled", "max", (2, 2), (2, 0)),
    ("relu-ignored", "relu", (-2,), (1,)),
    ("square-no-two", "square", (5,), (5,)),
    ("inverse-no-minus", "recip", (5,), ("1/25",)),
    ("inverse-no-minus", "div", (2, 5), ("1/5", "2/25")),
    ("sigmoid-as-exp", "sigmoid", (Log(exact(3)),), ("3/4",)),
]


@pytest.mark.parametrize(("tag", "op", "operands", "sent"), AT_AN_OP)
def test_a_wrong_rule_of_an_operation(
    tag: str, op: str, operands: tuple[Any, ...], sent: tuple[Any, ...]
) -> None:
    inputs = dict(zip("xy", operands[: OPS[op].arity], strict=False))
    graph = build(inputs, [("L", op, *inputs, *operands[OPS[op].arity :])])
    assert gradients_by_mistake(graph, tag) == list(map(exact, sent))


def test_every_wrong_rule_of_the_table_is_a_known_mistake() -> None:
    of_ops = {(tag, op) for op, entry in OPS.items() for tag in entry.mistakes}
    assert of_ops == {(tag, op) for tag, op, _, _ in AT_AN_OP}
    assert {tag for tag, _ in of_ops} == {tag for tag, m in MISTAKES.items() if m.rules.local}


def test_seventeen_mistakes_are_known() -> None:
    assert len(MISTAKES) == 17


@pytest.mark.parametrize("tag", MISTAKES)
def test_a_mistake_that_changes_an_answer_belongs_to_it(tag: str) -> None:
    """And where its rule is not used on the way, the answer is right."""
    trace = backward(GRAPH, forward(GRAPH))
    wrong = MISTAKES[tag].run(trace)
    for place in range(len(GRAPH.nodes) - 1):
        if not MISTAKES[tag].belongs(trace, place):
            assert wrong.gradients[place] == trace.gradients[place]


def test_rules_belong_only_where_they_are_used() -> None:
    graph = build({"x": 3, "y": 2, "z": 4}, [("a", "add", "x", "y"), ("L", "mul", "a", "z")])
    trace = backward(graph, forward(graph))
    belongs = {
        name: {tag for tag in MISTAKES if MISTAKES[tag].belongs(trace, graph.place(name))}
        for name in ("x", "z", "a")
    }
    always = {"upstream-only", "add-not-multiply", "mul-no-swap", "mul-as-add"}
    assert belongs["z"] == belongs["a"] == always
    assert belongs["x"] == always | {"local-only", "forward-mode-order", "add-splits"}


def test_two_uses_are_several() -> None:
    # c sends 5 to x before a sends 10; the sum would be 15.
    gates = [("a", "scale", "x", 2), ("b", "scale", "a", 5), ("c", "scale", "x", 5)]
    graph = build({"x": 3, "y": 2}, [*gates, ("d", "add", "b", "c"), ("L", "add", "d", "y")])
    trace = backward(graph, forward(graph))
    wrong = {"overwrite": 10, "first-path-only": 5, "product-of-paths": 50}
    for tag, gradient in wrong.items():
        assert MISTAKES[tag].run(trace).gradients[graph.place("x")] == gradient
        assert MISTAKES[tag].belongs(trace, graph.place("x"))
        assert not MISTAKES[tag].belongs(trace, graph.place("y"))


def test_a_gate_with_two_uses_on_the_way_counts_too() -> None:
    gates = [("a", "scale", "x", 2), ("b", "scale", "a", 3), ("L", "add", "a", "b")]
    trace = backward(graph := build({"x": 3}, gates), forward(graph))
    assert MISTAKES["overwrite"].belongs(trace, graph.place("x"))
    assert not MISTAKES["overwrite"].belongs(trace, graph.place("b"))
