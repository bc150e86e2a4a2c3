"""A paper that was handed in, with its marks. Pure: reads no store, and knows no clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.model.grades import Grade, Verdict
from quizapp.model.marks import by_topic, marks_of, total

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.model.marks import TopicMarks
    from quizapp.model.reviews import Review
    from quizapp.study.exam.paper import Item, Paper


@dataclass(frozen=True, slots=True)
class MarkedItem:
    """A question with what it was worth; `row` is its answer's in the log, None without one."""

    item: Item
    grade: Grade
    row: Review | None

    @property
    def marks(self) -> float:
        """The marks: a share for parts that are right, less than 0 for a wrong guess."""
        return marks_of(self.item.marks, self.item.negative, self.row)


@dataclass(frozen=True, slots=True)
class MarkedPaper:
    """A paper with its marks; `used` is the time that it took, in seconds."""

    paper: Paper
    items: tuple[MarkedItem, ...]
    used: float

    @property
    def marks(self) -> float:
        """All marks together, at least 0."""
        return total(item.marks for item in self.items)

    @property
    def answered(self) -> int:
        """How many questions were answered."""
        return sum(item.row is not None for item in self.items)

    @property
    def topics(self) -> tuple[TopicMarks, ...]:
        """The marks by topic, the weakest first."""
        return by_topic((one.item.question.topic, one.marks, one.item.marks) for one in self.items)


def mark(paper: Paper, answers: Mapping[int, Review], used: float) -> MarkedPaper:
    """Returns the marked paper.

    Args:
        answers: the row of each answer by the number of its question.
        used: seconds that the exam took.
    """
    items = (_marked(item, answers.get(item.number)) for item in paper.items)
    return MarkedPaper(paper, tuple(items), used)


def _marked(item: Item, row: Review | None) -> MarkedItem:
    if row is None:
        return MarkedItem(item, Grade(Verdict.SKIPPED, 0.0), None)
    from quizapp.grading import grade

    # The log keeps verdict and score, and they are final; what is said of them is found again.
    found = grade(item.question, row.typed)
    if (found.verdict, found.score) != (row.verdict, row.score):
        found = Grade(row.verdict or Verdict.SKIPPED, row.score or 0.0)
    return MarkedItem(item, found, row)
