"""Writing decks: a row each, which stays when its file is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, insert, select, update

from quizapp.model.cards import Skill
from quizapp.store.codec import storable
from quizapp.store.loading.card_rows import batches
from quizapp.store.schema import decks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy import Connection

    from quizapp.model.decks import Deck


_NUMBERS = select(decks.c.location, decks.c.number)


def numbers(connection: Connection, changed: Iterable[Deck]) -> dict[str, int]:
    """Returns the number of each deck, those in `changed` included: the order of first loading."""
    known = {row.location: row.number for row in connection.execute(_NUMBERS)}
    last = max(known.values(), default=0)
    for deck in changed:
        if deck.file.location not in known:
            last += 1
            known[deck.file.location] = last
    return known


def write(
    connection: Connection,
    changed: Iterable[Deck],
    gone: Iterable[str],
    known: Mapping[str, int],
    when: str,
) -> None:
    """Writes what is known of decks: those that were read, and those that are gone."""
    stored = set(connection.scalars(select(decks.c.location)))
    rows = [{"number": known[deck.file.location], **_row(deck, when)} for deck in changed]
    if new := [row for row in rows if row["location"] not in stored]:
        connection.execute(insert(decks), new)
    if old := [row for row in rows if row["location"] in stored]:
        names = [name for name in old[0] if name != "location"]
        values: dict[str, Any] = {name: bindparam(name) for name in names}
        there = decks.c.location == bindparam("location_")
        # What is sent is set, a location to itself too: its cards would be looked up.
        sent = [
            {"location_": row["location"], **{name: row[name] for name in names}} for row in old
        ]
        connection.execute(update(decks).where(there).values(values), sent)
    for batch in batches(gone):
        connection.execute(update(decks).where(decks.c.location.in_(batch)).values(present=0))


def naming(connection: Connection, keys: Collection[str], but: Collection[str]) -> dict[str, str]:
    """Returns, for those of the skills that a deck names, its location; not the decks `but`."""
    naming = select(decks.c.location, decks.c.skills).where(decks.c.present == 1)
    found: dict[str, str] = {}
    for row in connection.execute(naming.where(decks.c.skills != "").order_by(decks.c.number)):
        if row.location not in but:
            for key in set(keys) & set(row.skills.split("|")):
                found.setdefault(key, row.location)
    return found


def names(connection: Connection, locations: Collection[str]) -> list[str]:
    """Returns what people call the decks at `locations`, in the order of first loading."""
    known = select(decks.c.location, decks.c.name).order_by(decks.c.number)
    return [row.name for row in connection.execute(known) if row.location in locations]


def _row(deck: Deck, when: str) -> dict[str, Any]:
    skills = [card.content.key for card in deck.cards if isinstance(card.content, Skill)]
    return {
        "location": deck.file.location,
        "name": storable(deck.file.name),
        "title": storable(deck.title),
        "digest": deck.digest,
        "size": deck.file.size,
        "mtime_ns": deck.file.mtime_ns,
        "loaded_at": when,
        "present": 1,
        "skills": "".join(f"|{key}" for key in skills) + "|" if skills else "",
    }
