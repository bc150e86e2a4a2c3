"""Marks: what the answers to a mock exam are worth."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from quizapp.model.grades import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.model.reviews import Review


@dataclass(frozen=True, slots=True)
class TopicMarks:
    """The marks of one topic's questions, and how many there were to win."""

    topic: str
    marks: float
    of: float


def marks_of(marks: float, negative: float, row: Review | None) -> float:
    """Returns what an answer is worth: its score's share of the marks, parts counting for theirs.

    Args:
        negative: what an answer costs that could be read and of which nothing is right.
        row: the answer's; None where there is none, which is worth nothing and costs nothing.
    """
    if row is None or row.score is None:
        return 0.0
    wrong = row.score == 0 and row.verdict is Verdict.INCORRECT
    return 0.0 - negative if wrong else marks * row.score


def total(marks: Iterable[float]) -> float:
    """Returns the sum of marks; wrong guesses never cost more than was won."""
    return max(0.0, fsum(marks))


def by_topic(marks: Iterable[tuple[str, float, float]]) -> tuple[TopicMarks, ...]:
    """Returns the marks by topic, the weakest first, from (topic, marks, of) of each question."""
    topics: dict[str, list[tuple[float, float]]] = {}
    for topic, won, of in marks:
        topics.setdefault(topic, []).append((won, of))
    summed = (
        TopicMarks(topic, fsum(won for won, _ in each), fsum(of for _, of in each))
        for topic, each in topics.items()
    )
    return tuple(sorted(summed, key=lambda one: (one.marks / one.of, one.topic)))
