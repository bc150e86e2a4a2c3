"""The protocol of one answer: when `record` returns, the row is safe on disk, and only then.

Everything that happens to a card is a row of the log: an answer, its undoing, a changed rating, a
suspension. The card's memory follows in the same transaction.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, insert, select, update

from quizapp.errors import StoreDamagedError, UsageError
from quizapp.model import Event, MemoryState
from quizapp.store import card_rows, codec, log, queries
from quizapp.store.memory import Folded, advance, fold
from quizapp.store.schema import cards, memory, reviews

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from quizapp.model import Review
    from quizapp.store.database import Store
    from quizapp.store.memory import Step


def record(store: Store, row: Review, step: Step) -> Review:
    """Writes a row of the log and the memory that follows from it, in one transaction.

    Writing the same id again writes nothing, so that a caller may safely try again.

    Args:
        row: what happened; its place in the log is given here.
        step: what a review does to a memory, `scheduling.next_state`.

    Returns:
        The row as it is on disk, with its `seq` and `clock_behind`.

    Raises:
        UsageError: there is no such card, or no such review to undo or rerate.
        StoreBusyError, StoreDamagedError, DiskError: nothing was written.
    """
    with store.write() as connection:
        known = _find(connection, store.learner, row.id)
        if known:
            return codec.review(known)
        row = _with_reference(connection, store.learner, row)
        folded = _memory(connection, store.learner, row)
        written = _append(connection, store.learner, row)
        if row.event is Event.REVIEW:
            after = advance(folded, written, step)
        else:
            after = fold(log.rows(connection, store.learner, row.card), step)
        if after != folded:
            remember(connection, store.learner, row.card, after)
        return written


def undo(store: Store, row: Review, step: Step) -> Review:
    """Takes back the review that `row` refers to, or the latest row that still counts.

    Returns:
        The row that says so; its `card` is the card concerned.

    Raises:
        UsageError: there is nothing to undo, or it was undone before.
    """
    return record(store, replace(row, event=Event.UNDO), step)


def rerate(store: Store, row: Review, step: Step) -> Review:
    """Reads the review that `row` refers to with another rating or verdict from now on.

    Raises:
        UsageError: there is no such review, or it was undone.
    """
    return record(store, replace(row, event=Event.RERATE), step)


def remember(connection: Connection, learner: int, key: str, folded: Folded) -> None:
    """Writes what the log says of a card into its row of memory."""
    connection.execute(
        update(memory)
        .where(memory.c.learner_id == learner, memory.c.card_key == key)
        .values(memory_row(folded))
    )


def memory_row(folded: Folded) -> dict[str, Any]:
    """Returns the columns of memory that are folded from the log."""
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


def folded(row: RowMapping) -> Folded:
    """Returns what a row of memory holds."""
    state = None
    if row["stability"] is not None:
        state = MemoryState(row["stability"], row["difficulty"], row["last_day"], row["due_day"])
    return Folded(state, row["first_day"], row["reps"], row["lapses"], bool(row["suspended"]))


def _memory(connection: Connection, learner: int, row: Review) -> Folded:
    """Reads the card again, for it may have gone meanwhile, and the learner's memory of it."""
    if row.origin:
        scheduled = row.schedules
        card_rows.ensure_skill(connection, row.card, row.origin, row.at, scheduled=scheduled)
    wanted = (
        select(cards.c.key, memory)
        .select_from(cards.outerjoin(memory, _mine(learner)))
        .where(cards.c.key == row.card)
    )
    found = connection.execute(wanted).mappings().first()
    if found is None:
        raise UsageError(f"no card `{row.card}`; see `quizapp cards`")
    if found["card_key"] is None:
        card_rows.spread(connection, cards.c.key == row.card)
        return Folded()
    return folded(found)


def _mine(learner: int) -> Any:
    return and_(memory.c.learner_id == learner, memory.c.card_key == cards.c.key)


def _with_reference(connection: Connection, learner: int, row: Review) -> Review:
    """Returns an undo or a rerating with the review that it means, which must still count."""
    if row.event not in {Event.UNDO, Event.RERATE}:
        return row
    if row.refers_to is None:
        values = {"learner": learner}
        target = connection.execute(queries.last_undoable, values).mappings().first()
    else:
        target = _find(connection, learner, row.refers_to)
    if target is None:
        raise UsageError("there is nothing to undo; see `quizapp log`")
    if _is_undone(connection, learner, target["id"]):
        raise UsageError(f"{target['id']}: this was undone before; see `quizapp log`")
    return replace(row, refers_to=target["id"], card=target["card_key"])


def _is_undone(connection: Connection, learner: int, review_id: str) -> bool:
    undone = select(reviews.c.id).where(
        reviews.c.learner_id == learner,
        reviews.c.refers_to == review_id,
        reviews.c.event == Event.UNDO.value,
    )
    return connection.execute(undone).first() is not None


def _find(connection: Connection, learner: int, review_id: str) -> RowMapping | None:
    wanted = select(reviews).where(reviews.c.learner_id == learner, reviews.c.id == review_id)
    return connection.execute(wanted).mappings().first()


def _append(connection: Connection, learner: int, review: Review) -> Review:
    """Adds the row to its learner's log, reads it back, and returns it as it was read."""
    last = log.tail(connection, learner)
    row = codec.review_row(replace(review, seq=last.seq + 1), learner)
    row["clock_behind"] = int(row["at"] < last.at)
    row["digest"] = log.chained(row, last.digest)
    connection.execute(insert(reviews), row)
    read = _find(connection, learner, row["id"])
    if read is None or dict(read) != row:
        raise StoreDamagedError("the store gave back another row than it was given; see `doctor`")
    return codec.review(read)
