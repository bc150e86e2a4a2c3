"""The memory of one card as a fold over its rows of the log. Pure: knows no database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING

from quizapp.model.memory import MemoryState
from quizapp.model.reviews import Event, Rating, Review

if TYPE_CHECKING:
    from collections.abc import Iterable

# What a review does to a memory: (state before, rating, study day) -> state after. The store does
# not know FSRS; `scheduling.next_state`, set as the store says (`tuning`), is given to what folds.
Step = Callable[[MemoryState | None, Rating, int], MemoryState]


@dataclass(frozen=True, slots=True)
class Folded:
    """What the log says of one card.

    Attributes:
        state: None while the card was never scheduled, or after it was forgotten.
        first_day: study day of the first review that counts.
        reps: reviews that fed the memory.
        lapses: those of them that failed a card already learned.
    """

    state: MemoryState | None = None
    first_day: int | None = None
    reps: int = 0
    lapses: int = 0
    suspended: bool = False


def fold(rows: Iterable[Review], step: Step) -> Folded:
    """Returns what all rows of one card say, in their order."""
    return reduce(lambda folded, row: advance(folded, row, step), effective(rows), Folded())


def effective(rows: Iterable[Review]) -> list[Review]:
    """Returns the rows that count, as they count: none undone, each as it was last rerated."""
    rows = list(rows)
    undone = {row.refers_to for row in rows if row.event is Event.UNDO}
    standing = [row for row in rows if row.id not in undone]
    amended = {row.refers_to: row for row in standing if row.event is Event.RERATE}
    return [
        _amended(row, amended.get(row.id))
        for row in standing
        if row.event not in {Event.UNDO, Event.RERATE}
    ]


def advance(folded: Folded, row: Review, step: Step) -> Folded:
    """Returns what `folded` becomes by one more row that is neither an undo nor a rerating."""
    match row.event:
        case Event.SUSPEND | Event.RESUME:
            return replace(folded, suspended=row.event is Event.SUSPEND)
        case Event.FORGET:
            return Folded(suspended=folded.suspended)
        case Event.FLAG | Event.UNFLAG:
            return folded
    if not row.schedules or row.rating is None:
        return folded
    state = step(folded.state, row.rating, row.day)
    failed = folded.state is not None and row.rating is Rating.AGAIN
    return replace(
        folded,
        state=state,
        first_day=state.last_day if folded.first_day is None else folded.first_day,
        reps=folded.reps + 1,
        lapses=folded.lapses + failed,
    )


def _amended(row: Review, by: Review | None) -> Review:
    """Returns a review as its latest rerating says; what that leaves open stays as it was."""
    if by is None:
        return row
    return replace(
        row,
        rating=by.rating or row.rating,
        verdict=by.verdict or row.verdict,
        score=row.score if by.score is None else by.score,
        misconception=None if by.verdict else row.misconception,
    )
