"""The protocol of one answer: when `record` returns, the row is safe on disk, and only then.

Everything that happens to a card is a row of the log: an answer, its undoing, a changed rating, a
suspension. The card's memory follows in the same transaction.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, exists, insert, select, true

from quizapp.errors import QuizappError, StoreDamagedError, UsageError
from quizapp.model.reviews import Event
from quizapp.store import queries, skills
from quizapp.store.history import chain, log, log_queries, review_codec
from quizapp.store.loading import card_rows
from quizapp.store.memory import Folded, advance, fold, tuning
from quizapp.store.memory.memory_rows import remember, remembered
from quizapp.store.schema import cards, memory, reviews

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from quizapp.model.reviews import Review
    from quizapp.store.database import Store
    from quizapp.store.history.log import Tail
    from quizapp.store.memory.tuning import TunedStep

# Built once: building a statement costs more than running it.
_mine = reviews.c.learner_id == bindparam("learner")
_ADD = insert(reviews).returning(reviews)
_FIND = select(reviews).where(_mine, reviews.c.id == bindparam("id"))
_UNDONE = select(reviews.c.id).where(
    _mine, reviews.c.refers_to == bindparam("id"), reviews.c.event == Event.UNDO.value
)
_of_card = and_(memory.c.learner_id == bindparam("learner"), memory.c.card_key == cards.c.key)
_tail = log.TAIL.subquery("tail")
# All that an answer follows from, at once: its card, the memory of it, how FSRS is set for it, the
# end of the log, and whether it was written before.
_STANDING = (
    select(
        cards.c.key,
        cards.c.deck,
        memory,
        queries.weights.label("weights"),
        queries.wanted.label("wanted"),
        *_tail.c,
        exists().where(_mine, reviews.c.id == bindparam("id")).label("known"),
    )
    .select_from(cards.outerjoin(memory, _of_card).outerjoin(_tail, true()))
    .where(cards.c.key == bindparam("key"))
)

# What an undo or a rerating means that does not say what it refers to; a rerating goes with its
# review.
_LATEST = {
    Event.UNDO: log_queries.last_of(e for e in Event if e not in {Event.UNDO, Event.RERATE}),
    Event.RERATE: log_queries.last_review,
}


def record(store: Store, row: Review, step: TunedStep) -> Review:
    """Writes a row of the log and the memory that follows from it, in one transaction.

    Writing the same id again writes nothing, so that a caller may safely try again.

    Args:
        row: what happened; its place in the log is given here.
        step: what a review does to a memory, `scheduling.next_state`.

    Returns:
        The row as it is on disk, with its `seq` and `clock_behind`.

    Raises:
        UsageError: there is no such card, no such review to undo or rerate, or it was undone.
        QuizappError: there is nothing at all to undo or rerate.
        StoreBusyError, StoreDamagedError, DiskError: nothing was written.
    """
    with store.write() as connection:
        if row.event in _LATEST:
            if known := _find(connection, store.learner, row.id):
                return review_codec.review(known)
            row = _with_reference(connection, store.learner, row)
        standing = _standing(connection, store.learner, row)
        if standing["known"] and (known := _find(connection, store.learner, row.id)):
            return review_codec.review(known)
        before = remembered(standing) if standing["card_key"] else Folded()
        written = _append(connection, store.learner, row, log.tail_of(standing))
        as_set = tuning.tuned(step, tuning.of_row(standing))
        if row.event is Event.REVIEW:
            after = advance(before, written, as_set)
        else:
            after = fold(log.rows(connection, store.learner, row.card), as_set)
        if after != before:
            remember(connection, store.learner, written.card, after)
        return written


def undo(store: Store, row: Review, step: TunedStep) -> Review:
    """Takes back the review that `row` refers to, or the latest row that still counts.

    Returns:
        The row that says so; its `card` is the card concerned.

    Raises:
        UsageError: there is no such review, or it was undone before.
        QuizappError: there is nothing at all to undo.
    """
    return record(store, replace(row, event=Event.UNDO), step)


def rerate(store: Store, row: Review, step: TunedStep) -> Review:
    """Reads the review that `row` refers to with another rating or verdict from now on.

    Raises:
        UsageError: there is no such review, or it was undone.
    """
    return record(store, replace(row, event=Event.RERATE), step)


def _standing(connection: Connection, learner: int, row: Review) -> RowMapping:
    """Reads the card again, for it may have gone meanwhile, and all else that is needed."""
    if row.origin:
        scheduled = row.schedules
        skills.ensure(connection, row.card, row.origin, row.at, scheduled=scheduled)
    values = {"learner": learner, "key": row.card, "id": row.id}
    found = connection.execute(_STANDING, values).mappings().first()
    if found is None:
        raise UsageError(f"no card `{row.card}`; see `quizapp cards`")
    if found["card_key"] is None:
        card_rows.spread(connection, cards.c.key == row.card)
    return found


def _with_reference(connection: Connection, learner: int, row: Review) -> Review:
    """Returns an undo or a rerating with the review that it means, which must still count."""
    if row.refers_to is None:
        latest = _LATEST[row.event]
        target = connection.execute(latest, {"learner": learner}).mappings().first()
    else:
        target = _find(connection, learner, row.refers_to)
    if target is None or target["event"] == Event.UNDO:
        # Who names no row asked for nothing that does not exist.
        refusal = QuizappError if row.refers_to is None else UsageError
        raise refusal(f"there is nothing to {row.event}; see `quizapp log`")
    if _is_undone(connection, learner, target["id"]):
        raise UsageError(f"{target['id']}: this was undone before; see `quizapp log`")
    return replace(row, refers_to=target["id"], card=target["card_key"])


def _is_undone(connection: Connection, learner: int, review_id: str) -> bool:
    values = {"learner": learner, "id": review_id}
    return connection.execute(_UNDONE, values).first() is not None


def _find(connection: Connection, learner: int, review_id: str) -> RowMapping | None:
    values = {"learner": learner, "id": review_id}
    return connection.execute(_FIND, values).mappings().first()


def _append(connection: Connection, learner: int, review: Review, last: Tail) -> Review:
    """Adds the row to its learner's log, and returns it as it reads back."""
    row = review_codec.review_row(replace(review, seq=last.seq + 1), learner)
    row["clock_behind"] = int(row["at"] < last.at)
    row["digest"] = chain.chained(row, last.digest)
    read = connection.execute(_ADD, row).mappings().one()
    if dict(read) != row:
        raise StoreDamagedError(
            f"review {row['id']}: the store gave back another row than it was given; see `doctor`"
        )
    return review_codec.review(read)
