"""The memory of all cards against the log: which are not its fold, and making them so."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from quizapp.store import log, queries, tuning
from quizapp.store.memory import Folded, fold
from quizapp.store.memory_rows import remember, remembered
from quizapp.store.schema import cards, memory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from quizapp.model.memory import MemoryState
    from quizapp.store.tuning import TunedStep, Tunings

# The FSRS library computes in 32 bits, and not to the same last bit everywhere.
TOLERANCE = 1e-5


def refold(connection: Connection, learner: int, step: TunedStep) -> int:
    """Folds the learner's log again as FSRS is set now; returns how many cards' memory changed."""
    changed = dict(differing(connection, learner, step))
    remember(connection, learner, changed)
    return len(changed)


def follow_decks(connection: Connection, learner: int, step: TunedStep) -> None:
    """Folds the log again where retention is wanted by deck: cards may have moved."""
    if _tunings(connection, learner).by_deck:
        refold(connection, learner, step)


def differing(
    connection: Connection, learner: int, step: TunedStep
) -> Iterator[tuple[str, Folded]]:
    """Gives the cards whose memory is not the fold of the log, and that fold."""
    folds = dict(_folds(connection, learner, step))
    mine = select(memory).where(memory.c.learner_id == learner)
    for kept in connection.execute(mine).mappings().all():
        wanted = folds.get(kept["card_key"], Folded())
        if not _same(remembered(kept), wanted):
            yield kept["card_key"], wanted


def _folds(connection: Connection, learner: int, step: TunedStep) -> Iterator[tuple[str, Folded]]:
    all_tunings = _tunings(connection, learner)
    decks: dict[str, str | None] = {}
    if all_tunings.by_deck:
        places = select(cards.c.key, cards.c.deck).where(cards.c.deck.in_(all_tunings.by_deck))
        decks = {row.key: row.deck for row in connection.execute(places)}
    for key, rows in log.by_card(connection, learner):
        yield key, fold(rows, tuning.tuned(step, all_tunings.of(decks.get(key))))


def _tunings(connection: Connection, learner: int) -> Tunings:
    row = connection.execute(queries.tuning, {"learner": learner}).one()
    return tuning.tunings(row.weights, row.wanted)


def _same(held: Folded, wanted: Folded) -> bool:
    if held.state and wanted.state and _close(held.state, wanted.state):
        held = replace(held, state=wanted.state)
    return held == wanted


def _close(one: MemoryState, other: MemoryState) -> bool:
    return (
        math.isclose(one.stability, other.stability, rel_tol=TOLERANCE)
        and math.isclose(one.difficulty, other.difficulty, rel_tol=TOLERANCE)
        and (one.last_day, one.due_day) == (other.last_day, other.due_day)
    )
