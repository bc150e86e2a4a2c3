"""Loading decks: only what changed is written, and what is edited or moved keeps its history."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from quizapp.model.decks import Changes
from quizapp.store import indexes
from quizapp.store.loading import card_rows, deck_rows, encoding, incoming, planning
from quizapp.store.memory import folding
from quizapp.store.schema import cards, memory

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from quizapp.model.decks import Deck, Doubt
    from quizapp.store.database import Store
    from quizapp.store.memory.tuning import TunedFold


def sync(
    store: Store,
    changed: Sequence[Deck],
    gone: Collection[str],
    at: datetime,
    accepted: Collection[Doubt] = (),
    fold: TunedFold | None = None,
    *,
    only_if_sure: bool = False,
) -> Changes:
    """Loads decks in one transaction, writing only the cards that differ from the stored ones.

    Args:
        changed: decks that are new or may have changed.
        gone: locations of decks that are no longer there.
        at: the time, kept with what is new.
        accepted: those of the doubts of `preview` that are the same card after all.
        fold: `scheduling.states_after`, for where another retention is wanted of some decks: a card
            that moves is scheduled as its new one wants.
        only_if_sure: write nothing where somebody is to be asked first, see `Changes.is_sure`.

    Raises:
        BadInputError: two cards claim the same id.
        StoreBusyError, StoreDamagedError, DiskError: nothing was written.
    """
    if not changed and not gone:
        return Changes()
    when = at.astimezone(UTC).isoformat()
    scope = _scope(changed, gone)
    with store.write() as connection:
        numbers = deck_rows.numbers(connection, changed)
        read = list(incoming.read(changed, numbers))
        plan = planning.plan(connection, read, scope, accepted)
        if only_if_sure and not plan.changes.is_sure:
            return plan.changes
        deck_rows.write(connection, changed, gone, numbers, when)
        with indexes.made_after(connection, cards, by=len(plan.new)):
            card_rows.add(connection, _rows(plan.new, when))
        card_rows.change(connection, plan.changed)
        card_rows.retire(connection, plan.gone)
        card_rows.hand_over(connection, plan.kept)
        _bring_memory_along(connection, plan, scope)
        if fold:
            folding.follow_decks(connection, store.learner, fold)
    return plan.changes


def _bring_memory_along(
    connection: Connection, plan: planning.Plan, scope: Collection[str]
) -> None:
    is_moved = plan.gone or plan.kept or card_rows.are_copied(plan.changed)
    if not (is_moved or plan.new):
        return
    bring_along = card_rows.spread if is_moved else card_rows.begin
    with indexes.made_after(connection, memory, by=len(plan.new)):
        for batch in card_rows.batches({*scope, *plan.kept.values()}):
            bring_along(connection, cards.c.deck.in_(batch))


def preview(
    store: Store,
    changed: Sequence[Deck],
    gone: Collection[str],
    accepted: Collection[Doubt] = (),
) -> Changes:
    """Returns what `sync` would do; raises as it does, writes nothing."""
    with store.read() as connection:
        read = list(incoming.read(changed, deck_rows.numbers(connection, changed)))
        return planning.plan(connection, read, _scope(changed, gone), accepted).changes


def _rows(new: Mapping[str, incoming.Incoming], when: str) -> Iterator[tuple[Any, ...]]:
    return (card.row.stored(key, when) for key, card in new.items())


def sources(store: Store, decks: Sequence[Deck]) -> set[str]:
    """Returns the locations of other decks in which cards of `decks` stand, as the store knows."""
    digests = [encoding.fingerprint(card) for deck in decks for card in deck.cards]
    with store.read() as connection:
        return card_rows.decks_of(connection, digests) - _scope(decks, ())


def _scope(changed: Sequence[Deck], gone: Collection[str]) -> set[str]:
    return {deck.file.location for deck in changed} | set(gone)
