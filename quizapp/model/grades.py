"""What grading says of a typed answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What grading says of one answer."""

    CORRECT = "correct"
    ROUNDED = "rounded"
    TOO_COARSE = "too-coarse"
    INCORRECT = "incorrect"
    UNREADABLE = "unreadable"
    RATED = "rated"
    GAVE_UP = "gave-up"
    SKIPPED = "skipped"

    @property
    def is_right(self) -> bool:
        """Whether the answer was right, exactly or as a rounded decimal."""
        return self in {Verdict.CORRECT, Verdict.ROUNDED}


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of an answer that has several, marked on its own."""

    name: str
    verdict: Verdict
    score: float


@dataclass(frozen=True, slots=True)
class Grade:
    """What one typed answer was worth. Says whether it was right, never how well remembered.

    Attributes:
        verdict: the worst part's, where there are parts.
        score: 0 to 1; the mean of the parts', where there are parts.
        feedback: one line for the learner; empty when there is nothing to add to the verdict.
        interpreted: how the answer was read, in canonical form; empty when it was not read.
        misconception: tag of the one known mistake that explains a wrong answer.
        parts: entry by entry.
        proof: "exact", or "numeric" where equality was certified only at sampled points.
        position: of the character at which an answer could not be read, from 1; None where no
            single one is to blame.
    """

    verdict: Verdict
    score: float
    feedback: str = ""
    interpreted: str = ""
    misconception: str | None = None
    parts: tuple[Part, ...] = ()
    proof: str = "exact"
    position: int | None = None
