"""Closed forms read back as the number that they stand for: by sympy and by our own reader."""

from __future__ import annotations

from typing import Any

import pytest
import sympy as sp
from flint import arb
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quizapp.answers import reader
from quizapp.answers.equality.balls import ball, precision
from quizapp.engine.closed_forms import closed_form, is_real, shown
from quizapp.engine.numbers import Log, exact

EXAMPLES = {
    sp.exp(-1) / (1 + sp.exp(-1)) ** 2: "exp(-1)/(1+exp(-1))**2",
    sp.E * (1 - sp.E / (1 + sp.E)): "exp(1)*(1-exp(1)/(1+exp(1)))",
    sp.sqrt(2) / 2: "sqrt(2)/2",
    -3 * sp.pi / 4: "-3*pi/4",
    1 / (2 * sp.pi): "1/(2*pi)",
    sp.log(2) - sp.E: "log(2)-exp(1)",
    -(sp.log(2) ** 3): "-log(2)**3",
    sp.Rational(2, 3) ** sp.Rational(1, 3): "2**(1/3)*3**(2/3)/3",
    sp.cos(1) ** 2: "cos(1)**2",
    1 / sp.sqrt(1 + sp.E): "1/sqrt(1+exp(1))",
    sp.exp(sp.sqrt(2)): "exp(sqrt(2))",
    sp.Rational(-3, 7): "-3/7",
    sp.sqrt(2) * sp.pi: "sqrt(2)*pi",
    2 * sp.E: "2*exp(1)",
    sp.pi ** sp.Rational(3, 2): "pi**(3/2)",
}


@pytest.mark.parametrize(("value", "text"), EXAMPLES.items(), ids=EXAMPLES.values())
def test_how_a_closed_form_is_written(value: Any, text: str) -> None:
    assert closed_form(value) == text


def test_the_shorter_of_two_forms_is_shown() -> None:
    assert shown(sp.E * (1 - sp.E / (1 + sp.E)) / (1 + sp.E)).exact == "exp(1)/(1+exp(1))**2"
    # Of the degree 3059 in exp(1/1728): an unknown of its own.
    high = sp.exp(sp.Rational(3059, 1728))
    gradient = shown(high * (1 - high / (1 + high)) / (1 + high)).exact
    assert gradient == "exp(3059/1728)/(1+exp(3059/1728))**2"
    assert shown(1 + sp.exp(sp.Rational(-1, 2))).exact == "1+exp(-1/2)"


RATIONALS = st.builds(sp.Rational, st.integers(-9, 9), st.integers(1, 6))
POSITIVE = st.builds(sp.Rational, st.integers(1, 9), st.integers(1, 6))
ATOMS = st.one_of(
    RATIONALS,
    st.just(sp.pi),
    st.builds(sp.exp, RATIONALS),
    st.builds(sp.log, POSITIVE),
    st.builds(sp.sqrt, POSITIVE),
    st.builds(sp.sin, RATIONALS),
)


def _grown(parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(
        st.builds(lambda u, v: u + v, parts, parts),
        st.builds(lambda u, v: u * v, parts, parts),
        st.builds(lambda u, v: u / v if v else u, parts, parts),
        st.builds(lambda u: u**2, parts),
        st.builds(sp.cos, parts),
    )


@given(st.recursive(ATOMS, _grown, max_leaves=6))
@settings(max_examples=150, deadline=None)
def test_the_text_reads_back_as_the_same_number(value: Any) -> None:
    assume(is_real(value))
    text = shown(value).exact
    about = sp.N(value, 30)
    assert abs(sp.N(sp.sympify(text) - value, 30)) < 1e-20 * max(1, abs(about))
    with precision(200):
        read_back = ball(reader.read(text), {})
        # Balls give up on the cosine of what is very large.
        assume(read_back.is_finite())
        assert abs(read_back - arb(str(about))) < arb("1e-15") * (1 + abs(read_back))


def test_long_texts_have_a_short_form() -> None:
    assert shown(sp.exp(-1) / (1 + sp.exp(-1)) ** 2).short == "≈0.1966"
    assert shown(sp.sqrt(2) / 2).short == "sqrt(2)/2"
    assert shown(exact("-215/18")).short == "-215/18"
    assert shown(exact("123456789/1000001")).short == "≈123.5"
    # −13.70 by four digits: a last 0 is left out, of a negative number too.
    assert shown(-4 * sp.E - 2 * sp.sqrt(2)).short == "≈-13.7"
    assert shown(3 * sp.exp(10_000)).short == "≈2.642e+4343"
    assert shown(Log(exact("3/2"))).exact == "log(3/2)"


@pytest.mark.parametrize("value", [sp.zoo, sp.nan, sp.oo, sp.log(-2), sp.sqrt(-1) * 3])
def test_what_is_no_real_number(value: Any) -> None:
    assert not is_real(value)
    assert is_real(sp.pi)
