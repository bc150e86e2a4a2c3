"""Errors carried forward in named values."""

from __future__ import annotations

from typing import Any

import pytest

from quizapp import answers
from quizapp.answers import matrix, vector
from quizapp.answers.named import Answer

STEP = Answer(
    (("w'", "1/2"), ("dL/dw", "3"), ("w2", "1/5")), follows=(("w2", "{w'} - 1/10*{dL/dw}"),)
)
# v follows from u, and w from both.
CHAIN = Answer(
    (("u", "1/3"), ("v", "2/3"), ("w", "2/9")), follows=(("v", "2*{u}"), ("w", "{u}*{v}"))
)


@pytest.mark.parametrize(
    ("answer", "typed", "scores", "feedback"),
    [
        (STEP, "w'=1/2, dL/dw=4, w2=1/10", [1, 0, 1], "w2 is right given your dL/dw"),
        (STEP, "w'=1, dL/dw=4, w2=0.6", [0, 0, 1], "w2 is right given your w', dL/dw"),
        (STEP, "w'=1/3, dL/dw=3, w2=0.0333", [0, 1, 1], "w2 is right given your w'"),
        (STEP, "w'=1/3, dL/dw=3, w2=0.0334", [0, 1, 0], ""),
        (STEP, "w'=1/3, dL/dw=3, w2=0.033", [0, 1, 0], ""),
        (STEP, "w'=1/2, dL/dw=3, w2=1/10", [1, 1, 0], ""),
        (STEP, "w'=1/2, dL/dw=4, w2=1/5", [1, 0, 1], ""),
        (STEP, "dL/dw=3, w2=1/10", [0, 1, 0], "entry w': no value was given"),
        (CHAIN, "u=1, v=2, w=2", [0, 1, 1], "v is right given your u; w is right given your u, v"),
        (CHAIN, "u=0.333, v=0.666, w=2/9", [1, 0, 1], ""),
        (CHAIN, "u=1/3, v=1, w=1/3", [1, 0, 1], "w is right given your v"),
        (CHAIN, "u=0.333, v=1, w=0.333", [1, 0, 1], "w is right given your v"),
        (CHAIN, "u=0.333, v=1000000, w=333000", [1, 0, 1], "w is right given your v"),
        (CHAIN, "u=0.333, v=1000000, w=1000000/3", [1, 0, 1], "w is right given your v"),
    ],
)
def test_a_value_that_follows_from_a_wrong_one_is_credited(
    answer: Answer, typed: str, scores: list[float], feedback: str
) -> None:
    grade = answer.grade(typed)
    assert [part.score for part in grade.parts] == scores
    assert grade.score == pytest.approx(sum(scores) / 3)
    assert (grade.verdict, grade.feedback) == ("incorrect", feedback)
    assert all((part.verdict == "incorrect") == (part.score == 0) for part in grade.parts)


# The same in a vector and in a matrix, whose entries have no order in which they must be found.
STEPS = vector.Answer(("1/2", "3", "1/5"), ("w'", "dL/dw", "w2"), follows=STEP.follows)
LAYER = matrix.Answer((("2", "6"), ("1", "3")), follows=(("1,1", "2*{2,1}"), ("1,2", "2*{2,2}")))


@pytest.mark.parametrize(
    ("answer", "typed", "scores", "feedback"),
    [
        (STEPS, "[1/2, 4, 1/10]", [1, 0, 1], "w2 is right given your dL/dw"),
        (STEPS, "[1/2, 4, 1/3]", [1, 0, 0], ""),
        (LAYER, "[10, 6; 5, 3]", [1, 1, 0, 1], "1,1 is right given your 2,1"),
        (LAYER, "[10, 12; 5, 3]", [1, 0, 0, 1], "1,1 is right given your 2,1"),
        (
            LAYER._replace(follows=(("1,1", "2*{2,1}"), ("1,2", "3*{2,1} + 3"))),
            "[0, 3; 0, 3]",
            [1, 1, 0, 1],
            "1,1, 1,2 are right given your 2,1",
        ),
    ],
)
def test_entries_follow_from_entries(
    answer: Any, typed: str, scores: list[float], feedback: str
) -> None:
    grade = answer.grade(typed)
    assert [part.score for part in grade.parts] == scores
    assert (grade.verdict, grade.feedback) == ("incorrect", feedback)


def test_many_credited_values_are_counted() -> None:
    rules = (("b", "{a} + 1"), ("c", "{b} + 1"), ("d", "{c} + 1"), ("f", "{c} + 2"))
    values = (("a", "1"), ("b", "2"), ("c", "3"), ("d", "4"), ("f", "5"))
    grade = Answer(values, follows=rules).grade("a=5, b=6, c=7, d=8, f=9")
    assert grade.feedback == "4 others are right given your a"
    assert grade.score == pytest.approx(4 / 5)


def test_what_has_no_value_at_wrong_values_follows_from_nothing() -> None:
    answer = Answer((("a", "2"), ("b", "1/2")), follows=(("b", "1/{a}"),))
    assert answer.grade("a=0, b=7").score == 0


def test_a_value_follows_from_earlier_ones_only() -> None:
    with pytest.raises(ValueError, match="`a` cannot follow from `b`: it is not before it"):
        Answer((("a", "2"), ("b", "1/2")), follows=(("a", "{b}"),))


def test_json_brings_it_back() -> None:
    assert answers.from_json(answers.to_json(STEP)) == STEP
