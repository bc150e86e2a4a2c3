"""Reading the log: its end, one card's part of it, all of it."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
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


def by_card(connection: Connection, learner: int) -> Iterator[tuple[str, Iterator[Review]]]:
    """Gives each card of the learner's log with its rows, oldest first: one card at a time."""
    mine = select(reviews).where(reviews.c.learner_id == learner)
    found = connection.execute(mine.order_by(reviews.c.card_key, reviews.c.seq)).mappings()
    for key, card in groupby(found, key=itemgetter("card_key")):
        yield key, map(review_codec.review, card)


def rows(connection: Connection, learner: int, card: str | None = None) -> Iterator[Review]:
    """Gives the learner's log, or one card's part of it, oldest first."""
    wanted = select(reviews).where(reviews.c.learner_id == learner).order_by(reviews.c.seq)
    if card is not None:
        wanted = wanted.where(reviews.c.card_key == card)
    for row in connection.execute(wanted).mappings():
        yield review_codec.review(row)
