"""A wrong answer beside the right one, as a person sees both."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import pytest

from quizapp.answers import choice, cloze, expression, matching, matrix, ordering, text
from quizapp.model.questions import Question
from quizapp.study.asking import Asked
from quizapp.study.comparing import compared
from quizapp.study.outcome import Outcome
from quizapp.terminal import comparison
from quizapp.terminal.screen import Screen

if TYPE_CHECKING:
    from quizapp.model.questions import Answer


def shown(answer: Answer, typed: str, **look: bool) -> str:
    question = Question("k", "?", answer, "sgd")
    entries = compared(Outcome(Asked(question, 1, 1), answer.grade(typed)), typed)
    screen = Screen(out := StringIO(), 60, color=look.pop("color", False), **look)
    comparison.show(screen, entries, answer.kind)
    return out.getvalue()


def test_letters_that_differ_are_marked() -> None:
    assert shown(text.Answer(("overfitting",)), "overfiting") == (
        "    You:    overfiting\n"
        "    Answer: overfitting\n"
        "                   ^\n"
    )  # fmt: skip
    assert shown(cloze.Answer(("过拟合",)), "过拟和") == (
        "    You:    过拟和\n"
        "                ^^\n"
        "    Answer: 过拟合\n"
        "                ^^\n"
    )  # fmt: skip


def test_colour_marks_them_with_a_line_below_for_who_sees_none() -> None:
    marked = shown(text.Answer(("epoch",)), "epocs", color=True)
    assert "\x1b[4;31ms\x1b[0m" in marked
    assert "\x1b[4;32mh\x1b[0m" in marked
    assert "^" not in marked


def test_who_listens_hears_no_marks() -> None:
    assert "^" not in shown(text.Answer(("overfitting",)), "overfiting", linear=True)


def test_who_listens_hears_words_for_marks() -> None:
    heard = shown(matrix.Answer((("1", "2"),)), "[1 3]", linear=True)
    assert [line.strip() for line in heard.splitlines()] == [
        "right: 1,1 = 1",
        "wrong: 1,2 = 3, right: 2",
    ]


def test_texts_that_have_little_in_common_are_not_compared_letter_by_letter() -> None:
    assert shown(text.Answer(("epoch",)), "batch size") == (
        "    You:    batch size\n    Answer: epoch\n"
    )


@pytest.mark.parametrize(
    ("answer", "typed", "lines"),
    [
        (
            choice.Answer(("one", "two", "three"), (True, False, True), ("", "", "")),
            "1 2",
            ["You:    1. one", "2. two", "Answer: 1. one", "3. three"],
        ),
        (
            ordering.Answer(("forward", "backward", "step"), ((0, 1), (1, 2))),
            "213",
            [
                *("You:    1. backward", "2. forward", "3. step"),
                *("Answer: 1. forward", "2. backward", "3. step"),
            ],
        ),
        (
            matching.Answer(("SGD", "GD"), ("one", "all"), (0, 1)),
            "1b",
            ["✗ SGD: all, right: one", "✗ GD is missing, right: all"],
        ),
        (
            matching.Answer(("$x^2$", "b"), (r"$\frac{1}{2}$", "`c`"), (0, 1)),
            "1b 2b",
            ["✗ x²: c, right: 1/2", "✓ b: c"],
        ),
        (
            matrix.Answer((("1", "2"), ("3", "4"))),
            "[1 2; 3 5]",
            ["✓ 1,1 = 1", "✓ 1,2 = 2", "✓ 2,1 = 3", "✗ 2,2 = 5, right: 4"],
        ),
        (
            matching.Answer(
                ("gradient descent",), ("every example of the training set", "x"), (0,)
            ),
            "1b",
            ["✗ gradient descent: x", "right: every example of the training set"],
        ),
        (
            matrix.Answer((("1", "2", "3", "4"), ("5", "6", "7", "8"))),
            "[1 2 3 4; 5 6 7 9]",
            ["✓ 7 of 8 are right", "✗ 2,4 = 9, right: 8"],
        ),
        (
            expression.Answer("x + 1", ("x",)),
            "2x",
            ["You:    2x, read as 2*x", "Answer: x + 1"],
        ),
    ],
)
def test_numbers_are_said_in_words(answer: Answer, typed: str, lines: list[str]) -> None:
    assert [line.strip() for line in shown(answer, typed).splitlines()] == lines


def test_nothing_typed_steers_the_terminal() -> None:
    assert "\x1b" not in shown(text.Answer(("epoch",)), "epoc\x1b[2J")
