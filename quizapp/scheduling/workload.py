"""How much work a wanted retention makes, by the library's simulator."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.scheduling import MAX_INTERVAL, USUAL_WEIGHTS, check_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fsrs_rs_python import SimulatorConfig

# What is simulated is drawn by chance, but always the same chance.
_SEED = 1
# As FSRS's authors count it over many learners: how often a first answer is Again, Hard, Good,
# Easy, and how often a remembered one is Hard, Good, Easy.
FIRST_RATINGS = (0.24, 0.094, 0.495, 0.171)
REMEMBERED_RATINGS = (0.224, 0.631, 0.145)


@dataclass(frozen=True, slots=True)
class Learner:
    """Whose work is simulated.

    Attributes:
        cards: how many there are to learn, at least one.
        new_per_day: how many of them are begun a day.
        seconds: that one answer takes.
        weights: FSRS's parameters; empty for the usual ones.
    """

    cards: int
    new_per_day: int
    seconds: float
    weights: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Workload:
    """What one wanted retention makes.

    Attributes:
        reviews: a day, first answers included.
        minutes: a day.
        remembered: how many of the cards are known on the last day.
    """

    retention: float
    reviews: float
    minutes: float
    remembered: float


def workload(learner: Learner, retention: float, days: int) -> Workload:
    """Simulates a learner from the first card on for `days` days; the same numbers each time.

    Raises:
        ValueError: something is outside what the simulator knows.
    """
    weights = learner.weights or USUAL_WEIGHTS
    check_weights(weights)
    if not (0 < retention < 1 and days > 0 and learner.cards > 0 and learner.new_per_day >= 0):
        raise ValueError(f"no such workload: {learner}, {retention}, {days} days")
    if not (math.isfinite(learner.seconds) and learner.seconds > 0):
        raise ValueError(f"an answer takes some seconds, not {learner.seconds}")
    from fsrs_rs_python import simulate

    result = simulate(weights, retention, _config(learner, days), _SEED)
    return Workload(
        retention=retention,
        reviews=_mean(result.review_cnt_per_day) + _mean(result.learn_cnt_per_day),
        minutes=_mean(result.cost_per_day) / 60,
        remembered=result.memorized_cnt_per_day[-1],
    )


def _config(learner: Learner, days: int) -> SimulatorConfig:
    from fsrs_rs_python import SimulatorConfig

    # A failed card is answered once more within the sitting.
    costs = [2 * learner.seconds, *[learner.seconds] * 3]
    no_steps = [[0.0, 0.0, 1.0, 0.0]] * 3
    return SimulatorConfig(
        deck_size=learner.cards,
        learn_span=days,
        max_cost_perday=math.inf,
        max_ivl=float(MAX_INTERVAL),
        first_rating_prob=FIRST_RATINGS,
        review_rating_prob=REMEMBERED_RATINGS,
        learn_limit=learner.new_per_day,
        review_limit=learner.cards * days,
        new_cards_ignore_review_limit=True,
        learning_step_transitions=no_steps,
        relearning_step_transitions=no_steps,
        state_rating_costs=[costs] * 3,
        learning_step_count=0,
        relearning_step_count=0,
    )


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
