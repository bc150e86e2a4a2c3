"""How far a learner has come: answers, days, topics, and the mistakes that return."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.store import figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.store.peek import Peek

# Days ahead that the forecast tells of, and days back over which retention is counted.
HORIZON = 7
LOOK_BACK = 30


@dataclass(frozen=True, slots=True)
class TopicScore:
    """How the answers to one topic went; `score` is their mean, 0 to 1."""

    topic: str
    answers: int
    score: float


@dataclass(frozen=True, slots=True)
class Mistake:
    """A known mistake that was diagnosed `times` times in a family's problems."""

    family: str
    tag: str
    times: int


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything that `stats` shows.

    Attributes:
        answers: of all modes, those taken back not counted.
        days: days with at least one answer.
        streak: such days in a row, up to today or yesterday.
        retention: share of scheduled reviews of the last 30 days, first ones aside, that were
            remembered; None where there were none.
        minutes: time spent answering.
        topics: the weakest first.
        mistakes: the commonest first.
        forecast: cards that fall due, by day from today on; what is overdue counts today.
    """

    answers: int
    days: int
    streak: int
    retention: float | None
    minutes: float
    topics: tuple[TopicScore, ...]
    mistakes: tuple[Mistake, ...]
    forecast: tuple[int, ...]


def progress(peek: Peek, day: int) -> Progress:
    """Returns the progress of the store's learner, as of the study day `day`."""
    days = figures.study_days(peek)
    answers, millis = figures.totals(peek)
    return Progress(
        answers=answers,
        days=len(days),
        streak=streak(days, day),
        retention=figures.retention(peek, day - LOOK_BACK),
        minutes=millis / 60_000,
        topics=topic_scores(peek),
        mistakes=tuple(Mistake(*row) for row in figures.misconceptions(peek)),
        forecast=forecast(figures.due_days(peek, day + HORIZON), day),
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


def forecast(due_days: Sequence[tuple[int, int]], today: int) -> tuple[int, ...]:
    """Returns how many cards fall due on each of the next days; overdue ones count today."""
    counts = [0] * HORIZON
    for day, cards in due_days:
        if day - today < HORIZON:
            counts[max(0, day - today)] += cards
    return tuple(counts)
