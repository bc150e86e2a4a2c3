"""Roots, sines and cosines: exact where that is rational, else by sympy, and as floats."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest

from quizapp.engine import lazy_sympy
from quizapp.engine.backprop import forward, gradients
from quizapp.engine.elementary import cos, sin, sqrt
from quizapp.engine.graph import build
from quizapp.engine.numbers import Log, exact, to_float
from quizapp.engine.symbolic import to_sympy

if TYPE_CHECKING:
    from collections.abc import Callable

NEW = {"sqrt": math.sqrt, "sin": math.sin, "cos": math.cos}


@pytest.mark.parametrize("op", NEW)
@pytest.mark.parametrize("at", ["2/3", "9/4", "5"])
def test_slopes_agree_with_a_difference_of_floats(op: str, at: str) -> None:
    graph = build({"x": at}, [("L", op, "x")])
    x, h = to_float(exact(at)), 1e-6
    difference = (NEW[op](x + h) - NEW[op](x - h)) / (2 * h)
    assert gradients(graph, forward(graph, to_float), to_float)[0] == pytest.approx(difference)
    by_sympy = gradients(graph, forward(graph, to_sympy), to_sympy)[0]
    assert float(by_sympy) == pytest.approx(difference)


def test_what_is_rational_stays_rational() -> None:
    assert sqrt(exact("9/4")) == exact("3/2")
    assert sqrt(exact(0)) == 0
    assert (sin(exact(0)), cos(exact(0))) == (0, 1)


def test_a_refusal_says_of_what_there_is_no_rational_value() -> None:
    with pytest.raises(TypeError, match=r"^the square root of 2 is not rational$"):
        sqrt(exact(2))
    with pytest.raises(TypeError, match=r"^cos of 1/2 is not rational$"):
        cos(exact("1/2"))


@pytest.mark.parametrize("function", [sqrt, sin, cos])
@pytest.mark.parametrize("value", [exact(2), Log(exact(2)), exact(-4)])
def test_what_is_not_rational_is_refused(function: Callable[..., Any], value: Any) -> None:
    with pytest.raises(TypeError):
        function(value)


@pytest.mark.parametrize("function", [sin, cos])
def test_of_1_only_the_root_is_rational(function: Callable[..., Any]) -> None:
    assert sqrt(exact(1)) == 1
    with pytest.raises(TypeError):
        function(exact(1))


def test_over_sympy_nothing_is_rounded() -> None:
    assert sqrt(lazy_sympy.load().Integer(8)) ** 2 == 8
