"""Figures of the whole log, day by day and topic by topic. Reads through a `Peek`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.store import compiled

if TYPE_CHECKING:
    from quizapp.store.peek import Peek


def by_day(peek: Peek) -> list[tuple[int, int, int]]:
    """Returns each study day with answers, their number, and the milliseconds they took."""
    return [(row[0], row[1], row[2]) for row in peek.rows(compiled.BY_DAY)]


def repetitions(peek: Peek, since: int | None = None) -> list[tuple[int, int, int]]:
    """Returns each study day with scheduled repetitions, their number, how many were remembered.

    A repetition is an answer that feeds memory, on a later day than the card's one before.

    Args:
        since: the first day to look at; None for all there are.
    """
    if since is None:
        rows = peek.rows(compiled.REPETITIONS)
    else:
        rows = peek.rows(compiled.RECENT_REPETITIONS, day=since)
    return [(row[0], row[1], row[2]) for row in rows]


def confidence(peek: Peek) -> list[tuple[int, int, int]]:
    """Returns each confidence that was said, in percent, how often, and how often it was right."""
    return [(row[0], row[1], row[2]) for row in peek.rows(compiled.CONFIDENCE)]


def standing(peek: Peek, days: float) -> list[tuple[str, int, int, int]]:
    """Returns each topic, its cards, how many were scheduled, how many are of that stability."""
    return [(row[0], row[1], row[2], row[3]) for row in peek.rows(compiled.STANDING, days=days)]


def topic_time(peek: Peek) -> list[tuple[str, int, int]]:
    """Returns each topic that was answered, the answers, their milliseconds; the longest first."""
    return [(row[0], row[1], row[2]) for row in peek.rows(compiled.TOPIC_TIME)]


def misconceptions(peek: Peek) -> list[tuple[str, str, int, int]]:
    """Returns family, tag, count and last day of each diagnosed mistake, the commonest first."""
    return [(row[0], row[1], row[2], row[3]) for row in peek.rows(compiled.MISCONCEPTIONS)]
