"""How sure are you? Asked between an answer and its grade (`--confidence`), and what came of it."""

from __future__ import annotations

import re
from math import fsum
from typing import TYPE_CHECKING

from quizapp.model.brier import brier
from quizapp.study.confidence import chance, is_guess
from quizapp.study.outcome import Recorded
from quizapp.terminal.keys import half_width
from quizapp.terminal.screen import MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quizapp.model.questions import Answer
    from quizapp.study.outcome import Outcome
    from quizapp.terminal.screen import Screen

_NUMBER = re.compile(r"([0-9]{1,3})\s*(%?)")


def ask(screen: Screen, answer: Answer, read: Callable[[str], str]) -> int | None:
    """Returns how sure the learner says they are, in percent; None where they press Enter.

    One key: a digit is so many chances in ten, as in a forecast; what is more than ten, or has
    its sign, is a percentage.

    Args:
        read: shows a prompt and returns what is typed after it.
    """
    guess = f" A mere guess here is {10 * chance(answer):.2g}." if chance(answer) > 0.1 else ""
    words = f"How sure are you, 0 to 10?{guess} Enter: rather not say."
    screen.prose(words, "quiet", indent=MARGIN)
    while typed := read("sure?"):
        percent = _percent(half_width(typed))
        if percent is not None:
            return percent
        screen.prose("A number from 0 to 10, or a percentage such as 85%.", "warn", indent=MARGIN)
    return None


def show(screen: Screen, outcome: Outcome) -> None:
    """Writes what was said beside what came; nothing where nothing was said."""
    if isinstance(outcome, Recorded) and (sure := outcome.review.confidence) is not None:
        score = brier(sure, is_right=outcome.grade.score == 1)
        words = f"you were {sure}% sure: Brier score {score:.2f}, 0 is best"
        guessed = outcome.grade.verdict.is_right and is_guess(outcome.asked.question.answer, sure)
        if guessed and outcome.intervals:
            words += "; what was guessed is rated hard"
        screen.prose(words, "quiet", indent=MARGIN + 2)


def sum_up(screen: Screen, history: Sequence[Outcome]) -> None:
    """Writes how a whole sitting's confidence met its answers; nothing where none was said."""
    said = [
        (sure, outcome.grade.score == 1)
        for outcome in history
        if isinstance(outcome, Recorded) and (sure := outcome.review.confidence) is not None
    ]
    if not said:
        return
    mean = fsum(percent for percent, _ in said) / len(said)
    right = sum(is_right for _, is_right in said) / len(said)
    score = fsum(brier(percent, is_right=is_right) for percent, is_right in said) / len(said)
    screen.line()
    words = f"You were {mean:.0f}% sure and {right:.0%} right: Brier score {score:.2f}, 0 is best"
    screen.prose(words, indent=MARGIN)


def _percent(typed: str) -> int | None:
    found = _NUMBER.fullmatch(typed)
    if found is None or int(found[1]) > 100:
        return None
    number, is_percent = int(found[1]), found[2] or int(found[1]) > 10
    return number if is_percent else 10 * number
