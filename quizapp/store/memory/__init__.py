"""The memory of one card as a fold over its rows of the log.

    folding      the memory of all cards again; `memory_rows` are its rows
    tuning       how FSRS is set for a learner's cards; `parameters` fitted to their own log

What stands here is pure: it knows no database.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from quizapp.model.memory import Answers, MemoryState
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event, Review

if TYPE_CHECKING:
    from collections.abc import Iterable

# What a review does to a memory: (state before, rating, study day) -> state after. The store does
# not know FSRS; `scheduling.next_state`, set as the store says (`tuning`), is given to what folds.
Step = Callable[[MemoryState | None, Rating, int], MemoryState]


class Said(Protocol):
    """What memory is made of in a row of the log, of any driver or a `Review`."""

    @property
    def id(self) -> str:
        """By which other rows refer to it."""

    @property
    def event(self) -> str:
        """One of `Event`."""

    @property
    def schedules(self) -> int:
        """Whether it feeds memory."""

    @property
    def rating(self) -> int | None:
        """One of `Rating`; None where nothing was rated."""

    @property
    def day(self) -> int:
        """The study day."""

    @property
    def refers_to(self) -> str | None:
        """The row that an undo or a rerating speaks of."""


Row = TypeVar("Row", bound=Said)


class History(NamedTuple):
    """What counts of a card's rows.

    Attributes:
        answers: that feed the memory, since it was last forgotten.
    """

    answers: Answers = Answers()
    suspended: bool = False


class Folded(NamedTuple):
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
    counting, state = history(rows), None
    for rating, day in zip(*counting.answers, strict=True):
        state = step(state, Rating(rating), day)
    return folded(counting, state)


def folded(counting: History, state: MemoryState | None) -> Folded:
    """Returns what a history says that leads to `state`."""
    ratings, days = counting.answers
    if not days:
        return Folded(suspended=counting.suspended)
    return Folded(
        state=state,
        first_day=days[0],
        reps=len(days),
        # To fail a new card is no lapse.
        lapses=ratings[1:].count(Rating.AGAIN),
        suspended=counting.suspended,
    )


def history(rows: Iterable[Said]) -> History:
    """Returns what counts of all rows of one card, in their order."""
    standing, amended = _sorted_out(rows)
    ratings: list[int] = []
    days: list[int] = []
    suspended = False
    for row in standing:
        if row.event == Event.FORGET:
            ratings, days = [], []
        elif row.event in {Event.SUSPEND, Event.RESUME}:
            suspended = row.event == Event.SUSPEND
        elif row.event == Event.REVIEW and row.schedules:
            by = amended.get(row.id)
            if rating := (by and by.rating) or row.rating:
                ratings.append(rating)
                days.append(row.day)
    return History(Answers(ratings, days), suspended)


def effective(rows: Iterable[Review]) -> list[Review]:
    """Returns the rows that count, as they count: none undone, each as it was last rerated."""
    standing, amended = _sorted_out(rows)
    return [_amended(row, amended.get(row.id)) for row in standing]


def advance(before: Folded, row: Review, step: Step) -> Folded:
    """Returns what `before` becomes by one more answer."""
    if not row.schedules or row.rating is None:
        return before
    state = step(before.state, row.rating, row.day)
    failed = before.state is not None and row.rating is Rating.AGAIN
    return before._replace(
        state=state,
        first_day=state.last_day if before.first_day is None else before.first_day,
        reps=before.reps + 1,
        lapses=before.lapses + failed,
    )


def _sorted_out(rows: Iterable[Row]) -> tuple[list[Row], dict[str | None, Row]]:
    """Returns the rows that stand by themselves, and the latest rerating of each by its id."""
    rows = list(rows)
    undone = {row.refers_to for row in rows if row.event == Event.UNDO}
    standing = [row for row in rows if row.id not in undone]
    amended = {row.refers_to: row for row in standing if row.event == Event.RERATE}
    spoken_of = {Event.UNDO, Event.RERATE}
    return [row for row in standing if row.event not in spoken_of], amended


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
