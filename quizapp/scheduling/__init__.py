"""FSRS-6 by study days: when a card comes again, and how likely it is remembered until then.

This package alone imports the FSRS library. Its panics are BaseExceptions that print a backtrace,
so everything is validated before it is called.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import accumulate
from operator import sub
from typing import TYPE_CHECKING

from quizapp.model.memory import MemoryState, Tuning
from quizapp.model.ratings import Rating

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fsrs_rs_python import FSRS, FSRSReview, NextStates

    from quizapp.model.memory import Answers

RETENTION = 0.9
MAX_INTERVAL = 36_500

USUAL = Tuning()
_RATINGS = frozenset(Rating)
# FSRS-6's parameters fitted to many learners, as published with the algorithm:
# https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm#fsrs-6
USUAL_WEIGHTS = (
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796),
    *(1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
)


def next_state(
    state: MemoryState | None, rating: Rating, day: int, tuning: Tuning = USUAL
) -> MemoryState:
    """Returns the memory after a review on study day `day`; None is a card never reviewed.

    A day before the last review counts as the day of that review, so that a clock set back
    makes nothing due in the past. Intervals are whole days, from 1 to `MAX_INTERVAL`.

    Raises:
        ValueError: the rating, the tuning or the state is outside what FSRS knows.
    """
    rating = Rating(rating)
    later = max(day, state.last_day) if state else day
    outcome = getattr(_outcomes(state, later, tuning), rating.name.lower())
    memory = outcome.memory
    due = later + _whole_days(outcome.interval)
    return MemoryState(memory.stability, memory.difficulty, later, due)


def states_after(histories: Iterable[Answers], tuning: Tuning = USUAL) -> list[MemoryState]:
    """Returns the memory after all reviews of each card, to the last bit what `next_state` makes.

    Args:
        histories: a card's answers, at least one.

    Raises:
        ValueError: a rating or the tuning is outside what FSRS knows.
    """
    from fsrs_rs_python import FSRSItem

    _check_retention(tuning)
    model = _fsrs(tuning.weights)
    items, last_days = [], []
    for ratings, days in histories:
        later = _later(days)
        elapsed = map(sub, later, (later[0], *later))
        items.append(FSRSItem(list(map(_answered, ratings, elapsed))))
        last_days.append(later[-1])
    states = []
    for memory, last_day in zip(model.memory_state_batch(items), last_days, strict=True):
        # The rating is of no effect with FSRS-6: it is in the stability.
        interval = model.next_interval(memory.stability, tuning.retention, Rating.GOOD)
        due = last_day + _whole_days(interval)
        states.append(MemoryState(memory.stability, memory.difficulty, last_day, due))
    return states


def previews(state: MemoryState | None, day: int, tuning: Tuning = USUAL) -> dict[Rating, int]:
    """Returns the days to the next review that each rating on `day` would give.

    Raises:
        ValueError: the tuning or the state is outside what FSRS knows.
    """
    outcomes = _outcomes(state, day, tuning)
    return {
        rating: _whole_days(getattr(outcomes, rating.name.lower()).interval) for rating in Rating
    }


def retrievability(state: MemoryState, day: int, tuning: Tuning = USUAL) -> float:
    """Returns the probability of recall on `day`: FSRS-6's forgetting curve.

    R(t, S) = (1 + F t / S)^(-w20) with F = 0.9^(-1/w20) - 1, so that R(S, S) = 0.9; see
    https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm#fsrs-6.
    """
    decay = -(tuning.weights or USUAL_WEIGHTS)[-1]
    elapsed = max(0, day - state.last_day)
    return float((1 + (0.9 ** (1 / decay) - 1) * elapsed / state.stability) ** decay)


def _outcomes(state: MemoryState | None, day: int, tuning: Tuning) -> NextStates:
    """Returns FSRS's state and unrounded interval for each of the four ratings."""
    _check_retention(tuning)
    model = _fsrs(tuning.weights)
    if state is None:
        return model.next_states(None, tuning.retention, 0)
    if not (math.isfinite(state.stability) and state.stability > 0):
        raise ValueError(f"stability is a positive number of days, not {state.stability}")
    if not 1 <= state.difficulty <= 10:
        raise ValueError(f"difficulty is from 1 to 10, not {state.difficulty}")
    from fsrs_rs_python import MemoryState as Memory

    elapsed = max(0, day - state.last_day)
    return model.next_states(Memory(state.stability, state.difficulty), tuning.retention, elapsed)


def _later(days: Sequence[int]) -> Sequence[int]:
    """Returns the days as they count: one before the last review's as the day of that review."""
    ordered = sorted(days)
    return ordered if ordered == list(days) else list(accumulate(days, max))


# Most answers of a log are alike: the library only reads them.
@lru_cache(maxsize=10_000)
def _answered(rating: int, elapsed: int) -> FSRSReview:
    """Returns an answer as the library wants it, `elapsed` days after the one before."""
    from fsrs_rs_python import FSRSReview

    if rating not in _RATINGS:
        raise ValueError(f"a rating is from 1 to 4, not {rating}")
    return FSRSReview(rating, elapsed)


def _check_retention(tuning: Tuning) -> None:
    if not 0 < tuning.retention < 1:
        raise ValueError(f"retention is a probability between 0 and 1, not {tuning.retention}")


@lru_cache(maxsize=4)
def _fsrs(weights: tuple[float, ...]) -> FSRS:
    """Returns the library's model for `weights`.

    Raises:
        ValueError: they are not 21 finite numbers with a forgetting curve that falls.
    """
    check_weights(weights or USUAL_WEIGHTS)
    from fsrs_rs_python import FSRS

    return FSRS(weights or USUAL_WEIGHTS)


def check_weights(weights: tuple[float, ...]) -> None:
    """Raises ValueError unless `weights` are 21 finite numbers with a curve that falls."""
    if len(weights) != len(USUAL_WEIGHTS) or not all(map(math.isfinite, weights)):
        raise ValueError(f"FSRS-6 has {len(USUAL_WEIGHTS)} finite parameters, not {weights}")
    if not 0.1 <= weights[-1] <= 0.8:
        raise ValueError(f"the decay of FSRS-6 is from 0.1 to 0.8, not {weights[-1]}")


def _whole_days(interval: float) -> int:
    return min(max(1, round(interval)), MAX_INTERVAL)
