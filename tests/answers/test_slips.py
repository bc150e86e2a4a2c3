"""Slips that explain any wrong answer, each said in one line that does not name the right one."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizapp.answers import choice, expression, matrix, named, number, vector
from quizapp.answers.slips import slip
from quizapp.grading import grade_answer
from quizapp.model.questions import Answer, Misconception, Question

_FACTOR_2 = "off by a factor of 2: is a 2 missing, or one too many?"
_FACTOR_10 = "off by a factor of 10: check the decimal point"
_PERCENT = "per cent or a fraction of 1? it is off by a factor of 100"
_DEGREES = "radians or degrees?"
_LAST_DIGIT = "nearly: look at the last digit again"
_INSIDE = "nearly: decimals inside an expression are taken exactly; write fractions there"
_ORDER = "the values are right, but not their order"
_TRANSPOSED = "this seems to be transposed: rows for columns"
_DW = named.Answer((("dw", "3/4"), ("db", "5")))
_SQUARE = matrix.Answer((("1", "2", "7"), ("3", "4", "8"), ("5", "6", "9")))


@pytest.mark.parametrize(
    ("right", "typed", "said"),
    [
        ("3/4", "-3/4", "check the sign"),
        ("3/4", "-0.75", "check the sign"),
        ("1/3", "-0.33", "check the sign"),
        ("log(3)", "-1.10", "check the sign"),
        ("3/4", "4/3", "is it upside down?"),
        ("3/4", "1.33", "is it upside down?"),
        ("exp(2)", "e^-2", "is it upside down?"),
        ("3/4", "75", _PERCENT),
        ("1/3", "33.3", _PERCENT),
        ("75", "0.75", _PERCENT),
        ("1/3", "0.333%", _PERCENT),
        ("pi/3", "60", _DEGREES),
        ("60", "1.05", _DEGREES),
        ("sin(1)", "0.0175", _DEGREES),
        ("2*cos(3)", "1.997", _DEGREES),
        ("sqrt(2)/2", "cos(45)", _DEGREES),
        ("sqrt(2)/2", "cos(46)", ""),
        ("3/4", "3/8", _FACTOR_2),
        ("3/4", "1.5", _FACTOR_2),
        ("3/4", "7.5", _FACTOR_10),
        ("1/3", "0.0333", _FACTOR_10),
        ("1/3", "0.334", _LAST_DIGIT),
        ("2/3", "0.666", _LAST_DIGIT),
        ("log(3)", "1.099", ""),
        ("log(3)", "1.098", _LAST_DIGIT),
        ("log(11/3)", "log(3.667)", _INSIDE),
        ("1/3", "1 - 0.667", _INSIDE),
        ("log(11/3)", "log(3.7)", ""),
        ("log(11/3)", "log(3.867)", ""),
        ("1/3", "0.335", ""),
        ("1/3", "0.34", ""),
        ("1000", "999", ""),
        ("100.25", "100.26", _LAST_DIGIT),
        ("3/4", "5", ""),
        ("0", "1", ""),
    ],
)
def test_numbers(right: str, typed: str, said: str) -> None:
    assert grade_answer(number.Answer(right), typed).feedback == said


@pytest.mark.parametrize(
    ("answer", "typed", "said"),
    [
        (expression.Answer("x-y"), "y-x", "check the sign"),
        (expression.Answer("x/y"), "y/x", "is it upside down?"),
        (expression.Answer("x^2"), "2x^2", _FACTOR_2),
        (expression.Answer("sqrt(x)", (), ("x",)), "-sqrt(x)", "check the sign"),
        (expression.Answer("sin(x)"), "sin(pi*x/180)", _DEGREES),
        (expression.Answer("x^2"), "x^2+1", ""),
        (vector.Answer(("1", "-2", "3")), "-1 2 -3", "check the sign"),
        (vector.Answer(("1", "-2", "3")), "1 2 3", "check the sign in entry 2"),
        (vector.Answer(("1", "-2", "3")), "1 2 -3", "check the sign in entries 2 and 3"),
        (vector.Answer(("1", "-2", "3")), "3 -2 1", "entries 1 and 3 seem to have changed places"),
        (vector.Answer(("1", "-2", "3")), "-2 3 1", _ORDER),
        (vector.Answer(("1", "-2")), "1, 5", ""),
        (vector.Answer(("1", "5", "5")), "5 1 1", ""),
        (vector.Answer(tuple("12345678")), "8 1 2 3 4 5 6 7", _ORDER),
        (vector.Answer(tuple("123456789")), "9 1 2 3 4 5 6 7 8", ""),
        (_DW, "dw=-3/4 db=5", "check the sign in dw"),
        (_DW, "db=3/4 dw=5", "dw and db seem to have changed places"),
        (_DW, "dw=3/4", "entry db: no value was given"),
        (_DW, "dw=-3/4", "check the sign"),
        (_SQUARE, "1 3 5; 2 4 6; 7 8 9", _TRANSPOSED),
        (_SQUARE, "1 2 7; 3 4 8; 6 5 9", "entries 3,1 and 3,2 seem to have changed places"),
        (named.Answer((("W", "[1, 2; 3, 4]"),)), "W=[1,3;2,4]", _TRANSPOSED),
        (named.Answer((("W", "[1, 2; 3, 4]"),)), "W=[1,3;2,-4]", ""),
    ],
)
def test_other_kinds(answer: Answer, typed: str, said: str) -> None:
    assert grade_answer(answer, typed).feedback == said


def test_other_kinds_have_no_slips() -> None:
    assert slip(choice.Answer(("a", "b"), (True, False), ("", "")), "2") == ""


def test_what_follows_from_a_wrong_value_is_no_slip_of_its_own() -> None:
    answer = named.Answer((("u", "3"), ("v", "10")), follows=(("v", "{u}+7"),))
    feedback = grade_answer(answer, "u=-3, v=4").feedback
    assert feedback == "v is right given your u; check the sign in u"


def test_a_known_mistake_is_said_first() -> None:
    mistake = Misconception("ascent", number.Answer("-3/4"), "which way is downhill?")
    question = Question("k", "?", number.Answer("3/4"), "sgd", misconceptions=(mistake,))
    from quizapp.grading import grade

    assert grade(question, "-3/4").feedback == "which way is downhill?"
    assert grade(question, "4/3").feedback == "is it upside down?"


@given(st.fractions(-50, 50, max_denominator=60), st.sampled_from(["", "x"]))
def test_the_right_value_is_never_said(value: object, name: str) -> None:
    right = str(value)
    assume(right not in {"2", "10", "100", "1"})
    answer = number.Answer(right) if not name else expression.Answer(f"({right})*x")
    suffix = f"*{name}" if name else ""
    for typed in (f"-({right}){suffix}", f"2*({right}){suffix}", f"100*({right}){suffix}"):
        assert right not in grade_answer(answer, typed).feedback.replace("factor of 100", "")


def test_a_name_alone_cannot_be_transposed() -> None:
    steps = named.Answer((("w1", "14/5"), ("w2", "99/35")), min_digits=5)
    assert slip(steps, "w1=2.8, w2=2.83", ["w1"]) == ""


def test_an_entry_with_too_few_digits_hides_no_slip() -> None:
    steps = named.Answer((("w1", "14/5"), ("w2", "99/35")), min_digits=5)
    assert slip(steps, "w1=-2.8, w2=2.83") == "check the sign in w1"
