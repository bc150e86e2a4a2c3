"""What there is to review in the coming weeks, and what will be remembered on exam days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from quizapp.reports.forecast import overall, predicted_recall, week
from quizapp.store import figures, last_pass

if TYPE_CHECKING:
    from quizapp.reports.forecast import TopicRecall
    from quizapp.store.peek import Peek

DAYS = 30


@dataclass(frozen=True, slots=True)
class ExamDay:
    """What is predicted to be remembered on an exam's day, if nothing is reviewed until then.

    Attributes:
        topic: what the exam is about; "" for everything.
        recall: the mean of all learnt cards, 0 to 1; None where there are none.
    """

    topic: str
    date: date
    recall: float | None
    topics: tuple[TopicRecall, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """What there is to review.

    Attributes:
        overdue: of what is due today, what was so before.
        days: cards and skills by day, from today on.
    """

    overdue: int
    days: tuple[int, ...]
    exams: tuple[ExamDay, ...]


def due(peek: Peek, today: int) -> Due:
    """Returns what there is to review in the next 30 days, as of the study day `today`."""
    return Due(
        sum(cards for _, cards in figures.due_days(peek, today - 1)),
        week(peek, today, DAYS),
        tuple(_exam_day(peek, exam) for exam in last_pass.upcoming(peek, today)),
    )


def _exam_day(peek: Peek, exam: last_pass.Exam) -> ExamDay:
    topics = tuple(topic for topic in predicted_recall(peek, exam.day) if exam.covers(topic.topic))
    return ExamDay(exam.topic, date.fromordinal(exam.day), overall(topics), topics)
