"""Sittings that can be resumed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from quizapp.model.modes import Mode
from quizapp.model.reviews import Event
from quizapp.scheduling import next_state
from quizapp.store.history import reviews, sessions
from quizapp.store.peek import Peek

if TYPE_CHECKING:
    from quizapp.store.database import Store
    from tests.store.conftest import Make


def test_an_unfinished_sitting_is_offered_with_its_plan(store: Store, make: Make) -> None:
    plan = {"keys": ["one", "轮"], "seed": 7}
    sessions.start(store, "s1", Mode.QUIZ, plan, make.now)
    found = Peek(store.path).unfinished("quiz")
    assert found
    assert (found.id, found.mode, found.plan) == ("s1", "quiz", plan)
    assert Peek(store.path).unfinished("exam") is None


def test_the_latest_is_offered_and_none_that_has_ended(store: Store, make: Make) -> None:
    for hour, name in enumerate(("s1", "s2")):
        sessions.start(store, name, Mode.QUIZ, {}, make.now + timedelta(hours=hour))
    peek = Peek(store.path)
    for name in ("s2", "s1"):
        found = peek.unfinished("quiz")
        assert found
        assert found.id == name
        sessions.end(store, name, make.now + timedelta(hours=9))
    assert peek.unfinished("quiz") is None


@pytest.mark.parametrize("undone_in", ["s1", "", "s2"])
def test_what_was_answered_in_a_sitting(store: Store, make: Make, undone_in: str) -> None:
    make.load(store, make.card("q1", id="one"), make.card("q2", id="two"))
    one, two = (
        reviews.record(store, make.row(card, session="s1"), next_state) for card in ("one", "two")
    )
    reviews.record(store, make.row("one", session="s2"), next_state)
    peek = Peek(store.path)
    assert peek.answered("s1") == [one, two]
    taken_back = make.row("", event=Event.UNDO, refers_to=two.id, session=undone_in)
    reviews.undo(store, taken_back, next_state)
    assert peek.answered("s1") == [one]
