"""The recall predicted for a day, and what there is to do until then."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from quizapp.model.cards import Selection
from quizapp.model.fits import Fit
from quizapp.model.memory import Tuning
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event
from quizapp.reports import forecast
from quizapp.scheduling import USUAL_WEIGHTS, next_state, retrievability, states_after
from quizapp.store import last_pass, settings
from quizapp.store.database import open_store
from quizapp.store.history import reviews
from quizapp.store.memory import parameters
from quizapp.store.peek import EXAMS, Peek
from tests.store.conftest import NOON, Make

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.store.database import Store


ALL = Selection()


@pytest.fixture
def make() -> Make:
    return Make()


@pytest.fixture
def store(tmp_path: Path, make: Make) -> Store:
    """Two topics and a half: `loss` was reviewed, `sgd` in part, `graphs` never."""
    store = open_store(tmp_path / "quizapp.db", now=NOON)
    topics = {"a": "loss", "b": "loss", "c": "sgd", "d": "sgd", "e": "graphs"}
    make.load(store, *(make.card(key, id=key, topic=topic) for key, topic in topics.items()))
    for key, rating in (("a", Rating.EASY), ("b", Rating.HARD), ("c", Rating.GOOD)):
        reviews.record(store, make.row(key, rating), next_state)
    return store


def test_recall_is_the_mean_of_what_fsrs_says_of_each_card(store: Store, make: Make) -> None:
    peek, day = Peek(store.path), make.today + 20
    topics = {topic.topic: topic for topic in forecast.predicted_recall(peek, day)}
    a, b, c = (
        retrievability(state, day) for key in "abc" if (state := peek.memory(key)) is not None
    )
    assert list(topics) == ["graphs", "loss", "sgd"]
    assert topics["loss"].recall == pytest.approx((a + b) / 2)
    assert topics["sgd"].recall == pytest.approx(c)
    assert topics["graphs"].recall is None
    assert [(t.learnt, t.new) for t in topics.values()] == [(0, 1), (2, 0), (1, 1)]
    assert forecast.overall(list(topics.values())) == pytest.approx((a + b + c) / 3)


def test_today_nothing_is_forgotten_and_later_more_is(store: Store, make: Make) -> None:
    days = [make.today + days for days in (0, 3, 30, 300)]
    peek = Peek(store.path)
    curve = [forecast.overall(forecast.predicted_recall(peek, day)) or 0 for day in days]
    assert curve[0] == 1
    assert sorted(set(curve), reverse=True) == curve


def test_it_is_predicted_with_the_parameters_in_use(store: Store, make: Make) -> None:
    slow = (*USUAL_WEIGHTS[:-1], 0.4)
    parameters.keep(store, Fit(slow, 500, 0.4, 0.3), NOON, states_after, adopted=True)
    peek, day = Peek(store.path), make.today + 20
    state = peek.memory("c")
    assert state is not None
    (found,) = (t.recall for t in forecast.predicted_recall(peek, day) if t.topic == "sgd")
    assert found == pytest.approx(retrievability(state, day, Tuning(slow)))
    assert found != pytest.approx(retrievability(state, day))


def test_what_is_suspended_is_not_predicted(store: Store, make: Make) -> None:
    away = make.row("c", None, event=Event.SUSPEND, schedules=False)
    reviews.record(store, away, next_state)
    found = {t.topic: t for t in forecast.predicted_recall(Peek(store.path), make.today)}
    assert (found["sgd"].learnt, found["sgd"].recall) == (0, None)


def test_without_an_exam_the_week_is_what_falls_due(store: Store, make: Make) -> None:
    peek = Peek(store.path)
    days = [state.due_day for key in "abc" if (state := peek.memory(key)) is not None]
    expected = [sum(max(day, make.today) == make.today + n for day in days) for n in range(7)]
    assert list(forecast.week(peek, make.today)) == expected


def test_before_an_exam_the_week_has_its_last_pass_too(store: Store, make: Make) -> None:
    exam = date.fromordinal(make.today + 6).isoformat()
    settings.put(store, EXAMS, {"": exam}, NOON)
    peek = Peek(store.path)
    assert forecast.week(peek, make.today)[3:] == (1, 1, 1, 0)
    eve = date.fromordinal(make.today + 5).isoformat()
    settings.put(store, EXAMS, {"": eve}, NOON)
    day = make.today + 4
    assert last_pass.passes(peek, day, ALL) == ["a"]
    assert len(peek.due(day, ALL, 99)) == 2
    assert forecast.week(peek, day)[0] == 3


def test_the_last_pass_makes_more_remembered_and_each_card_counts(store: Store, make: Make) -> None:
    peek, exam = Peek(store.path), last_pass.Exam("", make.today + 30)
    stands = last_pass.standing(peek, exam, make.today)
    stopped = forecast.overall(forecast.predicted_recall(peek, exam.day))
    planned = forecast.with_last_pass(peek, stands, make.today)
    assert stopped is not None
    assert planned is not None
    assert stopped < planned < 1
    # By hand: one card a day, the most stable first.
    expected = []
    for key, seen in (("a", exam.day - 3), ("c", exam.day - 2), ("b", exam.day - 1)):
        state = peek.memory(key)
        assert state is not None
        chance = retrievability(state, seen)
        good, again = (
            retrievability(next_state(state, rating, seen), exam.day)
            for rating in (Rating.GOOD, Rating.AGAIN)
        )
        expected.append(chance * good + (1 - chance) * again)
    assert planned == pytest.approx(sum(expected) / 3)


def test_what_was_seen_in_the_last_pass_is_not_seen_again(store: Store, make: Make) -> None:
    peek, exam = Peek(store.path), last_pass.Exam("", make.today + 2)
    stands = last_pass.standing(peek, exam, make.today)
    planned = forecast.with_last_pass(peek, stands, make.today)
    assert planned == pytest.approx(forecast.overall(forecast.predicted_recall(peek, exam.day)))


def test_an_empty_store_predicts_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path / "empty.db", now=NOON)
    assert forecast.predicted_recall(Peek(store.path), 740_000) == ()
    assert forecast.overall(()) is None
    stands = last_pass.standing(Peek(store.path), last_pass.Exam("", 740_009), 740_000)
    assert forecast.with_last_pass(Peek(store.path), stands, 740_000) is None
