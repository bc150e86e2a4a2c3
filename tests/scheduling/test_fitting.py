"""A fit beats the usual parameters on reviews that it has not seen, for unusual learners."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from quizapp.model.memory import Tuning
from quizapp.model.ratings import Rating
from quizapp.scheduling import USUAL_WEIGHTS, next_state, retrievability
from quizapp.scheduling.fitting import ENOUGH, History, fit, learnable, log_loss

from .learners import FIRST_DAY, SLOW, STRONG, histories

GOOD, AGAIN = Rating.GOOD, Rating.AGAIN


def first_held_back(learner: list[History]) -> int:
    """The day from which on the last quarter of what can be foretold lies."""
    days = sorted(
        day for history in learner for (_, before), (_, day) in pairwise(history) if day > before
    )
    return days[len(days) * 3 // 4]


@pytest.mark.parametrize("seed", [1, 3])
@pytest.mark.parametrize("weights", [STRONG, SLOW], ids=["strong", "slow"])
def test_a_fit_foretells_the_future_better(weights: tuple[float, ...], seed: int) -> None:
    learner = histories(weights, seed)
    found = fit(learner)
    assert found
    assert found.is_better
    # Nobody foretells better than the truth, chance aside; the fit comes near it.
    truth = log_loss(learner, weights, first_held_back(learner))
    assert abs(found.log_loss_after - truth) < 0.01
    assert found.log_loss_before == log_loss(learner, (), first_held_back(learner))


def test_the_same_log_gives_the_same_fit() -> None:
    learner = histories(STRONG, 4)
    assert fit(learner) == fit(learner)


def test_a_fit_is_compared_with_what_is_in_use() -> None:
    learner = histories(STRONG, 5)
    first = fit(learner)
    assert first
    again = fit(learner, first.weights)
    assert again
    assert again.log_loss_before == again.log_loss_after == first.log_loss_after
    assert not again.is_better


def test_a_learner_who_changes_is_not_foretold_by_the_past() -> None:
    """Remembers everything until the quarter that is held back, and nothing from then on."""
    past = ((GOOD, FIRST_DAY), (GOOD, FIRST_DAY + 3), (GOOD, FIRST_DAY + 12))
    found = fit([(*past, (AGAIN, FIRST_DAY + 30))] * 120)
    assert found
    assert not found.is_better


def test_the_fit_has_not_seen_what_it_is_judged_by() -> None:
    """Whatever happens in the quarter that is held back, the weights are the same."""
    past: list[tuple[Rating, int]] = [(GOOD, 1), (AGAIN, 4), (GOOD, 5), (GOOD, 12)]
    one = fit([(*past, (GOOD, 30))] * 100)
    other = fit([(*past, (AGAIN, 30))] * 100)
    assert one
    assert other
    assert one.weights == other.weights
    assert one.log_loss_after < other.log_loss_after


def test_log_loss_by_hand() -> None:
    history: History = ((GOOD, 10), (AGAIN, 10), (GOOD, 15), (AGAIN, 40))
    state = next_state(next_state(None, GOOD, 10), AGAIN, 10)
    first = retrievability(state, 15)
    second = retrievability(next_state(state, GOOD, 15), 40)
    losses = [-math.log(first), -math.log(1 - second)]
    assert log_loss([history], (), 0) == pytest.approx(sum(losses) / 2)
    assert log_loss([history], USUAL_WEIGHTS, 20) == pytest.approx(losses[1])
    with pytest.raises(ValueError, match="no reviews"):
        log_loss([history], (), 41)


def test_too_few_reviews_are_not_fitted() -> None:
    learner = histories(STRONG, 6)
    few: list[History] = []
    for history in learner:
        if sum(map(len, few)) + len(history) < ENOUGH:
            few.append(history)
    assert fit(few) is None
    assert fit([]) is None


@pytest.mark.parametrize(
    "history",
    [
        ((GOOD, 1),),
        ((GOOD, 1), (AGAIN, 1), (GOOD, 1)),
        ((GOOD, 1), (GOOD, 9)),
        ((GOOD, 9), (GOOD, 1)),
    ],
    ids=["never again", "one day", "one interval", "a clock set back"],
)
def test_what_says_nothing_of_forgetting_is_not_fitted(history: History) -> None:
    """Nor does the library panic over it."""
    assert fit([history] * 500) is None


def test_same_days_are_part_of_a_history_but_not_foretold() -> None:
    days = [day for day, _ in learnable([((AGAIN, 5), (GOOD, 5), (GOOD, 8), (GOOD, 8))])]
    assert days == [8]
    ((_, item),) = learnable([((AGAIN, 5), (GOOD, 5), (GOOD, 8), (GOOD, 8))])
    assert len(item.reviews) == 3
    assert item.long_term_review_cnt() == 1


def test_fitted_weights_are_weights_that_scheduling_takes() -> None:
    found = fit(histories(SLOW, 7))
    assert found
    assert next_state(None, GOOD, 1, Tuning(found.weights)).due_day >= 2
