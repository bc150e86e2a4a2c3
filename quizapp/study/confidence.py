"""How sure a learner was before the grade: whether they said that they were guessing."""

from __future__ import annotations

from math import factorial, perm
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from quizapp.answers import choice, matching, ordering
    from quizapp.model.questions import Answer

# Percent above chance up to which an answer counts as guessed: a step of the scale one is asked on.
_STEP = 10


def chance(answer: Answer) -> float:
    """Returns how probable it is to be right by picking blindly; 0 where the answer is typed."""
    match answer.kind:
        case "true-false":
            return 0.5
        case "choice":
            right = cast("choice.Answer", answer).right
            # Of several, any may be ticked but none at all.
            return 1 / len(right) if sum(right) == 1 else 1 / (2 ** len(right) - 1)
        case "ordering":
            return 1 / factorial(len(cast("ordering.Answer", answer).items))
        case "matching":
            columns = cast("matching.Answer", answer)
            lefts, rights = len(columns.left), len(columns.right)
            return 1 / (perm(rights, lefts) if lefts <= rights else rights**lefts)
    return 0.0


def is_guess(answer: Answer, confidence: int | None) -> bool:
    """Returns whether whoever gave this answer said that they were guessing, or nearly.

    Args:
        confidence: in percent; None where nothing was said.
    """
    return confidence is not None and confidence <= 100 * chance(answer) + _STEP
