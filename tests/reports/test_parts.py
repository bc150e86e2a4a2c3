"""The parts of `stats`, from answers in a store."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from quizapp.model.modes import Mode
from quizapp.model.questions import Origin
from quizapp.model.ratings import Rating
from quizapp.reports.calibration import calibration
from quizapp.reports.days import Day, days
from quizapp.reports.due import DAYS, due
from quizapp.reports.misconceptions import misconceptions
from quizapp.reports.retention import retention
from quizapp.reports.time_spent import time_spent
from quizapp.reports.topics import topics
from quizapp.scheduling import previews
from tests.reports.test_progress import TODAY, Learner, learner

__all__ = ["learner"]

HERE = date.fromordinal(TODAY)


def review(learner: Learner, card: str, score: float, ago: int) -> None:
    learner.answer(card, score, ago=ago, schedules=True, mode=Mode.REVIEW)


def test_days_are_those_with_answers(learner: Learner) -> None:
    learner.answer("one", 1, ago=3)
    learner.answer("two", 0)
    learner.answer("one", 1)
    assert days(learner.peek) == (Day(HERE - timedelta(days=3), 1, 0.5), Day(HERE, 2, 1.0))


def test_a_second_try_on_the_same_day_is_no_repetition(learner: Learner) -> None:
    review(learner, "one", 1, ago=9)
    review(learner, "one", 0, ago=4)
    review(learner, "one", 1, ago=4)
    review(learner, "one", 1, ago=2)
    found = retention(learner.peek, TODAY)
    assert (found.share, found.repetitions) == (0.5, 2)


def test_retention_now_is_of_the_last_thirty_days(learner: Learner) -> None:
    for ago in (90, 60, 30, 29):
        review(learner, "one", float(ago == 29), ago)
    found = retention(learner.peek, TODAY)
    assert (found.share, found.repetitions) == (1.0, 1)
    assert sum(week.repetitions for week in found.weeks) == 3


def test_a_topic_without_answers_is_told_of_too(learner: Learner) -> None:
    review(learner, "one", 1, ago=1)
    first, other = topics(learner.peek)
    assert (first.topic, first.score, first.cards, first.seen, first.known) == (
        "first", 1.0, 2, 1, 0,
    )  # fmt: skip
    assert (other.topic, other.score, other.cards, other.seen) == ("other", None, 1, 0)


def test_a_card_is_known_when_it_will_stay(learner: Learner) -> None:
    for ago in (200, 190, 160, 100):
        review(learner, "one", 1, ago)
    first, _ = topics(learner.peek)
    assert (first.seen, first.known) == (1, 1)


def test_time_is_told_by_week_and_by_topic(learner: Learner) -> None:
    learner.answer("one", 1, millis=60_000, ago=7)
    learner.answer("three", 1, millis=120_000)
    found = time_spent(learner.peek)
    assert found.minutes == 3
    assert [week.minutes for week in found.weeks] == [1, 2]
    assert {week.start.weekday() for week in found.weeks} == {0}
    assert [(topic.topic, topic.minutes) for topic in found.topics] == [("other", 2), ("first", 1)]


def test_confidence_is_read_from_the_log(learner: Learner) -> None:
    learner.answer("one", 1, confidence=80)
    learner.answer("two", 0, confidence=80)
    learner.answer("three", 0)
    found = calibration(learner.peek)
    assert (found.answers, found.confidence, found.right) == (2, 0.8, 0.5)
    assert found.brier == pytest.approx(0.34)


def test_a_mistake_is_told_with_the_day_it_was_made_last(learner: Learner) -> None:
    origin = Origin("dag-grad-one", 1, 7, 1)
    for ago in (5, 2):
        learner.answer("one", 0, ago=ago, misconception="overwrite", origin=origin)
    (found,) = misconceptions(learner.peek)
    assert (found.times, found.last) == (2, HERE - timedelta(days=2))


def test_what_is_overdue_is_told_apart(learner: Learner) -> None:
    first_interval = previews(None, TODAY)[Rating.GOOD]
    review(learner, "one", 1, ago=40)
    review(learner, "two", 1, ago=0)
    review(learner, "three", 1, ago=first_interval)
    found = due(learner.peek, TODAY)
    assert (found.overdue, found.days[0], len(found.days)) == (1, 2, DAYS)
    assert [day for day, cards in enumerate(found.days) if cards] == [0, first_interval]
