"""How far a learner has come: answers, days, topics, and the mistakes that return."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from quizapp.reports.calibration import calibration
from quizapp.reports.days import days
from quizapp.reports.exams import results
from quizapp.reports.forecast import week
from quizapp.reports.misconceptions import misconceptions
from quizapp.reports.retention import retention
from quizapp.reports.topics import topics
from quizapp.store import figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.reports.calibration import Calibration
    from quizapp.reports.days import Day
    from quizapp.reports.exams import ExamResult
    from quizapp.reports.misconceptions import Mistake
    from quizapp.reports.retention import Week
    from quizapp.reports.topics import Topic
    from quizapp.store.peek import Peek

# Weeks of retention that an overview tells of.
WEEKS = 12


@dataclass(frozen=True, slots=True)
class TopicScore:
    """How the answers to one topic went; `score` is their mean, 0 to 1."""

    topic: str
    answers: int
    score: float


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything that `stats` shows.

    Attributes:
        answers: of all modes, those taken back not counted.
        days: days with at least one answer.
        streak: such days in a row, up to today or yesterday.
        retention: share of scheduled repetitions of the last 30 days that were remembered; None
            where there were none.
        repetitions: how many those were.
        minutes: time spent answering.
        topics: the weakest first, those without answers last.
        mistakes: the commonest first.
        forecast: cards to review, by day from today on; what is overdue counts today.
        by_day: days with answers, the oldest first.
        by_week: retention week by week, of the last `WEEKS`.
        calibration: confidence before the grade against what came.
        exams: mock exams, the oldest first.
    """

    answers: int
    days: int
    streak: int
    retention: float | None
    repetitions: int
    minutes: float
    topics: tuple[Topic, ...]
    mistakes: tuple[Mistake, ...]
    forecast: tuple[int, ...]
    by_day: tuple[Day, ...]
    by_week: tuple[Week, ...]
    calibration: Calibration
    exams: tuple[ExamResult, ...]


def progress(peek: Peek, day: int) -> Progress:
    """Returns the progress of the store's learner, as of the study day `day`."""
    studied = days(peek)
    remembered = retention(peek, day, WEEKS)
    return Progress(
        answers=sum(one.answers for one in studied),
        days=len(studied),
        streak=streak([one.date.toordinal() for one in studied], day),
        retention=remembered.share,
        repetitions=remembered.repetitions,
        minutes=fsum(one.minutes for one in studied),
        topics=topics(peek),
        mistakes=misconceptions(peek),
        forecast=week(peek, day),
        by_day=studied,
        by_week=remembered.weeks,
        calibration=calibration(peek),
        exams=results(peek),
    )


def topic_scores(peek: Peek, last: int | None = None) -> tuple[TopicScore, ...]:
    """Returns the score of every topic that was answered, the weakest first.

    Args:
        last: how many of the latest answers to look at; None for all.
    """
    rows = figures.topic_scores(peek) if last is None else figures.recent_topic_scores(peek, last)
    scores = (TopicScore(*row) for row in rows)
    return tuple(sorted(scores, key=lambda topic: (topic.score, topic.topic)))


def streak(days: Sequence[int], today: int) -> int:
    """Returns how many study days in a row had answers, up to today or yesterday."""
    studied = set(days)
    last = today if today in studied else today - 1
    length = 0
    while last - length in studied:
        length += 1
    return length
