from __future__ import annotations

import pytest

from quizapp.answers import reader
from quizapp.answers.normal_form import proves_equal
from quizapp.answers.reader import ReadError


@pytest.mark.parametrize(
    ("left", "right", "equal"),
    [
        ("(x+y)^2", "x^2+2*x*y+y^2", True),
        ("(x+y)^2", "x^2+y^2", False),
        ("1/x+1/y", "(x+y)/(x*y)", True),
        ("x^-2", "1/(x*x)", True),
        ("x^(1+1)", "x*x", True),
        ("20%*x", "x/5", True),
        ("x", "x+1e-1000", False),
        ("(1-x)^60*(1+x)^60", "(1-x^2)^60", True),
        ("exp(x)*exp(x)", "exp(x)^2", True),
        ("2*exp(x)-exp(x)", "exp(x)", True),
        ("pi*x", "x*pi", True),
        ("exp(2*x)", "exp(x)^2", None),
        ("exp(x)", "exp(y)", None),
        ("e*x", "3*x", None),
    ],
)
def test_proofs(left: str, right: str, equal: bool | None) -> None:
    assert proves_equal(reader.read(left), reader.read(right)) is equal


def test_a_variable_called_e_is_not_the_constant() -> None:
    variable = reader.read("e", frozenset({"e"}))
    assert proves_equal(variable, reader.read("e")) is None


def test_what_would_be_too_wide_is_left_open() -> None:
    assert proves_equal(reader.read("(a+b+c+d+f)^30"), reader.read("a")) is None
    assert proves_equal(reader.read("(a+b+1)^40*(a-b+2)^40"), reader.read("a")) is None


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("x^201", "position 2: the degree would be more than 200"),
        ("x^150*x^51", "position 6: the degree would be more than 200"),
        ("(x+1)^100000", "position 6: the degree would be more than 200"),
        ("x^-201", "position 2: the degree would be more than 200"),
        ("(2^100*x)^41", "position 10: the result would be too large"),
        ("1/(x-x)", "position 2: division by zero"),
        ("(x-x)^-1", "position 6: division by zero"),
    ],
)
def test_refusals(typed: str, problem: str) -> None:
    with pytest.raises(ReadError) as caught:
        proves_equal(reader.read(typed), reader.read("x"))
    assert str(caught.value) == problem
