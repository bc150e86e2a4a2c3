"""Short ways to sit down at a quiz of named cards, to answer, and to read the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.model.modes import Mode
from quizapp.study.outcome import Recorded
from quizapp.study.quiz import Quiz
from quizapp.study.session import Session

if TYPE_CHECKING:
    from quizapp.model.reviews import Review
    from quizapp.study.desk import Desk


def quiz(desk: Desk, *keys: str, schedules: bool = False) -> Session:
    mode = Mode.REVIEW if schedules else Mode.QUIZ
    return Session(
        desk,
        Quiz(desk.peek, desk.now, keys, seed=1),
        mode,
        schedules=schedules,
        plan={"keys": keys},
    )


def log(desk: Desk) -> list[Review]:
    return list(desk.peek.log())


def answered(session: Session, typed: str) -> Recorded:
    session.ask()
    session.shown()
    outcome = session.submit(typed)
    assert isinstance(outcome, Recorded)
    return outcome
