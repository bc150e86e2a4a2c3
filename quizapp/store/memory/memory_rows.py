"""Rows of memory as what is folded from the log, and back."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, update

from quizapp.model.memory import MemoryState
from quizapp.store import bulk
from quizapp.store.memory import Folded
from quizapp.store.schema import memory

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Update

    from quizapp.store.codec import Row

# The columns that are folded from the log; the others repeat the card's.
FOLDED = (
    *("stability", "difficulty", "last_day", "due_day", "first_day"),
    *("reps", "lapses", "suspended"),
)
_CHANGED = ("learner", "key", *FOLDED)
_NO_STATE = (None,) * 4


# The statement is made once: that costs more than to run it.
@cache
def _update(names: tuple[str, ...]) -> Update:
    return (
        update(memory)
        .where(memory.c.learner_id == bindparam("learner"), memory.c.card_key == bindparam("key"))
        .values({name: bindparam(name) for name in names})
    )


def change_all(
    connection: Connection, names: tuple[str, ...], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Writes the columns `names` of many rows: each a learner, a card's key, what is `FOLDED`."""
    bulk.execute_all(connection, _update(names), _CHANGED, rows)


def remember(connection: Connection, learner: int, key: str, fold: Folded) -> None:
    """Writes what the log says of a card into its row of memory."""
    row = dict(zip(FOLDED, columns(fold), strict=True))
    connection.execute(_update(FOLDED), {"learner": learner, "key": key, **row})


def columns(fold: Folded) -> tuple[Any, ...]:
    """Returns the values of the columns `FOLDED`."""
    state, *counted, suspended = fold
    return (*(state or _NO_STATE), *counted, int(suspended))


def remembered(row: Row) -> Folded:
    """Returns what a row of memory holds."""
    state = None
    if row["stability"] is not None:
        state = MemoryState(row["stability"], row["difficulty"], row["last_day"], row["due_day"])
    return Folded(state, row["first_day"], row["reps"], row["lapses"], bool(row["suspended"]))
