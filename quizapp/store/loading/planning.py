"""What loading decks is going to write: the cards in them, compared with those that are stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from quizapp.errors import BadInputError
from quizapp.model.decks import Changes, Doubt
from quizapp.store.loading import card_rows, deck_rows, encoding
from quizapp.store.loading.incoming import identity
from quizapp.store.loading.likeness import resembling
from quizapp.store.loading.matching import Identity, confirm, match
from quizapp.text import one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Row

    from quizapp.store.loading.encoding import CardRow
    from quizapp.store.loading.incoming import Incoming


@dataclass(slots=True)
class Plan:
    """What a load is going to write.

    Attributes:
        new: cards to be, by the keys they get.
        changed: rows of cards, of which only those columns with their `key` that change in any.
        kept: skills that another deck names as well, with the deck in which they stand from now.
        gone: keys of the cards that will stand in no deck.
    """

    new: dict[str, Incoming] = field(default_factory=dict)
    changed: list[dict[str, Any]] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)


def plan(
    connection: Connection,
    read: Sequence[Incoming],
    scope: Collection[str],
    accepted: Collection[Doubt],
) -> Plan:
    """Compares the cards that were read with what is stored, and says what there is to write.

    Args:
        scope: locations of the decks that were read, and of those that are gone.
        accepted: doubtful edits that the author confirmed.

    Raises:
        BadInputError: a card's id is another card's.
    """
    rows = card_rows.related(connection, scope, read)
    stored = {key: identity(row, key, retired=bool(row.retired)) for key, row in rows.items()}
    elsewhere = _elsewhere(stored.values(), scope)
    read = _claimed(read, elsewhere)
    free = [card for card in stored.values() if elsewhere.get(card.id) is not card]
    olds, doubts = _found(connection, read, free, scope, accepted)
    made = Plan()
    listed, unchanged = _changed(made, read, olds, rows)
    listed["added"] += _added(connection, made, read, olds)
    listed["retired"] = _retired(connection, made, olds, free, scope)
    known = [key for cards in listed.values() for key, _ in cards if key in rows]
    made.changes = Changes(
        added=tuple(listed["added"]),
        edited=tuple(listed["edited"]),
        moved=tuple(listed["moved"]),
        retired=tuple(listed["retired"]),
        unchanged=unchanged,
        doubts=tuple(doubts),
        emptied=_emptied(connection, free, made.gone, scope),
        reviews=card_rows.answers(connection, known),
    )
    return made


def _elsewhere(stored: Iterable[Identity], scope: Collection[str]) -> dict[str | None, Identity]:
    """Returns by its id what stands in decks that are not being loaded."""
    return {
        card.id: card
        for card in stored
        if card.id and card.deck and card.deck not in scope and not card.retired
    }


def _claimed(read: Sequence[Incoming], elsewhere: Mapping[str | None, Identity]) -> list[Incoming]:
    """Returns what is to be loaded; a skill that already stands in another deck stays there.

    Raises:
        BadInputError: a card's id is another card's, here or in a deck that is not being loaded.
    """
    wanted: list[Incoming] = []
    first: dict[str, str] = {}
    for card in read:
        known = card.id
        if not known:
            wanted.append(card)
            continue
        taken = elsewhere.get(known)
        if taken and card.row.kind == "skill":
            continue
        if taken or known in first:
            where = taken.deck if taken else first[known]
            name = one_line(known)
            raise BadInputError(
                f"{card.place}: the id `{name}` is taken in {where}; choose another"
            )
        first[known] = card.place
        wanted.append(card)
    return wanted


def _found(
    connection: Connection,
    read: Sequence[Incoming],
    free: Sequence[Identity],
    scope: Collection[str],
    accepted: Collection[Doubt],
) -> tuple[list[Identity | None], list[Doubt]]:
    """Returns the stored card that each card is, and what the author was not asked or denied."""
    if not free:
        return [None] * len(read), []
    identities = [card.identity for card in read]
    olds = match(identities, free)
    for doubt in accepted:
        confirm(olds, [card.place == doubt.place for card in read], doubt.key, free)
    near = resembling(identities, olds, [card for card in free if card.deck in scope])
    unsure = [one.old.key for one in near if not one.is_sure]
    answers = card_rows.answers(connection, unsure)
    doubts = []
    for place, old, is_sure in near:
        card = read[place]
        doubt = Doubt(old.key, old.prompt, card.row.prompt, card.place, answers.get(old.key, 0))
        if is_sure or doubt in accepted:
            olds[place] = old
        elif doubt.reviews:
            # Without a history there is nothing to keep, and nothing to ask.
            doubts.append(doubt)
    return olds, doubts


def _changed(
    made: Plan,
    read: Sequence[Incoming],
    olds: Sequence[Identity | None],
    rows: Mapping[str, Row[Any]],
) -> tuple[dict[str, list[tuple[str, str]]], int]:
    """Plans what to write of the cards that were known; returns them as `Changes` lists them.

    With them comes how many are as they were.
    """
    said: dict[str, list[tuple[str, str]]] = {"added": [], "moved": [], "edited": []}
    differ = []
    unchanged = 0
    for card, old in zip(read, olds, strict=True):
        if old is None:
            continue
        before = rows[old.key]
        if before.retired or encoding.said(before) != card.row:
            differ.append((before, card.row))
        if word := _word(card, old, before):
            said[word].append((old.key, card.row.prompt))
        else:
            unchanged += 1
    made.changed = _differing(differ)
    return said, unchanged


def _differing(pairs: Sequence[tuple[Row[Any], CardRow]]) -> list[dict[str, Any]]:
    """Returns what is to be written of cards, given as they were and as they are to be.

    What is written is taken out of its indexes and put back, were it the same.
    """
    names = {
        name
        for before, row in pairs
        for name, old, new in zip(row._fields, encoding.said(before), row, strict=True)
        if old != new
    }
    back = {"retired": 0} if any(before.retired for before, _ in pairs) else {}
    return [
        {"key": before.key, **{name: getattr(row, name) for name in sorted(names)}, **back}
        for before, row in pairs
    ]


def _word(card: Incoming, old: Identity, before: Row[Any]) -> str:
    if old.retired:
        return "added"
    if old.deck != card.row.deck:
        return "moved"
    return "edited" if before.digest != card.row.digest else ""


def _added(
    connection: Connection,
    made: Plan,
    read: Sequence[Incoming],
    olds: Sequence[Identity | None],
) -> list[tuple[str, str]]:
    news = [card for card, old in zip(read, olds, strict=True) if old is None]
    keys = card_rows.free_keys(connection, news)
    made.new = dict(zip(keys, news, strict=True))
    return [(key, card.row.prompt) for key, card in made.new.items()]


def _retired(
    connection: Connection,
    made: Plan,
    olds: Sequence[Identity | None],
    free: Sequence[Identity],
    scope: Collection[str],
) -> list[tuple[str, str]]:
    """Plans what leaves its deck; a skill that another deck names as well goes there instead."""
    known = {old.key for old in olds if old}
    leaving = [card for card in _standing(free, scope) if card.key not in known]
    skills = {card.key for card in leaving if card.kind == "skill"}
    if skills:
        made.kept = deck_rows.naming(connection, skills, but=scope)
    gone = [card for card in leaving if card.key not in made.kept]
    made.gone = [card.key for card in gone]
    return [(card.key, card.prompt) for card in gone]


def _emptied(
    connection: Connection, free: Sequence[Identity], gone: Collection[str], scope: Collection[str]
) -> tuple[str, ...]:
    left, stood = set(gone), _standing(free, scope)
    if not left:
        return ()
    leaves: dict[str, list[bool]] = {}
    for card in stood:
        leaves.setdefault(card.deck, []).append(card.key in left)
    emptied = {deck for deck, marks in leaves.items() if 2 * sum(marks) > len(marks)}
    return tuple(deck_rows.names(connection, emptied))


def _standing(cards: Sequence[Identity], scope: Collection[str]) -> list[Identity]:
    return [card for card in cards if card.deck in scope and not card.retired]
