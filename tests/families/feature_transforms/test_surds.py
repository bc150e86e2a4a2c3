from __future__ import annotations

from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.numbers import exact, to_float
from quizapp.families.feature_transforms._surds import (
    pretty_angle,
    root,
    typed_angle,
    under_a_root,
)

SQUARES = st.builds(lambda p, q: exact(p) / q, st.integers(0, 2000), st.integers(1, 200))


@pytest.mark.parametrize(
    ("square", "typed", "pretty"),
    [
        ("0", "0", "0"),
        ("36", "6", "6"),
        ("9/4", "3/2", "3/2"),
        ("27", "3*sqrt(3)", "3√3"),
        ("2", "sqrt(2)", "√2"),
        ("3/4", "sqrt(3)/2", "√3/2"),
        ("8/3", "2*sqrt(6)/3", "2√6/3"),
    ],
)
def test_roots_as_text(square: str, typed: str, pretty: str) -> None:
    assert root(exact(square)).typed == typed
    assert root(exact(square)).pretty == pretty
    if square != "0":
        assert root(exact(square), negative=True).typed == f"-{typed}"
        assert root(exact(square), negative=True).pretty == f"−{pretty}"


@given(SQUARES)
def test_a_root_is_exact_and_reduced(square: object) -> None:
    value = exact(str(square))
    found = root(value)
    assert found.square == value
    assert isclose(to_float(found.coefficient) * sqrt(found.radicand), sqrt(to_float(value)))
    factors = range(2, found.radicand + 1)
    assert not any(found.radicand % (n * n) == 0 for n in factors)


@pytest.mark.parametrize(
    ("turn", "typed", "pretty"),
    [
        ("1/6", "pi/6", "π/6"),
        ("-1/4", "-pi/4", "−π/4"),
        ("2/3", "2*pi/3", "2π/3"),
        ("-11/6", "-11*pi/6", "−11π/6"),
        ("1", "pi", "π"),
    ],
)
def test_angles_as_text(turn: str, typed: str, pretty: str) -> None:
    assert typed_angle(exact(turn)) == typed
    assert pretty_angle(exact(turn)) == pretty


def test_a_fraction_under_a_root_has_brackets() -> None:
    assert under_a_root(exact(25)) == "√25"
    assert under_a_root(exact("25/4")) == "√(25/4)"
