"""A session for scripts, without a process around it."""

from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING, Any

from quizapp.model.cards import Skill
from quizapp.model.modes import Mode
from quizapp.model.reviews import Event
from quizapp.store.figures import flags
from quizapp.study.drill import Drill
from quizapp.study.quiz import Quiz
from quizapp.study.session import Session
from quizapp.terminal.jsonlines import JsonLines

if TYPE_CHECKING:
    from quizapp.study.desk import Desk

QUIT: dict[str, Any] = {"command": "quit"}


def talk(session: Session, *say: dict[str, Any]) -> list[dict[str, Any]]:
    out = StringIO()
    JsonLines(session, [json.dumps(message) for message in say], out).run()
    return [json.loads(line) for line in out.getvalue().splitlines()]


def quiz(desk: Desk, *keys: str, schedules: bool = False) -> Session:
    mode = Mode.REVIEW if schedules else Mode.QUIZ
    return Session(desk, Quiz(desk.peek, desk.now, keys, seed=1), mode, schedules=schedules)


def types(lines: list[dict[str, Any]]) -> list[str]:
    return [line["type"] for line in lines]


def test_a_flag_with_a_note_and_its_end(desk: Desk) -> None:
    lines = talk(
        quiz(desk, "epoch"),
        {"command": "flag", "note": "which pass?"},
        {"answer": "epoch"},
    )
    assert types(lines) == ["question", "flag", "grade", "end"]
    assert lines[1] == {"type": "flag", "key": "epoch", "flagged": True}
    assert [flag.typed for flag in flags.standing(desk.peek)] == ["which pass?"]
    again = talk(quiz(desk, "epoch"), {"command": "flag"})
    assert again[1]["flagged"] is False
    assert flags.standing(desk.peek) == []


def test_a_card_that_is_suspended_is_passed_over(desk: Desk) -> None:
    lines = talk(quiz(desk, "epoch", "always"), {"command": "suspend"}, {"answer": "f"})
    assert types(lines) == ["question", "suspended", "grade", "question", "grade", "end"]
    assert (lines[2]["verdict"], lines[3]["key"]) == ("skipped", "always")
    assert [row.event for row in desk.peek.log()] == [Event.SUSPEND, Event.REVIEW]


def test_a_grade_is_overridden_and_rated_while_the_next_question_is_open(desk: Desk) -> None:
    session = quiz(desk, "epoch", "always", schedules=True)
    lines = talk(
        session,
        {"answer": "eon"},
        {"command": "right"},
        {"command": "rate", "rating": "easy"},
        {"command": "rate", "rating": "splendid"},
        QUIT,
    )
    assert types(lines) == ["question", "grade", "question", "grade", "grade", "error", "end"]
    assert [(line["verdict"], line["rating"]) for line in lines if line["type"] == "grade"] == [
        ("incorrect", "again"),
        ("correct", "good"),
        ("correct", "easy"),
    ]
    assert lines[-1]["score"] == 1


def test_undo_reaches_into_the_session_before(desk: Desk) -> None:
    talk(quiz(desk, "epoch", schedules=True), {"answer": "eon"})
    lines = talk(
        quiz(desk, "always", schedules=True),
        {"command": "undo"},
        {"answer": "epoch"},
        {"answer": "f"},
    )
    assert types(lines) == ["question", "undone", *["question", "grade"] * 2, "end"]
    assert [line["key"] for line in lines[:-1]] == [
        "always", "epoch", "epoch", "epoch", "always", "always",
    ]  # fmt: skip
    assert lines[-1]["score"] == 2


def test_the_last_answer_is_checked_with_it(desk: Desk) -> None:
    session = Session(desk, Drill([Skill("dag-grad-one", 1)], 3), Mode.DRILL, schedules=False)
    lines = talk(session, {"answer": "1/7", "check": True})
    assert types(lines) == ["question", "grade", "check", "end"]
    assert lines[2]["entries"]
    # Where there is no derivative the session goes on all the same.
    lines = talk(quiz(desk, "epoch", "always"), {"answer": "eon", "check": True}, {"answer": "f"})
    assert types(lines) == ["question", "grade", "check", "question", "grade", "end"]
    assert lines[2]["entries"] == []


HOLD: dict[str, Any] = {"answer": "eon", "hold": True}
NEXT: dict[str, Any] = {"command": "next"}


def test_the_very_last_answer_can_be_taken_back_where_it_is_held(desk: Desk) -> None:
    session = quiz(desk, "epoch", schedules=True)
    lines = talk(session, HOLD, {"command": "undo"}, {"answer": "epoch"})
    assert types(lines) == ["question", "grade", "undone", "question", "grade", "end"]
    assert (lines[-1]["score"], lines[-1]["of"]) == (1, 1)
    assert [row.event for row in desk.peek.log()] == [Event.REVIEW, Event.UNDO, Event.REVIEW]


def test_an_answer_that_is_held_can_be_right_rated_and_flagged_until_the_next(desk: Desk) -> None:
    session = quiz(desk, "epoch", "always", schedules=True)
    right, easy = {"command": "right"}, {"command": "rate", "rating": "easy"}
    flag = {"command": "flag", "note": "ambiguous"}
    lines = talk(session, HOLD, right, easy, flag, {"answer": "epoch"}, NEXT, {"answer": "f"})
    assert types(lines) == [
        *("question", "grade", "grade", "grade", "flag", "error"),
        *("question", "grade", "end"),
    ]
    assert lines[4]["key"] == "epoch"
    assert "an answer is held" in lines[5]["message"]
    assert lines[-1]["score"] == 2


def test_who_leaves_at_an_answer_that_is_held_leaves_as_early_as_that(desk: Desk) -> None:
    (*_, end) = talk(quiz(desk, "epoch", "always"), HOLD, QUIT)
    assert (end["answered"], end["of"]) == (1, 2)
    (*_, end) = talk(quiz(desk, "epoch"), HOLD, QUIT)
    assert (end["answered"], end["of"]) == (1, 1)
    # Nothing is held that was not read.
    lines = talk(quiz(desk, "evaluations"), {"answer": "P + (", "hold": True}, {"answer": "P + 1"})
    assert types(lines) == ["question", "grade", "grade", "end"]


def test_what_is_not_understood_leaves_the_question_open(desk: Desk) -> None:
    lines = talk(quiz(desk, "epoch"), {"command": "fly"}, {"command": "check"}, {"answer": "epoch"})
    assert types(lines) == ["question", "error", "error", "grade", "end"]
    assert "flag, suspend, undo and quit" in lines[1]["message"]
