"""What a sitting needs from outside, in one place: clocks, names for new rows, the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from quizapp.model.questions import Question
    from quizapp.model.ratings import Rating
    from quizapp.store.database import Store
    from quizapp.store.peek import Peek
    from quizapp.study.background import Deferred


def _none() -> None:
    """Keeps nothing."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The outside of a sitting.

    Attributes:
        now: the time, with its local offset.
        seconds: a clock that only measures durations.
        new_id: a name that no other row has.
        peek: reads the store.
        store: the store for writing; opened in the background once a question is on the screen.
        upkeep: called when a question is on the screen; begins what may take its time, and returns.
    """

    now: Callable[[], datetime]
    seconds: Callable[[], float]
    new_id: Callable[[], str]
    peek: Peek
    store: Deferred[Store]
    upkeep: Callable[[], None] = _none


class Source(Protocol):
    """Where the questions of a sitting come from.

    Attributes:
        of: how many there will be; None where nobody can know.
    """

    of: int | None

    def next(self) -> Question | None:
        """Returns the next question, or None when there is none left."""

    def settle(self, question: Question, rating: Rating) -> None:
        """Is told how a question went, so that a failed one can come again."""

    def give_back(self, question: Question) -> None:
        """Takes a question back, to ask it again next."""
