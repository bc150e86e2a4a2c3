"""The questions that learners flagged for their author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.model.reviews import Event
from quizapp.store import compiled
from quizapp.store.history import review_codec
from quizapp.store.memory import effective

if TYPE_CHECKING:
    from quizapp.model.reviews import Review
    from quizapp.store.peek import Peek


def standing(peek: Peek) -> list[Review]:
    """Returns the flags that stand, oldest first; `typed` is what the learner said of it."""
    return list(map(review_codec.review, peek.rows(compiled.FLAGS)))


def is_flagged(peek: Peek, key: str) -> bool:
    """Returns whether the card of `key` is flagged."""
    said = [row.event for row in effective(peek.log(key))]
    flags = [event for event in said if event in {Event.FLAG, Event.UNFLAG}]
    return flags[-1:] == [Event.FLAG]
