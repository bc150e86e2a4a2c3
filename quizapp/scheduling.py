"""FSRS-6 by study days: when a card comes again, and how likely it is remembered until then.

The only importer of the FSRS library. Its panics are BaseExceptions that print a backtrace, so
everything is validated before it is called.
"""

from __future__ import annotations

import math
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from quizapp.model import MemoryState, Rating

if TYPE_CHECKING:
    from datetime import datetime

    from fsrs_rs_python import FSRS, NextStates

# A study day begins when most people sleep, so that a sitting past midnight stays in one day.
ROLLOVER_HOUR = 4
RETENTION = 0.9
MAX_INTERVAL = 36_500

# The last of FSRS-6's 21 default parameters, and what makes the curve pass 0.9 at one stability.
_DECAY = -0.1542
_FACTOR = 0.9 ** (1 / _DECAY) - 1


def study_day(now: datetime, rollover_hour: int = ROLLOVER_HOUR) -> int:
    """Returns the study day of an aware `now` in its own zone, as `date.toordinal()`.

    Raises:
        ValueError: `now` has no zone.
    """
    if now.tzinfo is None:
        raise ValueError("study_day wants an aware datetime")
    return (now - timedelta(hours=rollover_hour)).date().toordinal()


def next_state(
    state: MemoryState | None, rating: Rating, day: int, *, retention: float = RETENTION
) -> MemoryState:
    """Returns the memory after a review on study day `day`; None is a card never reviewed.

    A day before the last review counts as the day of that review, so that a clock set back
    makes nothing due in the past. Intervals are whole days, from 1 to `MAX_INTERVAL`.

    Args:
        retention: the wanted probability of recall on the day the card is due.

    Raises:
        ValueError: the rating, the retention or the state is outside what FSRS knows.
    """
    rating = Rating(rating)
    later = max(day, state.last_day) if state else day
    outcome = getattr(_outcomes(state, later, retention), rating.name.lower())
    memory = outcome.memory
    due = later + _whole_days(outcome.interval)
    return MemoryState(memory.stability, memory.difficulty, later, due)


def previews(
    state: MemoryState | None, day: int, retention: float = RETENTION
) -> dict[Rating, int]:
    """Returns the days to the next review that each rating on `day` would give.

    Raises:
        ValueError: the retention or the state is outside what FSRS knows.
    """
    outcomes = _outcomes(state, day, retention)
    return {
        rating: _whole_days(getattr(outcomes, rating.name.lower()).interval) for rating in Rating
    }


def retrievability(state: MemoryState, day: int) -> float:
    """Returns the probability of recall on `day`: FSRS-6's forgetting curve.

    R(t, S) = (1 + F t / S)^(-w20) with F = 0.9^(-1/w20) - 1, so that R(S, S) = 0.9; see
    https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm#fsrs-6.
    """
    elapsed = max(0, day - state.last_day)
    return float((1 + _FACTOR * elapsed / state.stability) ** _DECAY)


def _outcomes(state: MemoryState | None, day: int, retention: float) -> NextStates:
    """Returns FSRS's state and unrounded interval for each of the four ratings."""
    if not 0 < retention < 1:
        raise ValueError(f"retention is a probability between 0 and 1, not {retention}")
    if state is None:
        return _fsrs().next_states(None, retention, 0)
    if not (math.isfinite(state.stability) and state.stability > 0):
        raise ValueError(f"stability is a positive number of days, not {state.stability}")
    if not 1 <= state.difficulty <= 10:
        raise ValueError(f"difficulty is from 1 to 10, not {state.difficulty}")
    from fsrs_rs_python import MemoryState as Memory

    elapsed = max(0, day - state.last_day)
    memory = Memory(state.stability, state.difficulty)
    return _fsrs().next_states(memory, retention, elapsed)


@cache
def _fsrs() -> FSRS:
    from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS

    return FSRS(DEFAULT_PARAMETERS)


def _whole_days(interval: float) -> int:
    return min(max(1, round(interval)), MAX_INTERVAL)
