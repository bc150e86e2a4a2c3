"""Reading the log: its end, and one card's part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, select

from quizapp.store.history import review_codec
from quizapp.store.schema import reviews

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from quizapp.model.reviews import Review
    from quizapp.store.codec import Row


class Tail(NamedTuple):
    """The end of a learner's log."""

    seq: int = 0
    at: str = ""
    digest: str = ""


TAIL = (
    select(reviews.c.seq, reviews.c.at, reviews.c.digest)
    .where(reviews.c.learner_id == bindparam("learner"))
    .order_by(reviews.c.seq.desc())
    .limit(1)
)


def tail(connection: Connection, learner: int) -> Tail:
    """Returns the learner's last row, or the beginning of the chain."""
    row = connection.execute(TAIL, {"learner": learner}).mappings().first()
    return tail_of(row) if row else Tail()


def tail_of(row: Row) -> Tail:
    """Returns the end of a log from a row with the columns of `TAIL`, empty where there is none."""
    return Tail(row["seq"], row["at"], row["digest"]) if row["seq"] else Tail()


def rows(connection: Connection, learner: int, card: str) -> Iterator[Review]:
    """Gives a card's part of the learner's log, oldest first."""
    mine = select(reviews).where(reviews.c.learner_id == learner, reviews.c.card_key == card)
    for row in connection.execute(mine.order_by(reviews.c.seq)).mappings():
        yield review_codec.review(row)
