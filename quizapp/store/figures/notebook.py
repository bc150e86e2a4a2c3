"""Wrong answers, and what was answered right since. Reads through a `Peek`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.store import compiled
from quizapp.store.history import review_codec

if TYPE_CHECKING:
    from quizapp.model.reviews import Review
    from quizapp.store.peek import Peek


def wrong_answers(peek: Peek) -> list[Review]:
    """Returns the answers that were wrong and still count as that, newest first."""
    return list(map(review_codec.review, peek.rows(compiled.WRONG_ANSWERS)))


def last_right(peek: Peek) -> dict[str, int]:
    """Returns the place in the log of the last right answer to each card and skill, by its key."""
    return {row["card_key"]: row["seq"] for row in peek.rows(compiled.LAST_RIGHT)}
