from __future__ import annotations

import contextlib
import operator
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from flint import fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.answers import exact, reader
from quizapp.answers.exact import MAX_BITS, rational
from quizapp.answers.reader import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable

# What was typed, and its value by Python's own fractions; None where it divides by zero.
_Typed = tuple[str, Fraction | None]
_APPLY = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


def _literal(text: str) -> _Typed:
    return text, Fraction(text)


def _combined(left: _Typed, op: str, right: _Typed) -> _Typed:
    text = f"({left[0]} {op} {right[0]})"
    if left[1] is None or right[1] is None or (op == "/" and right[1] == 0):
        return text, None
    return text, _APPLY[op](left[1], right[1])


_literals = (st.integers(0, 99).map(str) | st.decimals(0, 9, places=2).map(str)).map(_literal)
_sums = st.recursive(
    _literals,
    lambda inner: st.builds(_combined, inner, st.sampled_from("+-*/"), inner),
    max_leaves=12,
)


@given(_sums)
@settings(deadline=None)
def test_arithmetic_is_that_of_fractions(typed: _Typed) -> None:
    text, value = typed
    if value is None:
        with pytest.raises(ReadError, match="division by zero"):
            rational(reader.read(text))
    else:
        assert rational(reader.read(text)) == fmpq(value.numerator, value.denominator)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2^10", "1024"),
        ("(2/3)^-2", "9/4"),
        ("sqrt(4/9)", "2/3"),
        ("25%", "1/4"),
        ("max(1/2, 2/3) - min(1/2, 2/3)", "1/6"),
        ("relu(-3) + relu(3) + abs(-3)", "6"),
        ("sigmoid(0) + tanh(0) + cos(0)", "3/2"),
        ("0^5", "0"),
        ("(-1)^999999", "-1"),
        ("(-1)^-1000000", "1"),
        ("(-1)^0", "1"),
        ("1^(-3)", "1"),
        ("2^4095-2^4095", "0"),
        ("2^4000/2^4000", "1"),
        ("1/3^2500+2/3^2500-3^1-3/3^2500", "-3"),
    ],
)
def test_values(typed: str, value: str) -> None:
    over, _, under = value.partition("/")
    assert rational(reader.read(typed)) == fmpq(int(over), int(under or 1))


@pytest.mark.parametrize("typed", ["x", "x*0", "e", "sqrt(2)", "2^(1/2)", "log(2)", "exp(1)"])
def test_what_is_not_known_as_rational(typed: str) -> None:
    assert rational(reader.read(typed)) is None


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("2 + 1/0", "position 6: division by zero"),
        ("0^0", "position 2: 0 has no such power"),
        ("sqrt(-4)", "position 1: a negative number has no square root"),
        ("log(1-1)", "position 1: `log` of this has no value"),
        ("2^4097", "position 2: the result would be too large"),
        ("9^9^9", "position 2: the result would be too large"),
        ("3*2^4000*2^4000", "position 9: the result would be too large"),
        ("2^4000/(1/2^4000)", "position 7: the result would be too large"),
        ("1/3^2000-1/2^2000", "position 9: the result would be too large"),
    ],
)
def test_refusals(typed: str, problem: str) -> None:
    with pytest.raises(ReadError) as caught:
        rational(reader.read(typed))
    assert str(caught.value) == problem


@given(st.lists(st.tuples(st.sampled_from("+-*/"), st.integers(0, 8)), max_size=8))
@settings(deadline=None)
def test_no_number_is_made_that_is_too_large(steps: list[tuple[str, int]]) -> None:
    numbers = [
        *("2^4095", "1/2^4095", "3^2000", "1/3^2000", "5^1700/3^2500", "7/2^2047"),
        *("2^2048", "-1/3", "10^600"),
    ]
    text = "1"
    made: list[fmpq] = []
    for op, index in steps:
        text = f"({text}){op}({numbers[index]})"
    with pytest.MonkeyPatch.context() as patch:
        for op in exact._RULES:
            patch.setitem(exact._RULES, op, _recorded(exact._RULES[op], made))
        with contextlib.suppress(ReadError):
            rational(reader.read(text))
    # What a bound of sums of bits leaves open is a bit, or two.
    assert all(value.height_bits() <= MAX_BITS + 2 for value in made)


def _recorded(rule: Callable[..., fmpq | None], made: list[fmpq]) -> Callable[..., fmpq | None]:
    def recorded(node: reader.Node, *args: fmpq) -> fmpq | None:
        value = rule(node, *args)
        made.extend([] if value is None else [value])
        return value

    return recorded
