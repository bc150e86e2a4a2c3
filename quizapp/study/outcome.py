"""What an answer did, for whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.model.grades import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.model.grades import Grade
    from quizapp.model.ratings import Rating
    from quizapp.model.reviews import Review
    from quizapp.study.asking import Asked


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer did where nothing was written: it could not be read, or was skipped."""

    asked: Asked
    grade: Grade

    @property
    def is_open(self) -> bool:
        """Whether the same question still waits for an answer."""
        return self.grade.verdict in {Verdict.UNREADABLE, Verdict.TOO_COARSE}


@dataclass(frozen=True, slots=True)
class Recorded(Outcome):
    """What an answer did that counts: its row is safe on disk.

    Attributes:
        rating: what the schedule was told, or would have been.
        intervals: days until the card comes again, by rating; empty where nothing is scheduled.
    """

    review: Review
    rating: Rating
    intervals: Mapping[Rating, int]

    @property
    def is_open(self) -> bool:
        """A recorded answer closes its question, whatever its verdict."""
        return False

    @property
    def due_in(self) -> int | None:
        """Days until the card comes again; None where nothing was scheduled."""
        return self.intervals.get(self.rating)
