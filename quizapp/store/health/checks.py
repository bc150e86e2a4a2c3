"""What doctor looks at in the file itself: each check gives a line for all that it finds wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import Connection, case, exists, select, true

from quizapp.store.health import seals
from quizapp.store.history import chain
from quizapp.store.loading import encoding
from quizapp.store.schema import cards, decks, learners, memory, metadata, reviews, sessions, shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Moments that nothing else vouches for; a digest of a deck is that of its file.
_MOMENTS = (learners.c.since, decks.c.loaded_at, cards.c.first_seen, sessions.c.ended_at)
_MOMENT = re.compile(r"(19|20|21)\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d(\.\d{6})?\+00:00")
_DIGEST = re.compile(r"[0-9a-f]{64}|")


def _integrity(connection: Connection) -> Iterator[str]:
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield str(line)


def _references(connection: Connection) -> Iterator[str]:
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} points to nothing in {parent}"


def _tables(connection: Connection) -> Iterator[str]:
    yield from shape.differences(shape.shape(connection))


def _chain(connection: Connection) -> Iterator[str]:
    everything = select(reviews).order_by(reviews.c.learner_id, reviews.c.seq)
    yield from chain.breaks(map(dict, connection.execute(everything).mappings()), {})


def _words(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(cards)).mappings():
        if any(row[name] != digest for name, digest in encoding.digests(row).items()):
            yield f"card {row['key']} is not as it was loaded"


def out_of_step(connection: Connection) -> list[str]:
    """Returns the keys of cards that not every learner's memory has, with the card's columns."""
    right = exists().where(
        memory.c.learner_id == learners.c.id,
        memory.c.card_key == cards.c.key,
        memory.c.retired == cards.c.retired,
        memory.c.position == cards.c.position,
        memory.c.skill == case((cards.c.kind == "skill", 1), else_=0),
    )
    wrong = select(cards.c.key).select_from(cards.join(learners, true())).where(~right)
    # In order here: by its index of keys the table is read from end to end and back.
    return sorted(connection.scalars(wrong))


def _copies(connection: Connection) -> Iterator[str]:
    for key in out_of_step(connection):
        yield f"memory of {key} is not in step with its card; run `quizapp doctor --rebuild`"


def _sealed(connection: Connection) -> Iterator[str]:
    """What is sealed is as it was written; a sitting of the first schema has no seal."""
    for name in seals.SEALED:
        for row in connection.execute(select(metadata.tables[name])).mappings():
            if row["digest"] is not None and row["digest"] != seals.seal(name, row):
                yield f"a row of {name} is not as it was written"


def _stamps(connection: Connection) -> Iterator[str]:
    """Times and digests are what such things look like."""
    for column in _MOMENTS:
        for moment in connection.scalars(select(column).where(column.is_not(None)).distinct()):
            if not _MOMENT.fullmatch(moment):
                yield f"{column.name} of a row of {column.table.name} is no time"
    for deck in connection.execute(select(decks)):
        if not _DIGEST.fullmatch(deck.digest):
            yield f"the digest of {deck.location} is none; run `quizapp load`"


CHECKS: dict[str, Callable[[Connection], Iterator[str]]] = {
    "file": _integrity,
    "references": _references,
    "tables": _tables,
    "log": _chain,
    "cards": _words,
    "queue": _copies,
    "settings": _sealed,
    "times": _stamps,
}
