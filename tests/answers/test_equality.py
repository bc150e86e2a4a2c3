from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.answers import reader
from quizapp.answers.equality import Equality, compare

_polynomials = st.lists(st.integers(-9, 9), min_size=1, max_size=5)


def _compare(left: str, right: str, *positive: str) -> Equality:
    return compare(reader.read(left), reader.read(right), frozenset(positive))


@pytest.mark.parametrize(
    ("left", "right", "proof"),
    [
        ("(x+1)^2", "x^2+2*x+1", "exact"),
        ("exp(x)+exp(x)", "2*exp(x)", "exact"),
        ("exp(2*x)", "exp(x)^2", "numeric"),
        ("sigmoid(x)", "(1+tanh(x/2))/2", "numeric"),
        ("log(9)", "2*log(3)", "numeric"),
    ],
)
def test_equal_and_how_it_is_known(left: str, right: str, proof: str) -> None:
    assert _compare(left, right) == Equality(equal=True, proof=proof)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("x", "x+1e-9"),
        ("exp(x)", "exp(x)+1e-9"),
        ("exp(x)", "exp(x)+1e-1100"),
        ("exp(x)", "exp(x)+1e-300*sin(x)"),
        ("abs(x)", "x"),
        ("max(x,30)", "30"),
        ("pi", "355/113"),
        ("exp(pi*sqrt(163))", "262537412640768744"),
        ("exp(-5000)", "0"),
    ],
)
def test_one_certified_difference_disproves(left: str, right: str) -> None:
    assert _compare(left, right) == Equality(equal=False)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("log(-1-x^2)", "log(-1-x^2)"),
        ("x", "x+0*log(-1-x^2)"),
        ("exp(exp(20+x^2))", "exp(exp(20+x^2))+0"),
        ("sqrt(x-59)", "abs(sqrt(x-59))"),
    ],
)
def test_too_little_that_is_finite_decides_nothing(left: str, right: str) -> None:
    assert _compare(left, right).equal is None


def test_positive_variables_are_sampled_where_they_live() -> None:
    assert _compare("sqrt(x^2)", "x").equal is False
    assert _compare("sqrt(x^2)", "x", "x").equal is True
    assert _compare("sqrt(x^2*y^2)", "x*y", "x").equal is False
    assert _compare("log(x)", "log(-x)", "x").equal is None


@given(_polynomials, _polynomials)
@settings(deadline=None, max_examples=60)
def test_sampling_agrees_with_proof(left: list[int], right: list[int]) -> None:
    """The same polynomials in x, which is proved, and in exp(x), which is sampled."""

    def written(coefficients: list[int], of: str) -> str:
        return "+".join(f"({c})*({of})^{power}" for power, c in enumerate(coefficients, start=1))

    proved = _compare(written(left, "x"), written(right, "x"))
    sampled = _compare(written(left, "exp(x)"), written(right, "e^x"))
    assert proved.equal is sampled.equal
