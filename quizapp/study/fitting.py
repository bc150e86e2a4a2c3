"""The learner's log as FSRS learns from it, and what a fit found."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from quizapp.model.reviews import Event
from quizapp.scheduling import fitting
from quizapp.store import compiled, figures
from quizapp.store.memory import effective, tuning

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.model.fits import Fit
    from quizapp.model.ratings import Rating
    from quizapp.model.reviews import Review
    from quizapp.scheduling.fitting import History
    from quizapp.store.peek import Peek

# A fit is offered again when the log has grown by so much since the last one.
_GROWN = 1.5


def fit(peek: Peek) -> tuple[int, Fit | None]:
    """Fits FSRS's parameters to the learner's log; writes nothing.

    Returns:
        How many reviews there are, and what was found; None where they are not enough.
    """
    found = histories(peek.log())
    reviews = sum(map(len, found))
    return reviews, fitting.fit(found, tuning.held(peek).usual.weights)


def offered(peek: Peek) -> bool:
    """Returns whether it is time to suggest a fit."""
    fitted = max((kept.fit.reviews for kept in figures.fits(peek)), default=0)
    rows = peek.reviews(limit=1)
    # The last row's number bounds the reviews: mostly nothing needs to be counted.
    if not rows or not is_offered(rows[0].seq, fitted):
        return False
    return is_offered(peek.rows(compiled.SCHEDULED_REVIEWS)[0][0], fitted)


def histories(rows: Iterable[Review]) -> list[History]:
    """Returns what fed the memory, card by card; forgetting a card begins a new history."""
    begun: defaultdict[str, list[list[tuple[Rating, int]]]] = defaultdict(lambda: [[]])
    for row in effective(rows):
        if row.event is Event.FORGET:
            begun[row.card].append([])
        elif row.event is Event.REVIEW and row.schedules and row.rating is not None:
            begun[row.card][-1].append((row.rating, row.day))
    return [tuple(history) for card in begun.values() for history in card if history]


def is_offered(reviews: int, fitted: int) -> bool:
    """Returns whether it is time to fit: enough reviews, and half as many again since the last fit.

    Args:
        reviews: of the whole log.
        fitted: of the log when it was last fitted; 0 where it never was.
    """
    return reviews >= max(fitting.ENOUGH, _GROWN * fitted)
