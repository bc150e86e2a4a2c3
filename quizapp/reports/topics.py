"""How well each topic is mastered: how its answers went, and how many of its cards will stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.store import figures
from quizapp.store.figures import curves

if TYPE_CHECKING:
    from quizapp.store.peek import Peek

# Days of stability from which on a card counts as known: it is remembered, nine times in ten,
# three weeks after it was seen.
KNOWN_DAYS = 21.0


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the lecture.

    Attributes:
        answers: of all modes.
        score: their mean, 0 to 1; None where there are none.
        cards: cards and skills in use.
        seen: those that were ever scheduled.
        known: those whose stability is `KNOWN_DAYS` or more.
    """

    topic: str
    answers: int
    score: float | None
    cards: int
    seen: int
    known: int


def topics(peek: Peek) -> tuple[Topic, ...]:
    """Returns all topics: the weakest first, those without answers last."""
    scores = {topic: (answers, score) for topic, answers, score in figures.topic_scores(peek)}
    standing = {topic: counts for topic, *counts in curves.standing(peek, KNOWN_DAYS)}
    found = (
        Topic(topic, *scores.get(topic, (0, None)), *standing.get(topic, (0, 0, 0)))
        for topic in {*scores, *standing}
    )
    return tuple(sorted(found, key=_weakest_first))


def _weakest_first(topic: Topic) -> tuple[bool, float, str]:
    return topic.score is None, topic.score or 0.0, topic.topic
