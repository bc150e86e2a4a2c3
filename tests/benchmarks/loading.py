"""Loading decks, against Anki's CSV import of the same notes and against a look at the files.

`QUIZAPP_BENCH_CARDS` says how many cards (10,000); Anki is measured where `anki` is installed.
"""

from __future__ import annotations

import os
import resource
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from sqlalchemy import true

from quizapp.store import bulk, indexes, schema
from quizapp.store.database import open_store
from quizapp.store.loading import card_rows
from quizapp.store.peek import Peek
from quizapp.study import loading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CARDS = int(os.environ.get("QUIZAPP_BENCH_CARDS", "10000"))
PER_DECK = 100
NOW = datetime.now(UTC)
QUESTION = "What is term {n} of deck {deck}, and what does it do there?"
ANSWER = "It is what number {n} does with {deck}; a sentence of an answer."


def run() -> Iterator[str]:
    """Yields lines of ratios, each measured in one run."""
    # What is imported on the way is no part of either load.
    with tempfile.TemporaryDirectory() as name:
        _write(Path(name), count=PER_DECK)
        _cold(Path(name))
    with tempfile.TemporaryDirectory() as name:
        yield from _ours(Path(name))


def _ours(folder: Path) -> Iterator[str]:
    decks = folder / "decks"
    _write(folder, count=CARDS)
    cold = _cold(folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    yield f"{CARDS:,} cards cold: {cold:.2f} s ({1e6 * cold / CARDS:.0f} µs a card), {peak} MB"
    alone = _sqlite_alone(folder)
    yield f"of that SQLite alone, given the rows: {1e6 * alone / CARDS:.0f} µs a card"
    if theirs := _anki(folder):
        yield f"cold / Anki's CSV import: {cold / theirs:.2f} ({theirs:.2f} s)"
    with Peek(folder / "quizapp.db") as peek:
        again = median(_seconds(lambda: _look(folder, peek)) for _ in range(5))
    bare = median(_seconds(lambda: _stat(decks)) for _ in range(5))
    yield f"nothing changed / scandir and stat: {again / bare:.1f} ({1000 * again:.1f} ms)"
    first = min(decks.iterdir())
    first.write_text(first.read_text("utf-8").replace("It is", "That is"), encoding="utf-8")
    one = _seconds(lambda: _load(folder))
    yield f"one deck changed: {1000 * one:.1f} ms, {one / cold:.3f} of the cold load"


def _cold(folder: Path) -> float:
    open_store(folder / "quizapp.db", now=NOW)
    return _seconds(lambda: _load(folder))


def _look(folder: Path, peek: Peek) -> None:
    files, is_covered = loading.found([folder / "decks"], folder / "none")
    plan = loading.pending(files, peek.stamps(), is_covered)
    if plan.decks or plan.gone:
        raise AssertionError(plan)


def _load(folder: Path) -> None:
    """What `quizapp load FOLDER` does, without the words."""
    store = open_store(folder / "quizapp.db", now=NOW)
    user_decks = folder / "none"
    files, is_covered = loading.found([folder / "decks"], user_decks)
    with Peek(folder / "quizapp.db") as peek:
        stamps = peek.stamps()
    plan = loading.pending(files, stamps, is_covered)
    plan = loading.whole(store, plan, stamps, is_covered, user_decks)
    if not loading.apply(store, plan, NOW, only_if_sure=True).is_sure:
        raise AssertionError(plan)


def _sqlite_alone(folder: Path) -> float:
    """Returns the seconds of writing the rows of the store into a new one as a load does."""
    with closing(sqlite3.connect(folder / "quizapp.db")) as loaded:
        decks = loaded.execute("SELECT * FROM decks").fetchall()
        cards = loaded.execute("SELECT * FROM cards").fetchall()
    store = open_store(folder / "alone.db", now=NOW)

    def write() -> None:
        with store.write() as connection:
            bulk.insert_all(connection, schema.decks, decks)
            with indexes.made_after(connection, schema.cards, by=CARDS):
                card_rows.add(connection, cards)
            with indexes.made_after(connection, schema.memory, by=CARDS):
                card_rows.begin(connection, true())

    return _seconds(write)


def _write(folder: Path, *, count: int) -> None:
    decks = folder / "decks"
    decks.mkdir()
    for deck in range(count // PER_DECK):
        cards = (
            f"Q: {QUESTION.format(n=n, deck=deck)}\n\nA: {ANSWER.format(n=n, deck=deck)}\n\n"
            for n in range(PER_DECK)
        )
        (decks / f"{deck:05}.md").write_text("".join(cards), encoding="utf-8")


def _stat(decks: Path) -> None:
    with os.scandir(decks) as entries:
        for entry in entries:
            entry.stat()


def _anki(folder: Path) -> float | None:
    """Returns the seconds of Anki's import of the same cards; None where it is not installed."""
    try:
        from anki.collection import Collection, ImportCsvRequest
    except ImportError:
        return None
    notes = folder / "notes.csv"
    notes.write_text(
        "".join(
            f"{QUESTION.format(n=n, deck=deck)}\t{ANSWER.format(n=n, deck=deck)}\n"
            for deck in range(CARDS // PER_DECK)
            for n in range(PER_DECK)
        ),
        encoding="utf-8",
    )
    collection: Any = Collection(str(folder / "anki.anki2"))
    metadata = collection.get_csv_metadata(path=str(notes), delimiter=None)
    request = ImportCsvRequest(path=str(notes), metadata=metadata)
    return _seconds(lambda: collection.import_csv(request))


def _seconds(work: Callable[[], object]) -> float:
    """Returns the seconds of the processor: others may be using it and the disk too."""
    start = time.process_time()
    work()
    return time.process_time() - start
