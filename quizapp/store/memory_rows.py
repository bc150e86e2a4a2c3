"""Rows of memory as what is folded from the log, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, update

from quizapp.model import MemoryState
from quizapp.store.memory import Folded
from quizapp.store.schema import memory

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.store.codec import Row

_REMEMBER = update(memory).where(
    memory.c.learner_id == bindparam("learner"), memory.c.card_key == bindparam("key")
)


def remember(connection: Connection, learner: int, key: str, folded: Folded) -> None:
    """Writes what the log says of a card into its row of memory."""
    state = folded.state
    values = {
        "stability": state and state.stability,
        "difficulty": state and state.difficulty,
        "last_day": state and state.last_day,
        "due_day": state and state.due_day,
        "first_day": folded.first_day,
        "reps": folded.reps,
        "lapses": folded.lapses,
        "suspended": int(folded.suspended),
    }
    connection.execute(_REMEMBER, {"learner": learner, "key": key, **values})


def remembered(row: Row) -> Folded:
    """Returns what a row of memory holds."""
    state = None
    if row["stability"] is not None:
        state = MemoryState(row["stability"], row["difficulty"], row["last_day"], row["due_day"])
    return Folded(state, row["first_day"], row["reps"], row["lapses"], bool(row["suspended"]))
