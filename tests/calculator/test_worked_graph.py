"""An expression at a point: the graph that it becomes, and what its two passes find."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest
from flint import arb
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quizapp.answers import reader
from quizapp.answers.equality.balls import ball, precision
from quizapp.calculator.worked_graph import work
from quizapp.errors import QuizappError

if TYPE_CHECKING:
    from quizapp.calculator.worked import Worked


def gates(worked: Worked) -> list[str]:
    graph = worked.trace.graph
    return [f"{graph.nodes[gate].name} = {graph.formulas[gate]}" for gate in graph.gates]


def gradients(worked: Worked) -> dict[str, str]:
    nodes = worked.trace.graph.nodes
    return {nodes[p].name: str(worked.trace.gradients[p]) for p in worked.variables}


GRAPHS = {
    "(x*y + max(z, w))*(x - z)": "a = x·y, b = max(z, w), c = a + b, d = x − z, L = c·d",
    "3x + x/2": "a = 3·x, b = (1/2)·x, L = a + b",
    "x*(2/3 + 1)": "L = (5/3)·x",
    "50% + x%": "a = (1/100)·x, L = 1/2 + a",
    "1/x - 2/x": "a = 1/x, b = 2/x, L = a − b",
    "x^2 + x^5 + x^-1": "a = x², b = x^5, c = a + b, d = x^(−1), L = c + d",
    "max(x, y, z)": "a = max(x, y), L = max(a, z)",
    "-(a + b)": "c = a + b, L = −c",
    "L*x": "a = L·x",
    "x y": "L = x·y",
    "e^x + x^(1/2)": "a = exp(x), b = √(x), L = a + b",
    "x^y": "a = log(x), b = y·a, L = exp(b)",
    "x^(1/3)": "a = log(x), b = (1/3)·a, L = exp(b)",
}


@pytest.mark.parametrize(("expression", "expected"), GRAPHS.items(), ids=GRAPHS)
def test_which_gates_an_expression_becomes(expression: str, expected: str) -> None:
    point = [f"{name}=2" for name in sorted(reader.names(expression))]
    assert ", ".join(gates(work(expression, point))) == expected


def test_a_variable_is_one_leaf_and_a_number_too() -> None:
    worked = work("(1 + x)*(1 - x) + x", ["x=2"])
    leaves = [worked.trace.graph.nodes[place].name for place in worked.trace.graph.leaves]
    assert leaves == ["1", "x"]
    assert worked.constants == {0}


def test_rationals_and_logarithms_stay_exact() -> None:
    assert gradients(work("sigmoid(x)*y", ["x=log(3/2), y=5/7"])) == {"x": "6/35", "y": "3/5"}


def test_gradients_come_in_the_order_asked() -> None:
    assert list(gradients(work("x*y*z", ["x=1,y=2,z=3"], ["z", "x"]))) == ["z", "x"]


TIES: list[tuple[str, str, dict[str, str], str]] = [
    ("relu(x)", "x=0", {"x": "0"}, "L = relu(x) has no derivative at x = 0"),
    ("leaky(x, 1/10)", "x=0", {"x": "1/10"}, "L = leaky(x, (1/10)) has no derivative at x = 0"),
    ("abs(x)", "x=0", {"x": "0"}, "L = |x| has no derivative at x = 0"),
    ("max(x, y)", "x=2,y=2", {"x": "1", "y": "0"}, "L = max(x, y) has no derivative where x = y"),
    ("min(x, y)", "x=2,y=2", {"x": "1", "y": "0"}, "L = min(x, y) has no derivative where x = y"),
    ("max(x, y)", "x=sqrt(2),y=sqrt(2)", {"x": "1", "y": "0"}, "has no derivative where x = y"),
]


@pytest.mark.parametrize(("expression", "at", "expected", "note"), TIES)
def test_a_kink_is_noted_with_the_convention_used(
    expression: str, at: str, expected: dict[str, str], note: str
) -> None:
    worked = work(expression, [at])
    assert gradients(worked) == expected
    (said,) = worked.notes
    assert note in said
    assert "used here" in said


def test_away_from_a_kink_there_is_nothing_to_note() -> None:
    assert not work("relu(x) + abs(y) + max(x, y) + max(x, x)", ["x=1,y=2"]).notes


VALUES = {"x": "3/2", "y": "-2", "z": "sqrt(2)"}
LEAVES = st.sampled_from([*VALUES, "2", "1/3"])
FUNCTIONS = ("exp", "sin", "cos", "tanh", "sigmoid", "relu", "softplus", "abs")


def _grown(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("({} {} {})".format, parts, st.sampled_from("+-*"), parts),
        st.builds("{}({})".format, st.sampled_from(FUNCTIONS), parts),
        st.builds("({})^2".format, parts),
        st.builds("max({}, {})".format, parts, parts),
    )


def at(tree: Any, name: str, nudge: str) -> float:
    """The value with one variable nudged, by ball arithmetic: no engine, no sympy."""
    with precision(128):
        point: Any = {n: ball(reader.read(v), {}) for n, v in VALUES.items()}
        point[name] += arb(nudge)
        return float(ball(tree, point))


@given(st.recursive(LEAVES, _grown, max_leaves=6), st.sampled_from(sorted(VALUES)))
@settings(max_examples=60, deadline=None)
def test_gradients_agree_with_differences_of_balls(expression: str, name: str) -> None:
    tree = reader.read(expression)
    used = reader.variables(tree)
    assume(name in used)
    try:
        worked = work(expression, [f"{n}={VALUES[n]}" for n in used], [name])
    except QuizappError:
        # Too large, or a tie that no algebra decides: refused, never guessed.
        return
    assume(not worked.notes)
    with precision(128):
        found = float(ball(reader.read(gradients(worked)[name]), {}))
    difference = (at(tree, name, "1e-9") - at(tree, name, "-1e-9")) / 2e-9
    # Balls know no power of what may be 0, such as (x − x)².
    assume(math.isfinite(difference))
    assert math.isclose(found, difference, rel_tol=1e-4, abs_tol=1e-4)


@pytest.mark.parametrize(("x", "value", "slope"), [("3", "3", "1"), ("-3", "-3/10", "1/10")])
def test_a_leaky_relu_has_its_slope_below_0(x: str, value: str, slope: str) -> None:
    worked = work("leaky(x, 0.1)", [f"x={x}"])
    assert gates(worked) == ["L = leaky(x, (1/10))"]
    assert str(worked.trace.values[-1]) == value
    assert gradients(worked) == {"x": slope}


def test_a_leaky_relu_needs_a_number_for_its_slope_and_a_value_inside() -> None:
    with pytest.raises(QuizappError, match="the slope of `leaky` is a number, such as 1/10"):
        work("leaky(x, y)", ["x=1,y=2"])
    with pytest.raises(QuizappError, match="position 7: `log` of this has no value"):
        work("leaky(log(x), 1/2)", ["x=-1"])
    assert gradients(work("leaky*x", ["leaky=2,x=3"])) == {"leaky": "3", "x": "2"}
