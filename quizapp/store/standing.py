"""How cards stand with their learner: what `peek` tells, read from rows of cards and memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quizapp.model.memory import MemoryState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.store.codec import Row


@dataclass(frozen=True, slots=True)
class CardStatus:
    """How a card stands with the learner.

    Attributes:
        state: "new", "learning" (comes again the next day), "review", "suspended" or "retired".
        reps: reviews that fed the memory.
        lapses: those of them that failed a card already learned.
        suspended: whether the learner left it out; a retired card may be that too.
    """

    state: str
    memory: MemoryState | None
    reps: int
    lapses: int
    suspended: bool


@dataclass(frozen=True, slots=True)
class DueCounts:
    """How much there is to do."""

    due_cards: int
    due_skills: int
    new_cards: int
    new_skills: int


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sitting that was interrupted, and the plan by which it goes on."""

    id: str
    mode: str
    plan: Mapping[str, Any]
    started_at: str


def status_of(row: Row) -> CardStatus:
    """Returns how the card of a row of cards and memory stands."""
    memory = memory_of(row)
    return CardStatus(
        state=state_of(row, memory),
        memory=memory,
        reps=row["reps"] or 0,
        lapses=row["lapses"] or 0,
        suspended=bool(row["suspended"]),
    )


def memory_of(row: Row) -> MemoryState | None:
    """Returns the memory in a row of cards and memory; None for a new card."""
    if row["stability"] is None:
        return None
    return MemoryState(row["stability"], row["difficulty"], row["last_day"], row["due_day"])


def state_of(row: Row, memory: MemoryState | None) -> str:
    """Returns the state of `CardStatus` for a row of cards and memory."""
    if row["retired"]:
        return "retired"
    if row["suspended"]:
        return "suspended"
    if memory is None:
        return "new"
    return "learning" if memory.due_day - memory.last_day <= 1 else "review"
