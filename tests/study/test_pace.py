"""How long a question takes: the learner's own medians, and what holds before there are any."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event
from quizapp.scheduling import next_state
from quizapp.store.history import reviews
from quizapp.study.pace import START, pace
from quizapp.study.recording import new_row

if TYPE_CHECKING:
    from quizapp.study.desk import Desk
    from tests.study.conftest import Clock


def answered(desk: Desk, clock: Clock, key: str, *seconds: float, session: str = "") -> None:
    """Answers of so many seconds each, four seconds apart."""
    for taken in seconds:
        clock.later(seconds=taken + 4)
        row = new_row(desk.new_id(), key, Event.REVIEW, clock.now())
        row = replace(row, rating=Rating.GOOD, millis=round(1000 * taken), session=session)
        reviews.record(desk.store(), row, next_state)


def test_who_has_answered_nothing_is_taken_for_a_usual_learner(desk: Desk) -> None:
    own = pace(desk.peek)
    assert own.seconds("epoch", "text") == START["text"] + own.between
    assert own.seconds("x", "true-false") < own.seconds("x", "choice") < own.seconds("x", "skill")
    assert own.seconds("x", "a kind to come") == 45 + own.between
    assert own.between == 6


def test_a_card_takes_what_it_took(desk: Desk, clock: Clock) -> None:
    answered(desk, clock, "epoch", 8, 9, 100)
    own = pace(desk.peek)
    assert own.seconds("epoch", "text") == 9 + own.between
    assert own.seconds("other", "text") == START["text"] + own.between


def test_two_answers_are_not_enough_to_know_a_card(desk: Desk, clock: Clock) -> None:
    answered(desk, clock, "epoch", 100, 200)
    assert pace(desk.peek).by_card == {}


def test_five_answers_tell_of_the_kind(desk: Desk, clock: Clock) -> None:
    answered(desk, clock, "always", 1, 2)
    answered(desk, clock, "always", 3, 4, 5)
    assert pace(desk.peek).by_kind == {"true-false": 3}


def test_who_went_away_did_not_think_for_an_hour(desk: Desk, clock: Clock) -> None:
    answered(desk, clock, "epoch", 3600, 3600, 3600)
    assert pace(desk.peek).by_card == {"epoch": 300}


def test_the_time_between_is_that_within_a_sitting(desk: Desk, clock: Clock) -> None:
    answered(desk, clock, "epoch", 10, 11, 12, 13, 14, 15, session="s")
    assert pace(desk.peek).between == pytest.approx(4, abs=0.01)


def test_a_new_sitting_is_no_time_between(desk: Desk, clock: Clock) -> None:
    for number in range(8):
        answered(desk, clock, "epoch", 10, session=f"s{number}")
        clock.time += timedelta(seconds=90)
    assert pace(desk.peek).between == 6
