"""What the log gives a fit: what fed the memory, as it counts, card by card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.model.fits import Fit
from quizapp.model.grades import Verdict
from quizapp.model.modes import Mode
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event
from quizapp.scheduling import USUAL_WEIGHTS, next_state, states_after
from quizapp.store.database import open_store
from quizapp.store.history import reviews
from quizapp.store.memory import parameters
from quizapp.store.peek import Peek
from quizapp.study.fitting import histories, is_offered, offered
from tests.store.conftest import NOON, Make

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.model.reviews import Review

GOOD, AGAIN, EASY = Rating.GOOD, Rating.AGAIN, Rating.EASY


@pytest.fixture
def make() -> Make:
    return Make()


def of(*rows: Review) -> list[list[Rating]]:
    return [[rating for rating, _ in history] for history in histories(rows)]


def test_each_card_has_its_history_in_order(make: Make) -> None:
    rows = [make.row("a", GOOD), make.row("b", AGAIN), make.row("a", EASY)]
    assert of(*rows) == [[GOOD, EASY], [AGAIN]]
    assert [day for _, day in histories(rows)[0]] == [make.today] * 2


def test_a_quiz_is_no_evidence_of_memory(make: Make) -> None:
    quiz = make.row("a", GOOD, mode=Mode.QUIZ, schedules=False)
    away = make.row("a", None, event=Event.SUSPEND, schedules=False)
    assert of(quiz, away) == []


def test_what_was_taken_back_or_changed_counts_as_it_stands(make: Make) -> None:
    one, two = make.row("a", GOOD), make.row("a", AGAIN)
    undo = make.row("a", None, event=Event.UNDO, refers_to=two.id)
    said = make.row("a", EASY, event=Event.RERATE, refers_to=one.id, verdict=Verdict.CORRECT)
    assert of(one, two, undo, said) == [[EASY]]


def test_forgetting_a_card_begins_a_new_history(make: Make) -> None:
    forget = make.row("a", None, event=Event.FORGET, schedules=False)
    assert of(make.row("a", GOOD), forget, make.row("a", AGAIN)) == [[GOOD], [AGAIN]]
    assert of(forget) == []


def test_a_fit_is_offered_from_enough_reviews_on_and_when_there_are_many_more() -> None:
    assert [is_offered(reviews, 0) for reviews in (0, 399, 400, 5000)] == [False, False, True, True]
    assert [is_offered(reviews, 400) for reviews in (400, 599, 600)] == [False, False, True]


def test_a_fit_is_offered_by_what_fed_the_memory(tmp_path: Path, make: Make) -> None:
    store = open_store(tmp_path / "quizapp.db", now=NOON)
    make.load(store, make.card("one", id="one"))
    peek = Peek(store.path)
    assert not offered(peek)
    for number in range(402):
        scheduled = number >= 3
        reviews.record(store, make.row("one", GOOD, schedules=scheduled), next_state)
    assert not offered(peek), "three of 402 answers were of a quiz"
    reviews.record(store, make.row("one", GOOD), next_state)
    assert offered(peek)
    parameters.keep(store, Fit(USUAL_WEIGHTS, 400, 0.4, 0.5), NOON, states_after, adopted=False)
    assert not offered(peek)
