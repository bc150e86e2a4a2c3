"""The store: loading, one answer, and what is due, each against what it cannot beat."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from quizapp.answers.text import Answer
from quizapp.model import Card, Event, Rating, Review, Selection
from quizapp.model.decks import Deck, DeckFile
from quizapp.scheduling import next_state, study_day
from quizapp.store import cards, reviews
from quizapp.store.database import open_store
from quizapp.store.peek import Peek

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quizapp.store.database import Store

NOW = datetime.now(UTC)
TODAY = study_day(NOW)
PER_DECK = 100


def run() -> Iterator[str]:
    """Yields lines of ratios, each measured in one run."""
    with tempfile.TemporaryDirectory() as name:
        yield from _loading(Path(name))
        yield from _one_answer(Path(name))
    with tempfile.TemporaryDirectory() as name:
        yield from _growth(Path(name))


def _loading(folder: Path) -> Iterator[str]:
    store = open_store(folder / "load.db", now=NOW)
    decks = _decks(folder, 10_000)
    cold = _seconds(lambda: cards.sync(store, decks, [], NOW))
    yield f"10,000 cards cold, into the store: {cold:.2f} s ({1e6 * cold / 10_000:.0f} µs a card)"
    edited = _seconds(lambda: cards.sync(store, decks[:1], [], NOW))
    yield f"one deck of 100 again / all: {edited / cold:.3f}"
    with Peek(store.path) as peek:
        look = median(_seconds(lambda: _changed(peek, folder)) for _ in range(20))
    bare = median(_seconds(lambda: _stats(folder)) for _ in range(20))
    yield f"nothing changed / scandir and stat: {look / bare:.2f} ({1000 * look:.1f} ms)"


def _changed(peek: Peek, folder: Path) -> list[str]:
    """Returns the decks whose stat differs from their stamp."""
    stamps = peek.stamps()
    return [name for name, stat in _stats(folder).items() if stamps[name][:2] != stat]


def _stats(folder: Path) -> dict[str, tuple[int, int]]:
    with os.scandir(folder / "decks") as entries:
        found = ((f"user:{entry.name}", entry.stat()) for entry in entries)
        return {name: (stat.st_size, stat.st_mtime_ns) for name, stat in found}


def _one_answer(folder: Path) -> Iterator[str]:
    store = open_store(folder / "load.db", now=NOW)
    with Peek(store.path) as peek:
        keys = peek.keys()[:200]
    with closing(_bare(folder / "bare.db")) as bare:
        pairs = [
            (_seconds(partial(_answer, store, key)), _seconds(partial(_commit, bare)))
            for key in keys
        ]
    ours, theirs = (median(times) for times in zip(*pairs, strict=True))
    yield (
        f"one answer / one row committed as safely by sqlite3: {ours / theirs:.2f}"
        f" ({1000 * ours:.2f} ms / {1000 * theirs:.2f} ms)"
    )


def _answer(store: Store, key: str, day: int = TODAY) -> None:
    row = Review(
        id=os.urandom(8).hex(),
        card=key,
        event=Event.REVIEW,
        at=NOW,
        offset_minutes=0,
        day=day,
        schedules=True,
        rating=Rating.GOOD,
        typed="a typed answer",
        prompt="What is the question that this card asks?",
    )
    reviews.record(store, row, next_state)


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("CREATE TABLE answers (id INTEGER PRIMARY KEY, typed TEXT)")
    return connection


def _commit(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO answers (typed) VALUES (?)", ("x" * 400,))
    connection.execute("COMMIT")


def _growth(folder: Path) -> Iterator[str]:
    """Compares the reads on the way to a first question in a small and a large store."""
    small, large = (studied(folder / str(size), size) for size in (1_000, 100_000))
    reads: dict[str, Callable[[Peek], object]] = {
        "due": lambda peek: peek.due(TODAY + 99, Selection(), 1),
        "new": lambda peek: peek.new(Selection(), 1),
        "introduced": lambda peek: peek.introduced(TODAY),
        "counts": lambda peek: peek.counts(TODAY),
    }
    for name, read in reads.items():
        times = [
            median(_seconds(partial(read, peek)) for _ in range(30)) for peek in (small, large)
        ]
        yield f"{name}, 100,000 cards / 1,000: {times[1] / times[0]:.2f} ({1e6 * times[1]:.0f} µs)"


def studied(folder: Path, size: int) -> Peek:
    """Returns a store of `size` cards, every other of which has a memory."""
    folder.mkdir(exist_ok=True)
    store = open_store(folder / "quizapp.db", now=NOW)
    cards.sync(store, _decks(folder, size), [], NOW)
    with store.write() as connection:
        connection.exec_driver_sql(
            "UPDATE memory SET stability = 5, difficulty = 5, last_day = ?1, first_day = ?1,"
            " due_day = ?1 + 1 + position % 50, reps = 1 WHERE position % 2",
            (TODAY - 9,),
        )
    return Peek(store.path)


def _decks(folder: Path, size: int) -> list[Deck]:
    (folder / "decks").mkdir()
    return [_deck(folder / "decks" / f"{number}.md", number) for number in range(size // PER_DECK)]


def _deck(path: Path, number: int) -> Deck:
    location = f"user:{path.name}"
    made = tuple(
        Card(location, n, None, f"What is term {n} of {number}?", Answer((f"{n} {number}",)), "sgd")
        for n in range(PER_DECK)
    )
    path.write_text("\n".join(card.prompt for card in made))
    stat = path.stat()
    file = DeckFile(location, path.stem, path, stat.st_size, stat.st_mtime_ns)
    return Deck(file, f"{number:064}", path.stem, made)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
