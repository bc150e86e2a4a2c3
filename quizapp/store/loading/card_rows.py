"""Writing cards, and the row of memory that each learner has for each card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    case,
    exists,
    func,
    insert,
    or_,
    select,
    true,
    update,
)

from quizapp.model.reviews import Event
from quizapp.store import bulk
from quizapp.store.schema import cards, decks, learners, memory, reviews

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Row

    from quizapp.store.loading.incoming import Incoming

_is_skill = cards.c.kind == "skill"
_of_row = cards.c.key == memory.c.card_key
_COPIED = ("retired", "position")
# Values sent with one statement; databases allow some ten thousand.
_BATCH = 500


def batches(values: Iterable[str]) -> Iterator[list[str]]:
    """Gives `values`, each once and in order, as lists that one statement can carry."""
    ordered = sorted(set(values))
    for start in range(0, len(ordered), _BATCH):
        yield ordered[start : start + _BATCH]


def related(
    connection: Connection, scope: Collection[str], incoming: Sequence[Incoming]
) -> dict[str, Row[Any]]:
    """Returns by key the stored cards that `incoming` ones may be, or may clash with.

    These are the cards of the decks in `scope`; those with an id that comes in; and the retired
    ones with content that comes in.
    """
    # What a new store surely does not hold is not asked for card by card.
    if not _holds(connection):
        return {}
    ids = [card.id for card in incoming if card.id]
    has_retired = _holds(connection, cards.c.retired == 1)
    contents = [card.row.fingerprint for card in incoming] if has_retired else []
    conditions = [
        *(cards.c.deck.in_(batch) for batch in batches(scope)),
        *(
            or_(cards.c.author_id.in_(batch), and_(cards.c.key.in_(batch), _is_skill))
            for batch in batches(ids)
        ),
    ]
    found = {
        row.key: row
        for condition in conditions
        for row in connection.execute(select(cards).where(condition))
    }
    return found | {row.key: row for row in _of(connection, contents) if row.retired}


def _of(connection: Connection, fingerprints: Iterable[str]) -> Iterator[Row[Any]]:
    """Gives the cards of these contents.

    Whether they are retired is for the caller to look at: asked as well, SQLite would rather read
    all that are, or are not.
    """
    for batch in batches(fingerprints):
        wanted = select(cards).where(cards.c.fingerprint.in_(batch))
        yield from connection.execute(wanted)


def _holds(connection: Connection, *which: ColumnElement[bool]) -> bool:
    """Returns whether there is any card of which all that is true."""
    return bool(connection.scalar(select(exists(select(cards.c.key).where(*which)))))


def decks_of(connection: Connection, fingerprints: Iterable[str]) -> set[str]:
    """Returns the locations of the decks in which cards of these contents stand."""
    found = _of(connection, fingerprints)
    return {row.deck for row in found if row.deck is not None and not row.retired}


def free_keys(connection: Connection, news: Sequence[Incoming]) -> list[str]:
    """Returns a key that no card has for each new one: its id, or `c-` and ten digits."""
    wanted = [card.id or f"c-{card.row.fingerprint[:10]}" for card in news]
    taken: set[str] = set()
    for batch in batches(wanted) if _holds(connection) else ():
        taken.update(connection.scalars(select(cards.c.key).where(cards.c.key.in_(batch))))
    keys = []
    for name in wanted:
        key, number = name, 1
        while key in taken:
            number += 1
            key = f"{name}-{number}"
            if connection.scalar(select(cards.c.key).where(cards.c.key == key)):
                taken.add(key)
        taken.add(key)
        keys.append(key)
    return keys


def add(connection: Connection, rows: Iterable[tuple[Any, ...]]) -> None:
    """Inserts whole rows of cards."""
    bulk.insert_all(connection, cards, rows)


def change(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Updates rows of cards by their `key`; all rows have the same columns."""
    if not rows:
        return
    columns = [name for name in rows[0] if name != "key"]
    statement = (
        update(cards)
        .where(cards.c.key == bindparam("key_"))
        .values({name: bindparam(name) for name in columns})
    )
    # What is sent is set, a key to itself too: SQLite then looks through memory for each card.
    sent = [{"key_": row["key"], **{name: row[name] for name in columns}} for row in rows]
    connection.execute(statement, sent)


def retire(connection: Connection, keys: Iterable[str]) -> None:
    """Marks cards as standing in no deck any more."""
    change(connection, [{"key": key, "retired": 1} for key in keys])


def hand_over(connection: Connection, decks_of: Mapping[str, str]) -> None:
    """Puts skills, by their keys, at the end of another deck that names them as well.

    Where in that deck is known when it is read again, which its next load does.
    """
    for key, deck in decks_of.items():
        last = select(func.max(cards.c.position)).where(cards.c.deck == deck)
        position = func.coalesce(last.scalar_subquery(), 0) + 1
        statement = update(cards).where(cards.c.key == key)
        connection.execute(statement.values(deck=deck, position=position, line=1))
    for batch in batches(decks_of.values()):
        connection.execute(update(decks).where(decks.c.location.in_(batch)).values(mtime_ns=0))


def answers(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """Returns how often each card was answered, by whomever; cards that never were are left out."""
    found: dict[str, int] = {}
    for batch in batches(keys):
        counted = (
            select(reviews.c.card_key, func.count())
            # The index begins with the learner: without one, this would read all of the log.
            .where(
                reviews.c.learner_id.in_(select(learners.c.id)),
                reviews.c.event == Event.REVIEW.value,
                reviews.c.card_key.in_(batch),
            )
            .group_by(reviews.c.card_key)
        )
        found.update(map(tuple, connection.execute(counted)))
    return found


def are_copied(rows: Sequence[Mapping[str, Any]]) -> bool:
    """Returns whether every learner's memory repeats something that these rows change."""
    return bool(rows) and not rows[0].keys().isdisjoint(_COPIED)


def spread(connection: Connection, which: ColumnElement[bool]) -> None:
    """Brings every learner's memory in step with the cards that `which` (of cards) means."""
    copies = {name: select(cards.c[name]).where(_of_row).scalar_subquery() for name in _COPIED}
    connection.execute(
        update(memory)
        # The key of memory begins with the learner: without one, this would read all of it.
        .where(
            memory.c.learner_id.in_(select(learners.c.id)),
            memory.c.card_key.in_(select(cards.c.key).where(which)),
            or_(*(memory.c[name] != copy for name, copy in copies.items())),
        )
        .values(copies)
    )
    begin(connection, which)


def begin(connection: Connection, which: ColumnElement[bool]) -> None:
    """Makes the rows of memory that learners have not yet for the cards that `which` means."""
    skill = case((_is_skill, 1), else_=0)
    columns = [learners.c.id, cards.c.key, cards.c.retired, cards.c.position, skill]
    has_one = exists().where(memory.c.learner_id == learners.c.id, _of_row)
    missing = select(*columns).select_from(cards.join(learners, true())).where(which, ~has_one)
    names = ["learner_id", "card_key", *_COPIED, "skill"]
    connection.execute(insert(memory).from_select(names, missing))
