"""The question that waits for an answer, and what has happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.model.grades import Verdict
from quizapp.study.asking import translated

if TYPE_CHECKING:
    from quizapp.model.grades import Grade
    from quizapp.model.questions import Question
    from quizapp.study.asking import Asked
    from quizapp.study.checking import Check


@dataclass(slots=True)
class Waiting:
    """A question on the screen, or on its way there; `shown_at` is when its time started."""

    asked: Asked
    shown_at: float
    check: Check | None = None
    hints: int = 0
    was_coarse: bool = False
    was_shown: bool = False
    was_tried: bool = False
    confidence: int | None = None

    def hint(self) -> tuple[str, int] | None:
        """Returns the next hint and how many are left; None when there is none left."""
        hints = self.asked.question.hints
        if self.hints >= len(hints):
            return None
        self.hints += 1
        return hints[self.hints - 1], len(hints) - self.hints

    def translate(self) -> bool:
        """Puts the question in its next language; returns False if it has none."""
        other = translated(self.asked.question)
        if other is not None:
            self.put(other)
        return other is not None

    def put(self, question: Question) -> None:
        """Asks `question` in the place of the one that waits, with what happened so far."""
        self.asked = self.asked._replace(question=question)

    def first_confidence(self, confidence: int | None) -> int | None:
        """Returns how sure the learner was at their first try, this one or one before.

        What was said of that try is known at the next: sureness then is no foresight any more.
        """
        if not self.was_tried:
            self.was_tried, self.confidence = True, confidence
        return self.confidence

    def is_kept_open_by(self, grade: Grade) -> bool:
        """Returns whether the answer with that grade is asked for again: the first time only."""
        if grade.verdict is Verdict.UNREADABLE:
            return True
        is_first = grade.verdict is Verdict.TOO_COARSE and not self.was_coarse
        self.was_coarse |= is_first
        return is_first
