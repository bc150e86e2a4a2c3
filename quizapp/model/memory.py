"""What FSRS knows, and how it is set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class MemoryState(NamedTuple):
    """What FSRS knows of one card of one learner. Days are `date.toordinal()` study days."""

    stability: float
    difficulty: float
    last_day: int
    due_day: int


class Answers(NamedTuple):
    """The answers that make one card's memory: their ratings and their study days, oldest first."""

    ratings: Sequence[int] = ()
    days: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Tuning:
    """How FSRS is set for one card of one learner.

    Attributes:
        weights: FSRS-6's 21 parameters as fitted to the learner's log; empty for the usual ones.
        retention: the wanted probability of recall on the day the card is due.
    """

    weights: tuple[float, ...] = ()
    retention: float = 0.9
