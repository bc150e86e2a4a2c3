"""The simulator: more retention is more work and more remembered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.scheduling.workload import FIRST_RATINGS, Learner, workload

from .learners import SLOW

RETENTIONS = (0.7, 0.8, 0.9, 0.95)
LEARNER = Learner(cards=300, new_per_day=10, seconds=20)


def test_who_wants_to_remember_more_works_more_and_remembers_more() -> None:
    found = [workload(LEARNER, retention, 90) for retention in RETENTIONS]
    for measure in ("reviews", "minutes", "remembered"):
        values = [getattr(one, measure) for one in found]
        assert values == sorted(set(values)), measure
    assert all(one.remembered <= 300 for one in found)


def test_the_same_learner_has_the_same_work() -> None:
    assert workload(LEARNER, 0.9, 90) == workload(LEARNER, 0.9, 90)


def test_a_slow_learner_works_more() -> None:
    slow = replace(LEARNER, weights=SLOW)
    assert workload(slow, 0.9, 90).minutes > workload(LEARNER, 0.9, 90).minutes


def test_time_is_that_of_the_answers() -> None:
    slower = workload(replace(LEARNER, seconds=40), 0.9, 90)
    assert slower.minutes == pytest.approx(2 * workload(LEARNER, 0.9, 90).minutes, rel=1e-4)
    one = workload(Learner(cards=1, new_per_day=1, seconds=60), 0.9, 1)
    assert (one.reviews, one.minutes) in {(1, 1), (1, 2)}


def test_what_is_failed_is_answered_once_more() -> None:
    first_day = workload(Learner(cards=5000, new_per_day=5000, seconds=60), 0.9, 1)
    answers = first_day.minutes / first_day.reviews
    assert answers == pytest.approx(1 + FIRST_RATINGS[0], abs=0.02)


@pytest.mark.parametrize("days", [1, 2, 365])
@pytest.mark.parametrize("cards", [1, 10_000])
def test_no_deck_is_too_small_or_too_large(cards: int, days: int) -> None:
    found = workload(Learner(cards, 20, 15), 0.9, days)
    assert 0 < found.reviews <= 20 + cards
    assert 0 < found.remembered <= min(cards, 20 * days)


@pytest.mark.parametrize(
    ("learner", "retention", "days"),
    [
        (replace(LEARNER, cards=0), 0.9, 90),
        (replace(LEARNER, seconds=0), 0.9, 90),
        (replace(LEARNER, weights=(1.0, 2.0)), 0.9, 90),
        (LEARNER, 1.0, 90),
        (LEARNER, 0.9, 0),
    ],
)
def test_what_is_no_workload_is_refused(learner: Learner, retention: float, days: int) -> None:
    with pytest.raises(ValueError, match=r"workload|seconds|parameters"):
        workload(learner, retention, days)
