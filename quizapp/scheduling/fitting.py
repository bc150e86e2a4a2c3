"""FSRS's parameters fitted to one learner, and judged by reviews that the fit has not seen."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from quizapp.model.fits import Fit
from quizapp.model.memory import Tuning
from quizapp.model.ratings import Rating
from quizapp.scheduling import USUAL_WEIGHTS, check_weights, next_state, retrievability

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fsrs_rs_python import FSRSItem

    from quizapp.model.memory import MemoryState

# All that happened to one card: each rating with its study day, oldest first. A card that was
# forgotten on purpose has a second history.
History = tuple[tuple[Rating, int], ...]

# Fewer reviews say more of chance than of the learner.
ENOUGH = 400
# The share of the reviews that is held back: the latest, as it is the future that is foretold.
HELD_BACK = 0.25
# A probability that was held for certain and failed would cost infinitely much.
_CERTAIN = 1e-6
# The library takes no parameter from fewer reviews than this.
_LEAST = 64


def fit(histories: Sequence[History], weights: tuple[float, ...] = ()) -> Fit | None:
    """Fits FSRS's parameters to the earlier reviews and measures them on the later ones.

    The same histories give the same fit. Returns None where there are not enough reviews, or not
    on enough days to hold the latest back.

    Args:
        weights: the parameters in use, with which the fit is compared; empty for the usual ones.
    """
    reviews = sum(map(len, histories))
    days = sorted(day for history in histories for day in _foretold(history))
    if reviews < ENOUGH or not days:
        return None
    first_held_back = days[int(len(days) * (1 - HELD_BACK))]
    earlier = [item for day, item in learnable(histories) if day < first_held_back]
    if len(earlier) < _LEAST:
        return None
    fitted = _optimised(earlier)
    before = log_loss(histories, weights, first_held_back)
    return Fit(fitted, reviews, before, log_loss(histories, fitted, first_held_back))


def log_loss(histories: Sequence[History], weights: tuple[float, ...], since: int) -> float:
    """Returns the mean of -log(probability of what happened) of the reviews from a day on.

    Only reviews on a later day than the one before count: within a day there is nothing to
    foretell. Each is foretold from all that came before it.

    Raises:
        ValueError: no review counts, or the weights are outside what FSRS knows.
    """
    tuning = Tuning(weights)
    losses = [loss for history in histories for loss in _losses(history, tuning, since)]
    if not losses:
        raise ValueError("there are no reviews to measure on")
    return math.fsum(losses) / len(losses)


def _losses(history: History, tuning: Tuning, since: int) -> Iterator[float]:
    state: MemoryState | None = None
    for rating, day in history:
        if state and day > state.last_day and day >= since:
            recall = min(max(retrievability(state, day, tuning), _CERTAIN), 1 - _CERTAIN)
            yield -math.log(1 - recall if rating is Rating.AGAIN else recall)
        state = next_state(state, rating, day, tuning)


def _foretold(history: History) -> Iterator[int]:
    """Gives the days of the reviews that can be foretold: not the first, not the same day again."""
    return (day for (_, before), (_, day) in pairwise(history) if day > before)


def learnable(histories: Sequence[History]) -> list[tuple[int, FSRSItem]]:
    """Returns what the library learns from: each review that can be foretold, with all before it.

    They come with their days, in that order. One whose last review is on the day of the one before
    is left out: the library panics where it finds only such.
    """
    from fsrs_rs_python import FSRSItem, FSRSReview

    found = []
    for history in histories:
        gaps = [0, *(max(0, day - before) for (_, before), (_, day) in pairwise(history))]
        steps = [
            FSRSReview(int(rating), gap) for (rating, _), gap in zip(history, gaps, strict=True)
        ]
        found += [
            (history[last][1], FSRSItem(steps[: last + 1]))
            for last in range(1, len(history))
            if gaps[last] > 0
        ]
    return sorted(found, key=lambda item: item[0])


def _optimised(items: Sequence[FSRSItem]) -> tuple[float, ...]:
    """Returns what the library's optimizer makes of `items`, oldest first; its seed is fixed."""
    from fsrs_rs_python import FSRS

    weights = tuple(FSRS(USUAL_WEIGHTS).compute_parameters(items))
    check_weights(weights)
    return weights
