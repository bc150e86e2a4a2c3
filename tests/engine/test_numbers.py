from __future__ import annotations

import math
from typing import Any

import pytest
from flint import fmpq
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine import numbers
from quizapp.engine.numbers import Log, exact

ratios = st.builds(fmpq, st.integers(1, 99), st.integers(1, 99))


def test_a_constant_is_a_rational_whatever_it_was() -> None:
    assert [exact(given) for given in (3, "-3/4", "7", fmpq(1, 2))] == [
        fmpq(3),
        fmpq(-3, 4),
        fmpq(7),
        fmpq(1, 2),
    ]
    assert all(isinstance(exact(given), fmpq) for given in (3, "-3/4", fmpq(1, 2)))


@pytest.mark.parametrize("value", [0.5, True, None])
def test_no_other_type_becomes_exact(value: Any) -> None:
    with pytest.raises(TypeError):
        exact(value)


@given(ratios, ratios)
def test_logs_calculate_like_logarithms(a: fmpq, b: fmpq) -> None:
    assert Log(a) + Log(b) == Log(a * b)
    assert Log(a) - Log(b) == Log(a / b)
    assert -Log(a) == Log(1 / a)
    assert (Log(a) < Log(b)) == (a < b)
    assert numbers.exp(numbers.log(a)) == a
    assert numbers.to_float(Log(a)) == pytest.approx(math.log(int(a.p) / int(a.q)))


@pytest.mark.parametrize(
    "leaves_the_circle",
    [
        lambda log: log + fmpq(1),
        lambda log: fmpq(1) - log,
        lambda log: log * log,
        lambda log: fmpq(2) * log,
        lambda log: 1 / log,
        numbers.log,
        lambda _: numbers.exp(fmpq(1)),
    ],
)
def test_what_is_neither_rational_nor_log_is_refused(leaves_the_circle: Any) -> None:
    with pytest.raises(TypeError):
        leaves_the_circle(Log(fmpq(3)))


@pytest.mark.parametrize("value", [fmpq(0), fmpq(-1, 2)])
def test_only_what_is_positive_has_a_logarithm(value: fmpq) -> None:
    with pytest.raises(ValueError, match="not positive"):
        numbers.log(value)


@given(st.integers(), st.integers(min_value=1))
def test_numbers_of_any_size_are_written_as_flint_does(p: int, q: int) -> None:
    for value in (fmpq(p, q), fmpq(p), fmpq(p, q) ** 70):
        assert numbers.text(value) == str(value)


def test_numbers_are_typed_in_ascii_and_printed_with_a_true_minus() -> None:
    value = exact("-1/2")
    assert numbers.text(value) == "-1/2"
    assert numbers.pretty(value) == "−1/2"
    assert numbers.text(Log(exact("3/2"))) == "log(3/2)"
    assert [numbers.factor(exact(n)) for n in ("3", "-3", "1/2")] == ["3", "(−3)", "(1/2)"]
    assert [numbers.addend(exact(n)) for n in ("3", "-3", "1/2")] == ["3", "(−3)", "1/2"]


@pytest.mark.parametrize(
    ("exact_text", "printed"),
    [
        ("1+exp(-1/2)", "1 + exp(−1/2)"),
        ("-exp(1)/(1+exp(1))**2", "−exp(1)/(1 + exp(1))^2"),
        ("2*log(2)-1", "2·log(2) − 1"),
        ("≈-1.2e-05", "≈−1.2e−05"),
        ("[[-1, 1-exp(2)]]", "[[−1, 1 − exp(2)]]"),
    ],
)
def test_a_closed_form_is_printed_with_spaces_where_it_adds(exact_text: str, printed: str) -> None:
    assert numbers.pretty(exact_text) == printed


@pytest.mark.parametrize(
    ("value", "written", "places"),
    [
        ("0", "0", 0),
        ("-12", "−12", 0),
        ("1/4", "0.25", 2),
        ("-101/20", "−5.05", 2),
        ("1/200", "0.005", 3),
    ],
)
def test_decimals(value: str, written: str, places: int) -> None:
    assert numbers.decimal(exact(value)) == written
    assert numbers.decimal_places(exact(value)) == places


def test_a_third_has_no_finite_decimal() -> None:
    assert numbers.decimal_places(exact("1/3")) is None
    with pytest.raises(ValueError, match="write it as a fraction"):
        numbers.decimal(exact("1/3"))
