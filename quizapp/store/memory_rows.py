"""Rows of memory as what is folded from the log, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, update

from quizapp.model.memory import MemoryState
from quizapp.store.memory import Folded
from quizapp.store.schema import memory

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from quizapp.store.codec import Row

_REMEMBER = update(memory).where(
    memory.c.learner_id == bindparam("learner"), memory.c.card_key == bindparam("key")
)


def remember(connection: Connection, learner: int, folds: Mapping[str, Folded]) -> None:
    """Writes what the log says of cards, by their keys, into their rows of memory."""
    if folds:
        rows = [{"learner": learner, "key": key, **_row(fold)} for key, fold in folds.items()]
        connection.execute(_REMEMBER, rows)


def _row(folded: Folded) -> dict[str, Any]:
    state = folded.state
    return {
        "stability": state and state.stability,
        "difficulty": state and state.difficulty,
        "last_day": state and state.last_day,
        "due_day": state and state.due_day,
        "first_day": folded.first_day,
        "reps": folded.reps,
        "lapses": folded.lapses,
        "suspended": int(folded.suspended),
    }


def remembered(row: Row) -> Folded:
    """Returns what a row of memory holds."""
    state = None
    if row["stability"] is not None:
        state = MemoryState(row["stability"], row["difficulty"], row["last_day"], row["due_day"])
    return Folded(state, row["first_day"], row["reps"], row["lapses"], bool(row["suspended"]))
