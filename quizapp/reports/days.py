"""How much was done on which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from quizapp.store.figures import curves

if TYPE_CHECKING:
    from quizapp.store.peek import Peek


@dataclass(frozen=True, slots=True)
class Day:
    """A study day with answers; `minutes` is the time spent on them."""

    date: date
    answers: int
    minutes: float


def days(peek: Peek) -> tuple[Day, ...]:
    """Returns the study days that had answers, the oldest first."""
    return tuple(
        Day(date.fromordinal(day), answers, millis / 60_000)
        for day, answers, millis in curves.by_day(peek)
    )
