"""What `why` says is what then happens."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from quizapp.model.cards import Selection
from quizapp.model.days import study_day
from quizapp.model.fits import Fit
from quizapp.model.modes import Mode
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event
from quizapp.scheduling import USUAL_WEIGHTS, next_state, states_after
from quizapp.store import settings
from quizapp.store.history import reviews
from quizapp.store.memory import parameters
from quizapp.store.peek import EXAMS
from quizapp.study.recording import new_row
from quizapp.study.review import ReviewQueue
from quizapp.study.session import Session
from quizapp.study.why import Why, why
from quizapp.terminal.why_page import as_json, sentence

if TYPE_CHECKING:
    from quizapp.study.desk import Desk
    from tests.study.conftest import Clock


def asked(desk: Desk, rating: Rating) -> None:
    """Learns the first card, `epoch`."""
    queue = ReviewQueue(desk.peek, desk.now, Selection(), new_per_day=1, seed=1, count=1)
    session = Session(desk, queue, Mode.REVIEW, schedules=True)
    assert session.ask()
    session.rate(rating)


def of(desk: Desk, key: str = "epoch") -> Why:
    stored, status = desk.peek.card(key), desk.peek.status(key)
    assert stored
    assert status
    return why(desk.peek, stored, status, study_day(desk.now()))


def test_a_new_card(desk: Desk) -> None:
    found = of(desk)
    assert (found.memory, found.recall, found.exam, found.fit) == (None, None, None, 0)
    assert "new" in sentence(found)
    assert as_json(found)["due"] is None


@pytest.mark.parametrize("rating", Rating)
def test_the_days_of_each_rating_are_those_that_it_brings(
    desk: Desk, clock: Clock, rating: Rating
) -> None:
    asked(desk, Rating.GOOD)
    clock.later(days=2)
    promised = of(desk).days[rating]
    asked(desk, rating)
    after = of(desk)
    assert after.memory
    assert after.memory.due_day - after.today == promised
    assert after.recall == 1


def test_the_sentence_names_the_day(desk: Desk, clock: Clock) -> None:
    asked(desk, Rating.EASY)
    found = of(desk)
    assert found.memory
    day = date.fromordinal(found.memory.due_day).isoformat()
    assert f"comes on {day}, in 8 days" in sentence(found)
    clock.later(days=20)
    late = of(desk)
    assert f"been due since {day}" in sentence(late)
    assert f"{late.recall:.0%}" in sentence(late)
    assert late.recall is not None
    assert late.recall < 0.9


def test_an_exam_before_its_day_is_said(desk: Desk) -> None:
    asked(desk, Rating.EASY)
    exam = date.fromordinal(study_day(desk.now()) + 5)
    settings.put(desk.store(), EXAMS, {"": exam.isoformat()}, desk.now())
    found = of(desk)
    assert found.pass_ahead
    assert f"exam on {exam}" in sentence(found)
    assert as_json(found)["exam"] == {
        "topic": None,
        "date": exam.isoformat(),
        "last_pass_from": date.fromordinal(exam.toordinal() - 3).isoformat(),
        "comes_in_it": True,
    }


def test_an_exam_in_another_topic_is_none_of_its(desk: Desk) -> None:
    asked(desk, Rating.EASY)
    settings.put(desk.store(), EXAMS, {"other": "2026-11-29"}, desk.now())
    assert of(desk).exam is None


def test_a_suspended_card_does_not_come(desk: Desk) -> None:
    row = new_row(desk.new_id(), "epoch", Event.SUSPEND, desk.now())
    reviews.record(desk.store(), row, next_state)
    assert "quizapp resume epoch" in sentence(of(desk))


def test_it_says_which_parameters_and_which_retention(desk: Desk) -> None:
    asked(desk, Rating.EASY)
    usual = of(desk)
    weights = (*USUAL_WEIGHTS[:-1], 0.3)
    fit = Fit(weights, 500, 0.4, 0.3)
    parameters.keep(desk.store(), fit, desk.now(), states_after, adopted=True)
    settings.put_retention(desk.store(), {"": 0.8}, desk.now(), states_after)
    found = of(desk)
    assert (found.fit, found.tuning.weights, found.tuning.retention) == (1, weights, 0.8)
    assert found.memory
    assert usual.memory
    assert found.memory.due_day > usual.memory.due_day
    assert "80%" in sentence(found)


def test_what_is_promised_after_an_answer_is_no_later_than_the_eve(desk: Desk) -> None:
    queue = ReviewQueue(desk.peek, desk.now, Selection(), new_per_day=1, seed=1, count=1)
    session = Session(desk, queue, Mode.REVIEW, schedules=True)
    assert session.ask()
    usual = session.intervals()
    today = study_day(desk.now())
    for ahead, latest in ((100, 99), (6, 5), (4, 3), (3, None)):
        exam = date.fromordinal(today + ahead).isoformat()
        settings.put(desk.store(), EXAMS, {"small": exam}, desk.now())
        capped = usual if latest is None else {r: min(n, latest) for r, n in usual.items()}
        assert session.intervals() == capped
    settings.put(desk.store(), EXAMS, {"other": exam}, desk.now())
    assert session.intervals() == usual
