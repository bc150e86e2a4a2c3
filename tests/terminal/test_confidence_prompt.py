"""How sure are you: asked before the grade, understood in one key, said again after it."""

from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from quizapp.answers import text, true_false
from quizapp.model.modes import Mode
from quizapp.model.ratings import Rating
from quizapp.study.quiz import Quiz
from quizapp.study.session import Session
from quizapp.terminal import confidence_prompt
from quizapp.terminal.jsonlines import JsonLines
from quizapp.terminal.screen import Screen
from quizapp.terminal.sitting import Sitting
from tests.terminal.test_transcripts import EVERYTHING, Scripted, check

if TYPE_CHECKING:
    from quizapp.study.desk import Desk


def quiz(desk: Desk, *keys: str) -> Session:
    return Session(desk, Quiz(desk.peek, desk.now, keys, seed=1), Mode.QUIZ, schedules=False)


def test_a_quiz_with_confidence_looks_like_this(desk: Desk) -> None:
    out = StringIO()
    screen = Screen(out, 79, color=False)
    typed = ["eon", "9", "", "f", "５", "", "1", "", "", "P", "surely", "85%", "", "so", "7", "1"]
    session = quiz(desk, *EVERYTHING)
    assert Sitting(session, screen, Scripted([*typed, ""], out), confidence=True).run()
    confidence_prompt.sum_up(screen, session.history)
    shown = "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())
    check("quiz-confidence", shown)
    said = [row.confidence for row in reversed(desk.peek.reviews())]
    assert said == [90, 50, None, 85, 70]


def test_a_guess_that_hit_is_said_to_be_rated_hard(desk: Desk) -> None:
    out = StringIO()
    session = Session(
        desk, Quiz(desk.peek, desk.now, ("always",), seed=1), Mode.REVIEW, schedules=True
    )
    lines = Scripted(["f", "5", ""], out)
    assert Sitting(session, Screen(out, 79, color=False), lines, confidence=True).run()
    assert "what was guessed is rated hard" in " ".join(out.getvalue().split())
    (row,) = desk.peek.reviews()
    assert row.rating is Rating.HARD


def test_an_answer_that_could_not_be_read_is_not_asked_about_again(desk: Desk) -> None:
    out = StringIO()
    lines = Scripted(["P +", "9", "1+P", ""], out)
    assert Sitting(
        quiz(desk, "evaluations"), Screen(out, 79, color=False), lines, confidence=True
    ).run()
    assert out.getvalue().count("How sure are you") == 1
    (row,) = desk.peek.reviews()
    assert (row.typed, row.confidence) == ("1+P", 90)


def test_what_is_said_after_a_hint_of_the_grade_does_not_count(desk: Desk) -> None:
    first = {"answer": "P +", "confidence": 0.2}
    out = StringIO()
    lines = map(json.dumps, [first, {"answer": "P + 1", "confidence": 1.0}])
    JsonLines(quiz(desk, "evaluations"), lines, out).run()
    grades = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line.get("confidence") for line in grades] == [None, None, 0.2, None]


def asked(typed: list[str]) -> tuple[int | None, str]:
    out = StringIO()
    lines = Scripted(typed, out)
    sure = confidence_prompt.ask(
        Screen(out, 79, color=False),
        text.Answer(("epoch",)),
        lambda prompt: lines.read(prompt) or "",
    )
    return sure, out.getvalue()


@pytest.mark.parametrize(
    ("typed", "percent"),
    [
        ("0", 0),
        ("7", 70),
        ("10", 100),
        ("１０", 100),
        ("85%", 85),
        ("8 %", 8),
        ("100 %", 100),
        ("80", 80),
        ("100", 100),
        ("", None),
    ],
)
def test_a_digit_is_chances_in_ten(typed: str, percent: int | None) -> None:
    assert asked([typed])[0] == percent


@pytest.mark.parametrize("typed", ["101", "101%", "sure", "-1", "0.8", "1000"])
def test_what_is_no_confidence_is_asked_again(typed: str) -> None:
    sure, shown = asked([typed, "8"])
    assert sure == 80
    assert "a percentage such as 85%" in shown


def test_chance_is_said_where_one_can_guess() -> None:
    out = StringIO()
    confidence_prompt.ask(Screen(out, 79, color=False), true_false.Answer(truth=True), lambda _: "")
    assert "A mere guess here is 5." in out.getvalue()


def spoken(desk: Desk, *lines: object) -> list[dict[str, object]]:
    out = StringIO()
    JsonLines(quiz(desk, "always", "backprop"), map(json.dumps, lines), out).run()
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_script_says_how_sure_it_is(desk: Desk) -> None:
    said = spoken(
        desk,
        {"answer": "false", "confidence": 0.5},
        {"rating": "again", "confidence": 0.9},
    )
    first, second = (line for line in said if line["type"] == "grade")
    assert (first["confidence"], first["brier"], first["rating"]) == (0.5, 0.25, "hard")
    assert (second["confidence"], second["brier"]) == (0.9, pytest.approx(0.81))
    assert [row.rating for row in desk.peek.reviews()] == [Rating.AGAIN, Rating.HARD]


@pytest.mark.parametrize("wrong", [1.5, -0.1, "0.8", True, [1]])
def test_what_is_no_probability_leaves_the_question_open(desk: Desk, wrong: object) -> None:
    said = spoken(desk, {"answer": "false", "confidence": wrong}, {"answer": "false"})
    assert [line["type"] for line in said[:3]] == ["question", "error", "grade"]
    assert "confidence" not in said[2]
