from __future__ import annotations

import pytest

from quizapp.answers.matching import Answer

TERMS = Answer(
    left=("gradient", "learning rate", "epoch"),
    right=("a step's scale", "one pass", "a vector of derivatives"),
    pairs=(2, 0, 1),
)


@pytest.mark.parametrize(
    "typed",
    [
        *("1c 2a 3b", "1c2a3b", "3b, 1c, 2a", "1-c 2-a 3-b", "1: C; 2: A; 3: B", "1→c 2→a 3→b"),
        *("(1, c), (2, a), (3, b)", "（1，c）（2，a）（3，b）", "１ｃ、２ａ、３ｂ。"),
    ],
)
def test_right(typed: str) -> None:
    grade = TERMS.grade(typed)
    assert (grade.verdict, grade.score, grade.interpreted) == ("correct", 1.0, "1c 2a 3b")


def test_marked_by_left_text() -> None:
    grade = TERMS.grade("1c 2b")
    assert grade.verdict == "incorrect"
    assert grade.score == pytest.approx(1 / 3)
    assert [(part.name, part.score) for part in grade.parts] == [
        ("gradient", 1.0),
        ("learning rate", 0.0),
        ("epoch", 0.0),
    ]


def test_equal_texts_may_stand_for_each_other() -> None:
    shapes = Answer(("x", "y", "z"), ("3", "5", "3"), (0, 1, 2))
    assert shapes.grade("1c 2b 3a").verdict == "correct"
    assert shapes.grade("1a 2b 3a").verdict == "correct"
    assert shapes.grade("1b 2b 3a").verdict == "incorrect"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("1c 1a", "1 stands there twice"),
        ("4a", "there is no pair 4a here"),
        ("1d", "there is no pair 1d here"),
        ("0a", "there is no pair 0a here"),
        ("1c 2", "`2` is no pair"),
        ("c1", "`c1` is no pair"),
        ("1cc", "`1cc` is no pair"),
    ],
)
def test_unreadable(typed: str, problem: str) -> None:
    grade = TERMS.grade(typed)
    assert grade.verdict == "unreadable"
    assert grade.feedback.startswith(problem + "; wanted: ")


def test_reveal() -> None:
    assert TERMS.reveal().splitlines()[0] == "gradient: a vector of derivatives"


def test_what_was_left_out_is_named() -> None:
    assert TERMS.grade("2a").feedback == "no letter was given for 1, 3"
    assert TERMS.grade("1c 2a 3a").feedback == ""
