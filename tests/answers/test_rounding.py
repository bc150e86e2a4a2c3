from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal

import pytest
from flint import fmpq
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quizapp.answers import number, reader
from quizapp.answers.rounding import decimal
from quizapp.model.grades import Verdict

_fractions = st.tuples(st.integers(1, 10**6), st.integers(1, 10**4))


@given(_fractions, st.integers(3, 13), st.booleans())
@settings(deadline=None, max_examples=200)
def test_rounding_to_any_number_of_digits_is_right(
    fraction: tuple[int, int], digits: int, is_negative: bool
) -> None:
    sign = "-" if is_negative else ""
    answer = number.Answer(f"{sign}{fraction[0]}/{fraction[1]}")
    for rounding in (ROUND_HALF_EVEN, ROUND_HALF_UP):
        context = Context(prec=digits, rounding=rounding)
        rounded = context.divide(Decimal(fraction[0]), Decimal(fraction[1]))
        assert answer.grade(f"{sign}{rounded:e}").verdict.is_right


@given(_fractions, st.integers(1, 13), st.sampled_from([-3, -2, -1, 1, 2, 3]))
@settings(deadline=None, max_examples=200)
def test_a_wrong_last_digit_is_wrong(fraction: tuple[int, int], digits: int, off: int) -> None:
    exact = Context(prec=60).divide(Decimal(fraction[0]), Decimal(fraction[1]))
    rounded = Context(prec=digits).plus(exact)
    unit = Decimal(1).scaleb(exact.adjusted() - digits + 1)
    wrong = rounded + off * unit
    assume(wrong > 0 and abs(wrong - exact) > unit / 2)
    verdict = number.Answer(f"{fraction[0]}/{fraction[1]}").grade(f"{wrong:e}").verdict
    assert verdict is Verdict.INCORRECT


@given(_fractions)
@settings(deadline=None, max_examples=200)
def test_what_python_prints_is_right(fraction: tuple[int, int]) -> None:
    answer = number.Answer(f"{fraction[0]}/{fraction[1]}")
    assert answer.grade(repr(fraction[0] / fraction[1])).verdict.is_right


@pytest.mark.parametrize(
    ("typed", "digits", "unit"),
    [
        ("0.330", 3, fmpq(1, 1000)),
        ("0.0033", 2, fmpq(1, 10_000)),
        ("-33.3%", 3, fmpq(1, 1000)),
        ("1.20e3", 3, fmpq(10)),
        ("667", 3, fmpq(1)),
        ("0.00", 0, fmpq(1, 100)),
        ("3*10^-1", 1, fmpq(1, 10)),
        ("3%", 1, fmpq(1, 100)),
    ],
)
def test_significant_digits(typed: str, digits: int, unit: fmpq) -> None:
    read = decimal(reader.read(typed))
    assert read is not None
    assert (read.digits, read.unit) == (digits, unit)


@pytest.mark.parametrize(
    "typed", ["3", "-3", "0", "1/3", "0.3*1", "3.33*(10/2)", "3.33*10^(1/2)", "e"]
)
def test_what_is_no_decimal(typed: str) -> None:
    assert decimal(reader.read(typed)) is None


def test_min_digits() -> None:
    strict, loose = number.Answer("1/3", min_digits=5), number.Answer("1/3", min_digits=1)
    assert strict.grade("0.3333").feedback == "right so far; give 5 significant digits"
    assert strict.grade("0.33333").verdict is Verdict.ROUNDED
    assert loose.grade("0.3").verdict is Verdict.ROUNDED
