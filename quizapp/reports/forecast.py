"""What will be remembered on a day, and how much there will be to do until then."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from quizapp.model import MemoryState
from quizapp.scheduling import retrievability
from quizapp.store import compiled, figures, last_pass, tuning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.store.peek import Peek

# Days ahead that a short forecast tells of.
HORIZON = 7


@dataclass(frozen=True, slots=True)
class TopicRecall:
    """What will be remembered of a topic on a day.

    Attributes:
        learnt: its cards and skills that were ever reviewed, suspended ones left out.
        new: those that never were.
        recall: the mean probability that one of the learnt is remembered, if nothing is reviewed
            until then; None where nothing is learnt.
    """

    topic: str
    learnt: int
    new: int
    recall: float | None


def predicted_recall(peek: Peek, day: int) -> tuple[TopicRecall, ...]:
    """Returns the recall that FSRS predicts for the study day `day`, topic by topic."""
    usual = tuning.held(peek).usual
    chances: defaultdict[str, list[float]] = defaultdict(list)
    for topic, *state in peek.rows(compiled.MEMORIES):
        chances[topic].append(retrievability(MemoryState(*state), day, usual))
    new = {row["topic"]: row[1] for row in peek.rows(compiled.NEW_BY_TOPIC)}
    return tuple(
        TopicRecall(topic, len(chances[topic]), new.get(topic, 0), _mean(chances[topic]))
        for topic in sorted({*chances, *new})
    )


def overall(topics: Sequence[TopicRecall]) -> float | None:
    """Returns the mean recall of all learnt cards; None where there are none."""
    learnt = sum(topic.learnt for topic in topics)
    remembered = fsum(topic.learnt * (topic.recall or 0) for topic in topics)
    return remembered / learnt if learnt else None


def week(peek: Peek, day: int, horizon: int = HORIZON) -> tuple[int, ...]:
    """Returns how many cards there are to review on each of the next days, from today on.

    What is overdue counts today; the last pass before an exam is among them, what is new is not.
    """
    counts = list(forecast(figures.due_days(peek, day + horizon), day, horizon))
    for exam in last_pass.upcoming(peek, day):
        stands = last_pass.standing(peek, exam, day)
        counts[0] += stands.share
        for ahead in range(max(1, stands.start - day), min(horizon, exam.day - day)):
            counts[ahead] = max(counts[ahead], stands.daily)
    return tuple(counts)


def forecast(
    due_days: Sequence[tuple[int, int]], today: int, horizon: int = HORIZON
) -> tuple[int, ...]:
    """Returns how many cards fall due on each of the next days; overdue ones count today."""
    counts = [0] * horizon
    for day, cards in due_days:
        if day - today < horizon:
            counts[max(0, day - today)] += cards
    return tuple(counts)


def _mean(values: Sequence[float]) -> float | None:
    return fsum(values) / len(values) if values else None
