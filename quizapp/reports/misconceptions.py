"""The known mistakes that a learner makes, the commonest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from quizapp.store.figures import curves

if TYPE_CHECKING:
    from quizapp.store.peek import Peek


@dataclass(frozen=True, slots=True)
class Mistake:
    """A known mistake that was diagnosed `times` times in a family's problems, `last` that day."""

    family: str
    tag: str
    times: int
    last: date


def misconceptions(peek: Peek) -> tuple[Mistake, ...]:
    """Returns the mistakes that were diagnosed, the commonest first."""
    return tuple(
        Mistake(family, tag, times, date.fromordinal(day))
        for family, tag, times, day in curves.misconceptions(peek)
    )
