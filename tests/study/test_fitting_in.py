"""A review of so many minutes: what fits, the most forgotten first, and no longer."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.model.cards import Selection
from quizapp.model.days import study_day
from quizapp.model.modes import Mode
from quizapp.model.ratings import Rating
from quizapp.scheduling import retrievability
from quizapp.store.peek import EXAMS
from quizapp.store.settings import put
from quizapp.study import loading
from quizapp.study.fitting_in import Fitting, fitting
from quizapp.study.review import ReviewQueue
from quizapp.study.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.study.desk import Desk
    from tests.study.conftest import Clock

KEYS = ("epoch", "always", "direction", "evaluations", "backprop", "dag-grad-one/1")


def fits(desk: Desk, minutes: float, *, new: int = 0, **names: str) -> Fitting:
    day = study_day(desk.now())
    return fitting(desk.peek, day, Selection(**names), minutes=minutes, new_per_day=new)


@pytest.fixture
def learnt(desk: Desk, clock: Clock) -> Desk:
    """All cards learnt on one day, each with another rating, and a month gone by."""
    queue = ReviewQueue(desk.peek, desk.now, Selection(), new_per_day=20, seed=1, count=None)
    session = Session(desk, queue, Mode.REVIEW, schedules=True)
    ratings = [Rating.EASY, Rating.GOOD, Rating.HARD, Rating.EASY, Rating.HARD, Rating.GOOD]
    for rating in ratings:
        assert session.ask()
        session.shown()
        clock.later(seconds=30)
        session.rate(rating)
    clock.later(days=30)
    return desk


def test_everything_fits_into_an_hour_the_most_forgotten_first(learnt: Desk) -> None:
    found = fits(learnt, 60)
    assert set(found.keys) == set(KEYS)
    assert (found.due, found.all_due, found.for_exam, found.new) == (6, 6, 0, 0)
    day = study_day(learnt.now())
    recalls = [
        retrievability(state, day)
        for key in found.keys
        if (state := learnt.peek.memory(key)) is not None
    ]
    assert all(before <= after for before, after in pairwise(recalls))
    assert recalls[0] < recalls[-1]
    hard, good, easy = ("backprop", "direction"), ("always", "dag-grad-one/1"), KEYS[0::3]
    assert found.keys == (*hard, *good, *easy)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.floats(0.1, 20))
def test_no_more_is_chosen_than_fits(learnt: Desk, minutes: float) -> None:
    found = fits(learnt, minutes)
    assert len(found.keys) == 1 or found.seconds <= 60 * minutes
    assert len(found.keys) == len(set(found.keys)) == found.due


def test_who_may_fail_a_card_is_given_time_to_see_it_again(learnt: Desk, clock: Clock) -> None:
    soon = fits(learnt, 60).seconds
    clock.later(days=3000)
    assert soon < fits(learnt, 60).seconds < 2 * soon


def test_one_is_chosen_however_little_time_there_is(learnt: Desk) -> None:
    assert fits(learnt, 0.01).keys == fits(learnt, 60).keys[:1]


def test_what_is_new_comes_after_all_that_is_due(desk: Desk) -> None:
    found = fits(desk, 60, new=3)
    assert found.keys == KEYS[:3]
    assert (found.due, found.new) == (0, 3)
    assert fits(desk, 60).keys == ()


def test_a_selection_leaves_the_rest_out(learnt: Desk) -> None:
    assert fits(learnt, 60, topic="another").keys == ()
    assert fits(learnt, 60, deck="small").all_due == 6


CLOZES = """---
topic: small
---

C: SGD takes [one] example, batch descent [all] of them, mini-batch descent [some].
"""


def test_of_one_tag_one_card_is_chosen(desk: Desk, tmp_path: Path) -> None:
    deck = tmp_path / "clozes.md"
    deck.write_text(CLOZES, encoding="utf-8")
    files, is_covered = loading.found([deck], tmp_path / "none")
    plan = loading.pending(files, {}, is_covered)
    assert len(loading.apply(desk.store(), plan, desk.now()).added) == 3
    everything = fits(desk, 60, new=20)
    assert everything.new == len(KEYS) + 1
    gaps = [key for key in everything.keys if key not in KEYS]
    assert len(gaps) == 1


def test_exam_passes_come_after_what_is_due_and_before_what_is_new(
    desk: Desk, clock: Clock
) -> None:
    session = review_all(desk, new=2, rating=Rating.EASY)
    assert session.answered == 2
    clock.later(days=4)
    exam = clock.now() + timedelta(days=1)
    put(desk.store(), EXAMS, {"": exam.date().isoformat()}, clock.now())
    found = fits(desk, 60, new=20)
    assert (found.due, found.for_exam, found.new) == (0, 2, 4)
    assert set(found.keys[:2]) == set(KEYS[:2])


def review_all(desk: Desk, *, new: int, rating: Rating) -> Session:
    """Learns so many new cards."""
    queue = ReviewQueue(desk.peek, desk.now, Selection(), new_per_day=new, seed=1, count=None)
    session = Session(desk, queue, Mode.REVIEW, schedules=True)
    while session.ask():
        session.rate(rating)
    return session


def sitting(desk: Desk, minutes: float) -> Session:
    until = (desk.now() + timedelta(minutes=minutes), fits(desk, minutes).keys)
    queue = ReviewQueue(
        desk.peek, desk.now, Selection(), new_per_day=9, seed=1, count=None, until=until
    )
    return Session(desk, queue, Mode.REVIEW, schedules=True)


def test_it_asks_what_was_chosen_and_nothing_else(learnt: Desk) -> None:
    chosen = fits(learnt, 2).keys
    session, asked = sitting(learnt, 2), []
    while found := session.ask():
        asked.append(found.question.key)
        session.rate(Rating.GOOD)
    assert tuple(asked) == chosen
    assert 1 <= len(chosen) < len(KEYS)


def test_what_was_failed_comes_again_while_there_is_time(learnt: Desk) -> None:
    session = sitting(learnt, 60)
    first = session.ask()
    assert first
    session.rate(Rating.AGAIN)
    rest = []
    while found := session.ask():
        rest.append(found.question.key)
        session.rate(Rating.GOOD)
    assert rest.count(first.question.key) == 1
    assert len(rest) == len(KEYS)


def test_when_the_time_is_up_nothing_is_asked_any_more(learnt: Desk, clock: Clock) -> None:
    session = sitting(learnt, 60)
    assert session.ask()
    session.rate(Rating.AGAIN)
    clock.later(minutes=61)
    assert session.ask() is None
