from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.model.cards import Selection
from quizapp.model.modes import Mode
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event
from quizapp.store.figures import flags
from quizapp.study.quiz import Quiz
from quizapp.study.remarks import LEECH
from quizapp.study.review import ReviewQueue
from quizapp.study.session import Session

if TYPE_CHECKING:
    from quizapp.study.desk import Desk
    from tests.study.conftest import Clock


def quiz(desk: Desk, *keys: str) -> Session:
    return Session(desk, Quiz(desk.peek, desk.now, keys, seed=1), Mode.QUIZ, schedules=False)


def test_a_flag_goes_on_and_off_and_stays_with_a_note(desk: Desk) -> None:
    session = quiz(desk, "epoch")
    asked = session.ask()
    assert asked
    flag = session.remarks.flag
    assert flag(asked.question)
    assert not flag(asked.question)
    assert flag(asked.question, "which pass?")
    assert flag(asked.question, "through what?")
    (standing,) = flags.standing(desk.peek)
    assert (standing.card, standing.typed, standing.prompt) == (
        "epoch",
        "through what?",
        asked.question.prompt,
    )


def test_a_flag_names_the_instance_that_is_bad(desk: Desk) -> None:
    session = quiz(desk, "dag-grad-one/1")
    asked = session.ask()
    assert asked
    session.remarks.flag(asked.question)
    assert flags.standing(desk.peek)[0].origin == asked.question.origin


def test_a_suspended_card_is_not_asked_again(desk: Desk) -> None:
    queue = ReviewQueue(desk.peek, desk.now, Selection(), new_per_day=20, seed=1, count=None)
    session = Session(desk, queue, Mode.REVIEW, schedules=True)
    asked = session.ask()
    assert asked
    session.remarks.suspend(asked.question)
    session.skip()
    status = desk.peek.status(asked.question.key)
    assert status
    assert status.suspended
    assert [row.event for row in desk.peek.log()] == [Event.SUSPEND]
    following = session.ask()
    assert following
    assert following.question.key != asked.question.key


def test_a_card_that_failed_and_then_was_suspended_does_not_come_again(desk: Desk) -> None:
    queue = ReviewQueue(desk.peek, desk.now, Selection(), new_per_day=20, seed=1, count=1)
    session = Session(desk, queue, Mode.REVIEW, schedules=True)
    asked = session.ask()
    assert asked
    session.rate(Rating.AGAIN)
    session.remarks.suspend(asked.question)
    assert session.ask() is None


@pytest.mark.parametrize(("lapses", "is_said"), [(7, False), (8, True), (9, False), (12, True)])
def test_a_leech_is_said_at_the_eighth_lapse_and_every_fourth_after(
    desk: Desk, clock: Clock, lapses: int, is_said: bool
) -> None:
    for _ in range(lapses + 1):
        session = Session(
            desk, Quiz(desk.peek, desk.now, ("epoch",), seed=1), Mode.REVIEW, schedules=True
        )
        session.ask()
        outcome = session.rate(Rating.AGAIN)
        clock.later(days=1)
    assert LEECH == 8
    assert session.remarks.lapses_of_leech(outcome) == (lapses if is_said else 0)
