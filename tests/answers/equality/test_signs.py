from __future__ import annotations

import pytest
from flint import fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.answers import reader
from quizapp.answers.equality.balls import ball, precision
from quizapp.answers.equality.signs import is_positive
from tests.answers.reader.test_printing import trees


@pytest.mark.parametrize(
    "positive",
    [
        *("3", "0.5", "e", "pi", "exp(-x)", "1+exp(-x)", "sigmoid(x)*cosh(x)", "softplus(x)"),
        *("p", "p*q", "p^x", "2^-x", "p^2+1/3", "sqrt(p)", "max(p, 1)", "25%", "p/(p+q)"),
    ],
)
def test_what_is_positive_wherever_it_has_a_value(positive: str) -> None:
    assert is_positive(reader.read(positive), frozenset("pq"))


@pytest.mark.parametrize(
    "unsure",
    ["0", "x", "-p", "p-q", "1-exp(-x)", "x^2", "tanh(p)", "log(p)", "p+x", "max(p, x)", "relu(x)"],
)
def test_what_may_be_something_else(unsure: str) -> None:
    assert not is_positive(reader.read(unsure), frozenset("pq"))


@given(trees, st.integers(-9, 9), st.integers(1, 9))
@settings(deadline=None)
def test_balls_agree(tree: reader.Node, over: int, under: int) -> None:
    point = dict.fromkeys(["x", "y"], fmpq(over, under)) | dict.fromkeys(["w_1", "α"], fmpq(1, 7))
    with precision(128):
        value = ball(tree, point)
    if is_positive(tree, frozenset({"w_1", "α"})) and value.is_finite():
        assert not value <= 0
