"""Where the time went: by week, and by topic."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from quizapp.reports.days import days
from quizapp.store.figures import curves

if TYPE_CHECKING:
    from quizapp.store.peek import Peek


@dataclass(frozen=True, slots=True)
class WeekSpent:
    """The minutes of a week, from Monday `start`."""

    start: date
    minutes: float


@dataclass(frozen=True, slots=True)
class TopicSpent:
    """The minutes of a topic, and the answers that they were spent on."""

    topic: str
    answers: int
    minutes: float


@dataclass(frozen=True, slots=True)
class TimeSpent:
    """The time from questions on the screen to their answers; five minutes each at most.

    Attributes:
        minutes: of all answers.
        weeks: with answers, the oldest first.
        topics: the longest first.
    """

    minutes: float
    weeks: tuple[WeekSpent, ...]
    topics: tuple[TopicSpent, ...]


def time_spent(peek: Peek) -> TimeSpent:
    """Returns the time spent answering."""
    weeks: defaultdict[date, float] = defaultdict(float)
    total = 0.0
    for day in days(peek):
        weeks[day.date - timedelta(days=day.date.weekday())] += day.minutes
        total += day.minutes
    topics = (
        TopicSpent(topic, answers, millis / 60_000)
        for topic, answers, millis in curves.topic_time(peek)
    )
    return TimeSpent(
        total, tuple(WeekSpent(start, weeks[start]) for start in sorted(weeks)), tuple(topics)
    )
