"""Grades an answer to a question, and names the known mistake that explains a wrong one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.model import Grade, Misconception, Question

# Too many ways lead to these numbers for one of them to explain anything.
_TRIVIAL = ("0", "1", "-1")
_NUMBERS = {"number", "expression"}


def grade(question: Question, typed: str) -> Grade:
    """Returns the grade of `typed`; a wrong answer that one known mistake explains says so.

    Where none explains it, a generated problem shows a first step to compare with. A mistake is
    named only where all that match say the same. A vector or matrix of a wrong shape is asked back,
    unless it is exactly what a known mistake leads to, such as a transposed result. `4` for 7/2 is
    no coarse rounding where a known mistake leads to just that. In a generated problem 0, 1 and -1
    explain nothing; an author who lists one of them means it.
    """
    found = question.answer.grade(typed)
    if found.verdict not in {Verdict.INCORRECT, Verdict.TOO_COARSE, Verdict.UNREADABLE}:
        return found
    matches = [m for m in _candidates(question, found) if _explains(m, typed, found)]
    if found.verdict is Verdict.UNREADABLE:
        if not matches:
            return found
        found = replace(found, verdict=Verdict.INCORRECT, feedback="")
    if len({match.feedback for match in matches}) != 1 or _is_trivial(question, typed):
        return _with_first_step(question, found)
    mistake = matches[0]
    return replace(
        found, verdict=Verdict.INCORRECT, feedback=mistake.feedback, misconception=mistake.tag
    )


def _candidates(question: Question, found: Grade) -> Sequence[Misconception]:
    """What cannot be read as an answer may be a mistake of another shape, but nothing else."""
    if found.verdict is not Verdict.UNREADABLE:
        return question.misconceptions
    wanted = question.answer.expects()
    return [m for m in question.misconceptions if m.answer.expects() != wanted]


def _with_first_step(question: Question, found: Grade) -> Grade:
    if question.origin is None or found.feedback or not question.hints:
        return found
    return replace(found, feedback=f"compare your first step: {question.hints[-1]}")


def _explains(mistake: Misconception, typed: str, found: Grade) -> bool:
    verdict = mistake.answer.grade(typed).verdict
    if found.verdict is Verdict.TOO_COARSE:
        return verdict is Verdict.CORRECT
    return verdict.is_right


def _is_trivial(question: Question, typed: str) -> bool:
    if question.origin is None or question.answer.kind not in _NUMBERS:
        return False
    from quizapp.answers import number

    return any(number.Answer(value).grade(typed).verdict is Verdict.CORRECT for value in _TRIVIAL)
