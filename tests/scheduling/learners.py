"""Learners who remember exactly as FSRS says with parameters that the test knows."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from quizapp.model.memory import MemoryState, Tuning
from quizapp.model.ratings import Rating
from quizapp.scheduling import USUAL_WEIGHTS, next_state, retrievability

if TYPE_CHECKING:
    from quizapp.scheduling.fitting import History

FIRST_DAY = 739_000

# Keeps four times longer what was seen once.
STRONG = (*(4 * weight for weight in USUAL_WEIGHTS[:4]), *USUAL_WEIGHTS[4:])
# Forgets three times sooner, and gains half as much by each repetition.
SLOW = (*(weight / 3 for weight in USUAL_WEIGHTS[:4]), *USUAL_WEIGHTS[4:8], 1.2, *USUAL_WEIGHTS[9:])

_SPAN = 180


def histories(weights: tuple[float, ...], seed: int, cards: int = 300) -> list[History]:
    """Returns half a year of reviews, each card begun on some day and seen when about due."""
    rng = Random(seed)
    return [_history(Tuning(weights), rng) for _ in range(cards)]


def _history(tuning: Tuning, rng: Random) -> History:
    day = FIRST_DAY + int(rng.random() * _SPAN)
    state: MemoryState | None = None
    reviews = []
    while day < FIRST_DAY + _SPAN:
        rating = _rating(retrievability(state, day, tuning) if state else 0.7, rng.random())
        reviews.append((rating, day))
        state = next_state(state, rating, day, tuning)
        day += max(1, int((state.due_day - day) * (0.7 + rng.random())))
    return tuple(reviews)


def _rating(recall: float, luck: float) -> Rating:
    """Returns how it went: failed with what is missing from `recall`, seldom hard or easy."""
    if luck > recall:
        return Rating.AGAIN
    shares = {Rating.HARD: 0.1, Rating.GOOD: 0.9, Rating.EASY: 1}
    return next(rating for rating, share in shares.items() if luck <= recall * share)
