"""Whether what a known mistake leads to is met as wrong, and not as a rounded right answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.answers.entries import entries
from quizapp.model.grades import Verdict

if TYPE_CHECKING:
    from quizapp.model.questions import Answer

# A number in the text of an answer.
_TYPED = re.compile(r"-?\d+(?:/\d+|\.\d+)?")

# What is met with no mistake: it is right, or right as far as it goes.
_NO_WRONG = {Verdict.CORRECT, Verdict.ROUNDED, Verdict.TOO_COARSE}

# How far an integer may be from what it rounds.
_HALF = 0.5


def leads_astray(wrong: Answer, right: Answer) -> bool:
    """Returns whether `wrong`, typed as it stands, is not taken for the right answer."""
    # How the right entries follow from each other makes no other answer of them.
    if (entries(wrong) or wrong) == (entries(right) or right):
        return False
    # An integer, such as −216 for −5397/25, would pass for the rounded answer, or ask for digits.
    typed = wrong.text()
    return not (_may_round(typed, right.text()) and right.grade(typed).verdict in _NO_WRONG)


def _may_round(typed: str, right: str) -> bool:
    """Whether each number of `typed` could stand for its counterpart, as an integer rounds it."""
    one, other = _TYPED.findall(typed), _TYPED.findall(right)
    if len(one) != len(other):
        # An integer for what is no rational, such as 33 for 30·log(3).
        return typed.removeprefix("-").isdigit()
    return all(map(_is_near, one, other))


def _is_near(typed: str, right: str) -> bool:
    if typed == right or "/" in typed:
        return typed == right
    numerator, _, denominator = right.partition("/")
    return abs(float(typed) - float(numerator) / float(denominator or 1)) <= _HALF
