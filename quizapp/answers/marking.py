"""Marks of the entries of an answer, and the grade that they make together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.model.grades import Grade, Part, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.answers.reader.problem import ReadError

_WORST_LAST = (Verdict.CORRECT, Verdict.ROUNDED, Verdict.TOO_COARSE, Verdict.INCORRECT)


@dataclass(frozen=True, slots=True)
class Mark:
    """What one entry is worth, what to say about it, and how it is known."""

    verdict: Verdict
    feedback: str = ""
    proof: str = "exact"

    @property
    def score(self) -> float:
        """1 for a right entry, else 0."""
        return float(self.verdict.is_right)


def combine(
    marks: Sequence[Mark], interpreted: str, names: Sequence[str] = (), feedback: str = ""
) -> Grade:
    """Returns the grade of all `marks` together: the worst verdict, the mean score.

    Args:
        marks: at least one.
        interpreted: how the answer was read.
        names: of the entries, which become parts; none for an answer that has no parts.
        feedback: to say of the whole; where empty, what the worst entry's mark says.
    """
    worst = max(marks, key=lambda mark: _WORST_LAST.index(mark.verdict))
    where = f"entry {names[marks.index(worst)]}: " if names and worst.feedback else ""
    return Grade(
        verdict=worst.verdict,
        score=sum(mark.score for mark in marks) / len(marks),
        feedback=feedback or where + worst.feedback,
        interpreted=interpreted,
        parts=tuple(
            Part(name, mark.verdict, mark.score)
            for name, mark in zip(names, marks if names else (), strict=True)
        ),
        proof="exact" if all(mark.proof == "exact" for mark in marks) else "numeric",
    )


def right_or_wrong(is_right: bool, feedback: str = "") -> Mark:
    """Returns the mark of an entry that has nothing between right and wrong."""
    return Mark(Verdict.CORRECT if is_right else Verdict.INCORRECT, feedback)


def unreadable(error: ReadError, wanted: str) -> Grade:
    """Returns the grade of what could not be read: it costs nothing, and says what is wanted."""
    said = f"{error}; wanted: {wanted}"
    return Grade(Verdict.UNREADABLE, 0.0, said, position=error.place or None)
