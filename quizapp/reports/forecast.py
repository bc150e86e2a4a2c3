"""What will be remembered on a day, and how much there will be to do until then."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from quizapp.model.memory import MemoryState
from quizapp.model.ratings import Rating
from quizapp.scheduling import next_state, retrievability
from quizapp.store import compiled, figures, last_pass
from quizapp.store.memory import tuning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.model.memory import Tuning
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


def with_last_pass(peek: Peek, stands: last_pass.Standing, day: int) -> float | None:
    """Returns the recall predicted for an exam whose last pass is done from `day` on as planned.

    What was not seen since it began is seen once, a day's share at a time, the most stable first:
    remembered with the chance of that day, or failed, which leaves what FSRS says it leaves. That
    a failed card comes again before the exam is not counted. None where nothing is learnt.
    """
    usual, exam = tuning.held(peek).usual, stands.exam
    states = [
        MemoryState(*state) for topic, *state in peek.rows(compiled.MEMORIES) if exam.covers(topic)
    ]
    waiting = sorted(
        (state for state in states if state.last_day < stands.start),
        key=lambda state: -state.stability,
    )
    first = max(day, stands.start)
    recalls = [
        retrievability(state, exam.day, usual) for state in states if state.last_day >= stands.start
    ]
    for number, state in enumerate(waiting):
        seen = min(first + number // stands.daily, exam.day - 1)
        recalls.append(_after(state, seen, exam.day, usual))
    return _mean(recalls)


def _after(state: MemoryState, seen: int, day: int, usual: Tuning) -> float:
    """Returns the chance of recall on `day` of a card that is reviewed on the day `seen`."""
    chance = retrievability(state, seen, usual)
    remembered, failed = (
        retrievability(next_state(state, rating, seen, usual), day, usual)
        for rating in (Rating.GOOD, Rating.AGAIN)
    )
    return chance * remembered + (1 - chance) * failed


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
