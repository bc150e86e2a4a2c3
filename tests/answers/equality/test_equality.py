from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quizapp.answers import reader
from quizapp.answers.equality import Equality, compare
from quizapp.answers.reader.tree import listed

if TYPE_CHECKING:
    from quizapp.answers.reader.tree import Listed

_polynomials = st.lists(st.integers(-9, 9), min_size=1, max_size=5)


@lru_cache(maxsize=1_000)
def _side(text: str) -> Listed:
    """Returns an expression, the same each time: so what is kept of one meets all tests."""
    return listed(reader.read(text))


def _compare(left: str, right: str, *positive: str) -> Equality:
    one, other = map(_side, (left, right))
    return compare(one, other, frozenset(positive))


@pytest.mark.parametrize(
    ("left", "right", "proof"),
    [
        ("(x+1)^2", "x^2+2*x+1", "exact"),
        ("exp(x)+exp(x)", "2*exp(x)", "exact"),
        ("exp(2*x)", "exp(x)^2", "exact"),
        ("sqrt(3+2*sqrt(2))", "1+sqrt(2)", "exact"),
        ("sqrt(5*2^900+2^901*sqrt(6))", "2^450*sqrt(2)+2^450*sqrt(3)", "exact"),
        ("sqrt(x-59)", "abs(sqrt(x-59))", "exact"),
        ("sin(26*x)", "2*sin(13*x)*cos(13*x)", "numeric"),
        ("max(sin(x), 1/2)", "(sin(x)+1/2+abs(sin(x)-1/2))/2", "exact"),
        ("sqrt(sin(x)^2)", "abs(sin(x))", "numeric"),
        ("sin(pi/5)^2", "(5-sqrt(5))/8", "exact"),
        ("cos(pi/7)*cos(2*pi/7)*cos(3*pi/7)", "1/8", "exact"),
        ("tan(pi/8)", "sqrt(2)-1", "exact"),
        ("sin(1)", "2*sin(1/2)*cos(1/2)", "exact"),
        ("sin(pi/1009)", "cos(1007*pi/2018)", "numeric"),
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
        ("max(x,5000)", "5000"),
        ("max(x,5*8)", "2*20+0*x"),
        ("min(x,-5000)", "-5000"),
        ("x", "x+sin(pi*x)"),
        ("sqrt(5+2*sqrt(6))", "sqrt(2)+sqrt(3)+1e-1000"),
        ("pi", "355/113"),
        ("exp(pi*sqrt(163))", "262537412640768744"),
        ("exp(-5000)", "0"),
        ("+".join(["x^2"] * 140), "140*x^2+1e-1000"),
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
        ("log(x-10^7)", "log(x-10^7)"),
        ("sqrt(sin(x)^2)*sqrt(x-900)", "abs(sin(x))*sqrt(x-900)"),
    ],
)
def test_too_little_that_is_finite_decides_nothing(left: str, right: str) -> None:
    assert _compare(left, right).equal is None


@pytest.mark.parametrize(
    ("right", "typed", "equal"),
    [
        ("1", "x/x", True),
        ("x/x", "1", True),
        ("(x^2-1)/(x-1)", "x+1", True),
        # More may be defined than asked for, less may not.
        ("2*log(x)", "log(x^2)", True),
        ("log(x^2)", "2*log(x)", False),
        ("log(x*y)", "log(x)+log(y)", False),
        ("sqrt(x*y)", "sqrt(x)*sqrt(y)", False),
        ("x", "(x^3)^(1/3)", False),
        # Complex on the way, but right in the end.
        ("x", "sqrt(x)^2", True),
        ("x", "exp(log(x))", True),
        ("log(x/y)", "log(x)-log(y)", True),
    ],
)
def test_the_domain_is_that_of_the_right_one(right: str, typed: str, equal: bool) -> None:
    assert _compare(right, typed).equal is equal
    assert _compare(right, typed, "x", "y").equal is True


def test_a_point_without_a_value_is_named() -> None:
    assert _compare("log(x^2)", "2*log(x)").nowhere.startswith("x = -")
    assert _compare("sqrt(x^2)", "x").nowhere == ""


def test_positive_variables_are_sampled_where_they_live() -> None:
    assert _compare("sqrt(x^2)", "x").equal is False
    assert _compare("sqrt(x^2)", "x", "x").equal is True
    assert _compare("sqrt(x^2*y^2)", "x*y", "x").equal is False
    assert _compare("log(x)", "log(-x)", "x").equal is None


def test_what_is_kept_of_the_right_one_depends_on_the_question() -> None:
    for _ in range(2):
        assert _compare("sqrt(x^2)", "x").equal is False
        assert _compare("sqrt(x^2)", "x", "x").equal is True
        assert _compare("sqrt(x^2)", "abs(x)").equal is True
        assert _compare("sqrt(x^2)", "abs(x)+0*y").equal is True
        assert _compare("sqrt(x^2)", "abs(x)+y").equal is False
        assert _compare("sqrt(x^2)", "abs(x)+1e-300*sin(x)").equal is False


@given(_polynomials, _polynomials)
@settings(deadline=None, max_examples=60)
def test_sampling_agrees_with_proof(left: list[int], right: list[int]) -> None:
    """The same polynomials in x, which is proved, and in exp(x), which is sampled."""

    def written(coefficients: list[int], of: str) -> str:
        return "+".join(f"({c})*({of})^{power}" for power, c in enumerate(coefficients, start=1))

    proved = _compare(written(left, "x"), written(right, "x"))
    sampled = _compare(written(left, "exp(x)"), written(right, "e^x"))
    assert proved.equal is sampled.equal


_leaves = st.sampled_from(["x", "y", "1", "2", "1/3", "e", "pi"])
_formulas = st.recursive(
    _leaves,
    lambda inner: (
        st.builds("({}{}{})".format, inner, st.sampled_from("+-*"), inner)
        | st.builds("{}(({})/2)".format, st.sampled_from(["exp", "sigmoid", "tanh", "relu"]), inner)
        | st.builds("{}({}^2+1)".format, st.sampled_from(["log", "sqrt", "abs"]), inner)
        | st.builds("{}({})".format, st.sampled_from(["sin", "cos", "softplus"]), inner)
    ),
    max_leaves=6,
)


@given(_formulas, _formulas)
@settings(deadline=None, max_examples=60)
def test_equal_rewritings_of_anything(f: str, g: str) -> None:
    """Whatever f and g are, these are the same, and with 1/7 added they are not."""
    for left, right in (
        (f"({f})+({g})", f"({g})+({f})"),
        (f"({f})*(({g})+1)", f"({f})*({g})+({f})"),
        (f"(({f})+({g}))^2", f"({f})^2+2*({f})*({g})+({g})^2"),
        (f"1/(({f})^2+1)+({g})", f"(1+({g})*(({f})^2+1))/(({f})^2+1)"),
        (f"exp(({f})-({g}))", f"exp({f})/exp({g})"),
        (f"sin(({f})+({g}))", f"sin({f})*cos({g})+cos({f})*sin({g})"),
        (f"max({f},{g})", f"({f})+relu(({g})-({f}))"),
    ):
        # Towers of exponentials have no value that is computed.
        assume(_compare(left, left).equal is not None)
        assert _compare(left, right).equal is True
        assert _compare(left, f"({right})+1/7").equal is False
        assert _compare(left, f"({right})*(1+1e-30)+1e-40").equal is False
