"""Folding the memory of all cards from the log, against Anki's reschedule of as many reviews.

`QUIZAPP_BENCH_CARDS` says how many cards (2,000), each with ten reviews.
"""

from __future__ import annotations

import gc
import os
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizapp.scheduling import states_after
from quizapp.store.database import open_store
from quizapp.store.health import doctor
from tests.benchmarks._filled import filled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CARDS = int(os.environ.get("QUIZAPP_BENCH_CARDS", "2000"))
REVIEWS = 10
NOW = datetime.now(UTC)
DAY = 86_400

_ANSWERED = """
    DELETE FROM memory WHERE first_day IS NULL;
    DELETE FROM cards WHERE key NOT IN (SELECT card_key FROM memory);
"""
# Another memory and due day of all cards, as other parameters would give.
_RESCHEDULED = "UPDATE memory SET stability = 1, difficulty = 5, due_day = last_day + 1"


def run() -> Iterator[str]:
    """Yields lines of ratios, each measured in one run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Every other card of a filled store has answers: the others Anki has not either.
        store = open_store(filled(folder / "store.db", 2 * CARDS, REVIEWS * CARDS, NOW), now=NOW)
        _change(store.path, _ANSWERED)
        doctor.rebuild(store, states_after)
        right = _seconds(lambda: doctor.rebuild(store, states_after))
        yield f"rebuild where nothing differs: {_each(right)} a review"
        _change(store.path, _RESCHEDULED)
        ours = _seconds(lambda: doctor.rebuild(store, states_after))
        yield f"rebuild of {CARDS:,} cards x {REVIEWS}: {_each(ours)} a review"
        if theirs := _anki(folder):
            yield f"rebuild / Anki's reschedule: {ours / theirs:.1f} ({_each(theirs)} a review)"


def _change(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


def _each(seconds: float) -> str:
    return f"{1e6 * seconds / (CARDS * REVIEWS):.1f} µs"


def _anki(folder: Path) -> float | None:
    """Returns the seconds of Anki's reschedule of as many; None where it is not installed."""
    try:
        from anki.collection import Collection
    except ImportError:
        return None
    collection: Any = Collection(str(folder / "anki.anki2"))
    _fill(collection)
    found = collection.decks.get_deck_configs_for_update(1)
    return _seconds(
        lambda: collection._backend.update_deck_configs(
            target_deck_id=1,
            configs=[found.all_config[0].config],
            removed_config_ids=[],
            mode=0,
            card_state_customizer="",
            limits=found.current_deck.limits,
            new_cards_ignore_review_limit=False,
            apply_all_parent_limits=False,
            fsrs=True,
            fsrs_reschedule=True,
            fsrs_health_check=False,
        )
    )


def _fill(collection: Any) -> None:
    from anki.collection import AddNoteRequest
    from anki.decks import DEFAULT_DECK_ID

    model = collection.models.by_name("Basic")
    requests = []
    for number in range(CARDS):
        note = collection.new_note(model)
        note["Front"], note["Back"] = f"What is term {number}?", f"number {number}"
        requests.append(AddNoteRequest(note, DEFAULT_DECK_ID))
    collection.add_notes(requests)
    cards = collection.db.list("SELECT id FROM cards")
    begun = int(NOW.timestamp()) - 20 * DAY * REVIEWS
    # The time of an answer, in milliseconds, is also its id.
    log = (
        ((begun + 20 * DAY * turn) * 1000 + place, card, -1, 3, 20, 10, 2500, 5000, int(turn > 0))
        for place, card in enumerate(cards)
        for turn in range(REVIEWS)
    )
    collection.db.executemany("INSERT INTO revlog VALUES (?,?,?,?,?,?,?,?,?)", log)
    collection.db.execute(
        "UPDATE cards SET type = 2, queue = 2, ivl = 20, due = 300, reps = ?, factor = 2500",
        REVIEWS,
    )


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    start = time.process_time()
    work()
    taken = time.process_time() - start
    gc.enable()
    return taken
