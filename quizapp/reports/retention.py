"""How much of what came again was remembered, week by week."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from quizapp.store import figures
from quizapp.store.figures import curves

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.model.fits import KeptFit
    from quizapp.store.peek import Peek

# Days back over which the one number is counted that stands for now.
LOOK_BACK = 30


@dataclass(frozen=True, slots=True)
class Week:
    """A week, from Monday `start`: the repetitions in it, and how many were remembered.

    A repetition is a scheduled answer on a later day than the card's one before: neither first
    answers nor second tries in a sitting are among them.
    """

    start: date
    repetitions: int
    remembered: int

    @property
    def share(self) -> float:
        """The share that was remembered, 0 to 1."""
        return self.remembered / self.repetitions


@dataclass(frozen=True, slots=True)
class Retention:
    """What was remembered.

    Attributes:
        share: of the repetitions of the last 30 days; None where there were none.
        repetitions: how many those were.
        weeks: with repetitions, the oldest first.
        fits: of FSRS's parameters to the log, the oldest first, each with its log loss.
    """

    share: float | None
    repetitions: int
    weeks: tuple[Week, ...]
    fits: tuple[KeptFit, ...] = ()


def retention(peek: Peek, today: int, weeks: int | None = None) -> Retention:
    """Returns what was remembered up to the study day `today`.

    Args:
        weeks: how many weeks to tell of, with this one, five at least; None for all there are.
    """
    monday = today - date.fromordinal(today).weekday()
    since = None if weeks is None else monday - 7 * (weeks - 1)
    days = curves.repetitions(peek, since)
    recent = [(asked, kept) for day, asked, kept in days if today - LOOK_BACK < day <= today]
    asked, kept = (sum(numbers) for numbers in zip(*recent, strict=True)) if recent else (0, 0)
    share = kept / asked if asked else None
    return Retention(share, asked, weekly(days), tuple(figures.fits(peek)))


def weekly(days: Sequence[tuple[int, int, int]]) -> tuple[Week, ...]:
    """Returns the weeks of days, each a study day, its repetitions and those remembered."""
    asked: Counter[int] = Counter()
    kept: Counter[int] = Counter()
    for day, repetitions, remembered in days:
        monday = day - date.fromordinal(day).weekday()
        asked[monday] += repetitions
        kept[monday] += remembered
    return tuple(
        Week(date.fromordinal(monday), asked[monday], kept[monday]) for monday in sorted(asked)
    )
