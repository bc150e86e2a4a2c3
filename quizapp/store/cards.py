"""Loading decks: only what changed is written, and what is edited or moved keeps its history."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING, Any

from quizapp.errors import BadInputError
from quizapp.model.decks import Changes
from quizapp.store import card_rows, codec, deck_rows
from quizapp.store.matching import Identity, match
from quizapp.store.schema import cards
from quizapp.text import one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from quizapp.model.decks import Deck
    from quizapp.store.database import Store

# Positions of the cards of one deck lie together, in the order in which decks were first loaded.
_PLACES = 1_000_000


@dataclass(frozen=True, slots=True)
class _Incoming:
    """A card in a deck that is being loaded: where it stands, and what its row will say."""

    place: str
    row: Mapping[str, Any]
    identity: Identity


@dataclass(slots=True)
class _Plan:
    """What a load is going to write, and what it will say: cards as (key, prompt)."""

    new: list[dict[str, Any]] = field(default_factory=list)
    changed: list[dict[str, Any]] = field(default_factory=list)
    added: list[tuple[str, str]] = field(default_factory=list)
    edited: list[tuple[str, str]] = field(default_factory=list)
    moved: list[tuple[str, str]] = field(default_factory=list)
    retired: list[tuple[str, str]] = field(default_factory=list)
    unchanged: int = 0


def sync(store: Store, changed: Sequence[Deck], gone: Collection[str], at: datetime) -> Changes:
    """Loads decks in one transaction, writing only the cards that differ from the stored ones.

    Args:
        changed: decks that are new or may have changed.
        gone: locations of decks that are no longer there.
        at: the time, kept with what is new.

    Raises:
        BadInputError: two cards claim the same id.
        StoreBusyError, StoreDamagedError, DiskError: nothing was written.
    """
    if not changed and not gone:
        return Changes()
    with store.write() as connection:
        return _load(connection, changed, gone, at)


def preview(store: Store, changed: Sequence[Deck], gone: Collection[str], at: datetime) -> Changes:
    """Returns what `sync` would do, by doing it and taking it back; raises as it does."""
    with suppress(_TakenBackError), store.write() as connection:
        changes = _load(connection, changed, gone, at)
        raise _TakenBackError
    return changes


class _TakenBackError(Exception):
    """Ends a transaction that was only a rehearsal."""


def _load(
    connection: Connection, changed: Sequence[Deck], gone: Collection[str], at: datetime
) -> Changes:
    when = at.astimezone(UTC).isoformat()
    scope = {deck.file.location for deck in changed} | set(gone)
    numbers = deck_rows.write(connection, changed, gone, when)
    plan = _plan(connection, list(_incoming(changed, numbers)), scope, when)
    card_rows.add(connection, plan.new)
    card_rows.change(connection, plan.changed)
    card_rows.retire(connection, [key for key, _ in plan.retired])
    for batch in card_rows.batches(scope):
        card_rows.spread(connection, cards.c.deck.in_(batch))
    return Changes(
        added=tuple(plan.added),
        edited=tuple(plan.edited),
        moved=tuple(plan.moved),
        retired=tuple(plan.retired),
        unchanged=plan.unchanged,
    )


def _incoming(changed: Sequence[Deck], numbers: Mapping[str, int]) -> Iterator[_Incoming]:
    """Gives the cards of the decks; a skill that several of them name only once."""
    skills = set()
    for deck in changed:
        location = deck.file.location
        for index, card in enumerate(deck.cards):
            position = numbers[location] * _PLACES + index
            row = codec.card_row(card) | {"deck": location, "position": position, "retired": 0}
            identity = card_rows.identity(row)
            if row["kind"] == "skill":
                if identity.id in skills:
                    continue
                skills.add(identity.id)
            yield _Incoming(f"{deck.file.path}:{card.line}", row, identity)


def _plan(
    connection: Connection, incoming: list[_Incoming], scope: Collection[str], when: str
) -> _Plan:
    """Compares the decks with what is stored, and says what there is to write."""
    rows = card_rows.related(connection, scope, [card.identity for card in incoming])
    stored = {key: card_rows.identity(row, key) for key, row in rows.items()}
    elsewhere: dict[str | None, Identity] = {
        card.id: card
        for card in stored.values()
        if card.id and card.deck and card.deck not in scope and not card.retired
    }
    incoming = _claimed(incoming, elsewhere)
    free = [card for card in stored.values() if elsewhere.get(card.id) is not card]
    olds = match([card.identity for card in incoming], free)
    plan = _Plan()
    _plan_changes(plan, incoming, olds, rows)
    news = [card for card, old in zip(incoming, olds, strict=True) if old is None]
    _plan_additions(plan, news, card_rows.free_keys(connection, [c.identity for c in news]), when)
    kept = {old.key for old in olds if old}
    plan.retired = [
        (card.key, rows[card.key]["prompt"])
        for card in free
        if card.deck in scope and not card.retired and card.key not in kept
    ]
    return plan


def _claimed(
    incoming: list[_Incoming], elsewhere: Mapping[str | None, Identity]
) -> list[_Incoming]:
    """Returns what is to be loaded; a skill that already stands in another deck stays there.

    Raises:
        BadInputError: a card's id is another card's, here or in a deck that is not being loaded.
    """
    wanted: list[_Incoming] = []
    first: dict[str, str] = {}
    for card in incoming:
        known = card.identity.id
        taken = elsewhere.get(known) if known else None
        if taken and card.identity.kind == "skill":
            continue
        if known and (taken or known in first):
            where = taken.deck if taken else first[known]
            name = one_line(known)
            raise BadInputError(
                f"{card.place}: the id `{name}` is taken in {where}; choose another"
            )
        if known:
            first[known] = card.place
        wanted.append(card)
    return wanted


def _plan_changes(
    plan: _Plan,
    incoming: Sequence[_Incoming],
    olds: Sequence[Identity | None],
    rows: Mapping[str, codec.Row],
) -> None:
    for card, old in zip(incoming, olds, strict=True):
        if old is None:
            continue
        before = rows[old.key]
        if any(before[name] != value for name, value in card.row.items()):
            plan.changed.append({"key": old.key, **card.row})
        said = (old.key, card.row["prompt"])
        if old.retired:
            plan.added.append(said)
        elif old.deck != card.row["deck"]:
            plan.moved.append(said)
        elif before["digest"] != card.row["digest"]:
            plan.edited.append(said)
        else:
            plan.unchanged += 1


def _plan_additions(plan: _Plan, news: Sequence[_Incoming], keys: Sequence[str], when: str) -> None:
    for card, key in zip(news, keys, strict=True):
        plan.new.append({"key": key, "first_seen": when, **card.row})
        plan.added.append((key, card.row["prompt"]))
