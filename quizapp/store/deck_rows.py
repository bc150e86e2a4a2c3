"""Writing decks: a row each, which stays when its file is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from quizapp.store.card_rows import batches
from quizapp.store.codec import storable
from quizapp.store.schema import decks

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import Connection

    from quizapp.model.decks import Deck


def write(
    connection: Connection, changed: Sequence[Deck], gone: Collection[str], when: str
) -> dict[str, int]:
    """Writes what is known of decks; returns the number of each: the order of first loading."""
    numbers = {row.location: row.number for row in connection.execute(select(decks))}
    last = connection.scalar(select(func.max(decks.c.number))) or 0
    for deck in changed:
        location = deck.file.location
        values = _values(deck, when)
        if location in numbers:
            connection.execute(update(decks).where(decks.c.location == location).values(values))
            continue
        last += 1
        numbers[location] = last
        connection.execute(insert(decks).values(location=location, number=last, **values))
    for batch in batches(gone):
        connection.execute(update(decks).where(decks.c.location.in_(batch)).values(present=0))
    return numbers


def _values(deck: Deck, when: str) -> dict[str, str | int]:
    return {
        "name": storable(deck.file.name),
        "title": storable(deck.title),
        "digest": deck.digest,
        "size": deck.file.size,
        "mtime_ns": deck.file.mtime_ns,
        "loaded_at": when,
        "present": 1,
    }
