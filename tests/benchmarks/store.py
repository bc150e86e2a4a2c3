"""The store: one answer, what is due, and how reads grow, each against what it cannot beat.

`QUIZAPP_BENCH_CARDS` says how large the large store is (20,000).
"""

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
from typing import TYPE_CHECKING, Any

from quizapp.model.cards import Selection
from quizapp.model.days import study_day
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event, Review
from quizapp.reports.calibration import calibration
from quizapp.reports.days import days
from quizapp.reports.due import due
from quizapp.reports.misconceptions import misconceptions
from quizapp.reports.progress import progress, streak, topic_scores
from quizapp.reports.retention import retention
from quizapp.reports.time_spent import time_spent
from quizapp.reports.topics import topics
from quizapp.scheduling import next_state
from quizapp.store import codec, figures
from quizapp.store.database import open_store
from quizapp.store.history import review_codec, reviews
from quizapp.store.peek import Peek
from quizapp.study.quiz import draw
from tests.benchmarks._anki import collection
from tests.benchmarks._filled import filled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from quizapp.store.database import Store

NOW = datetime.now(UTC)
TODAY = study_day(NOW)
# A million shows what grows; to fill so many takes minutes.
LARGE = int(os.environ.get("QUIZAPP_BENCH_CARDS", "20000"))

_REMEMBER = (
    "UPDATE memory SET stability = 9.5, difficulty = 5.0, last_day = :day, due_day = :day + 9,"
    " first_day = coalesce(first_day, :day), reps = reps + 1"
    " WHERE learner_id = 1 AND card_key = :key"
)


def run() -> Iterator[str]:
    """Yields lines of ratios, each measured in one run."""
    with tempfile.TemporaryDirectory() as name:
        yield from _one_answer(Path(name))
    with tempfile.TemporaryDirectory() as name:
        yield from _growth(Path(name))


def _one_answer(folder: Path) -> Iterator[str]:
    """Compares an answer with the least that may be committed, and with the same rows by SQLite."""
    store = open_store(filled(folder / "answers.db", 1_000, 1_000, NOW), now=NOW)
    with Peek(store.path) as peek:
        keys = peek.keys()[:200]
    with (
        closing(_bare(folder / "bare.db")) as bare,
        closing(_same(filled(folder / "same.db", 1_000, 1_000, NOW))) as same,
    ):
        ways = (
            partial(_answer, store),
            lambda _key: _commit(bare),
            partial(_commit_rows, same, iter(_rows(keys))),
        )
        times = [[_seconds(partial(way, key)) for way in ways] for key in keys]
    ours, least, rows = (median(way) for way in zip(*times, strict=True))
    yield (
        f"one answer / one row committed as safely by sqlite3: {ours / least:.2f}"
        f" ({1000 * ours:.2f} ms / {1000 * least:.2f} ms)"
    )
    yield (
        f"one answer / its rows into the same tables by sqlite3: {ours / rows:.2f}"
        f" ({1000 * ours:.2f} ms / {1000 * rows:.2f} ms)"
    )


def _answer(store: Store, key: str) -> None:
    reviews.record(store, _review(key), next_state)


def _review(key: str) -> Review:
    return Review(
        id=os.urandom(8).hex(),
        card=key,
        event=Event.REVIEW,
        at=NOW,
        offset_minutes=0,
        day=TODAY,
        schedules=True,
        rating=Rating.GOOD,
        typed="a typed answer",
        prompt="What is the question that this card asks?",
    )


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("CREATE TABLE answers (id INTEGER PRIMARY KEY, typed TEXT)")
    return connection


def _commit(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO answers (typed) VALUES (?)", ("x" * 400,))
    connection.execute("COMMIT")


def _rows(keys: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Gives the row of the log of an answer to each card, all but its place in the log."""
    for key in keys:
        yield review_codec.review_row(_review(key), 1) | {"digest": codec.digest(key)}


def _same(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in ("synchronous = EXTRA", "foreign_keys = ON", "cache_size = -32768"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _commit_rows(connection: sqlite3.Connection, rows: Iterator[dict[str, Any]], key: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    (last,) = connection.execute("SELECT max(seq) FROM reviews WHERE learner_id = 1").fetchone()
    row = next(rows) | {"seq": last + 1}
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    text = f"INSERT INTO reviews ({names}) VALUES ({marks})"  # noqa: S608 - names of our own
    connection.execute(text, row)
    connection.execute(_REMEMBER, {"key": key, "day": TODAY})
    connection.execute("COMMIT")


def _growth(folder: Path) -> Iterator[str]:
    """Compares reads in a store of a thousand cards and in a large one, answers as many."""
    small, large = (filled(folder / f"{size}.db", size, size, NOW) for size in (1_000, LARGE))
    reads: dict[str, Callable[[Peek], object]] = {
        "due": lambda peek: peek.due(TODAY, Selection(), 1),
        "new": lambda peek: peek.new(Selection(), 1),
        "a quiz of ten": lambda peek: draw(peek, Selection(), 10, 1),
        "home page": _home,
        "stats": lambda peek: progress(peek, TODAY),
    }
    with Peek(small) as before, Peek(large) as after:
        for name, read in reads.items():
            first, last = (_median(partial(read, peek)) for peek in (before, after))
            yield (
                f"{name}, {LARGE:,} cards / 1,000: {last / first:.2f}"
                f" ({1e3 * first:.2f} ms, {1e3 * (last - first):+.2f} ms)"
            )
    yield from _statistics(large)
    yield from _first_card(folder, large)


def _statistics(path: Path) -> Iterator[str]:
    """Compares the pages of `stats` with one look at all answers."""
    once = "SELECT count(*), sum(millis), avg(score) FROM reviews WHERE learner_id = :learner"
    pages: dict[str, Callable[[Peek], object]] = {
        "overview": lambda peek: progress(peek, TODAY),
        "retention": lambda peek: retention(peek, TODAY),
        "days": days,
        "forecast": lambda peek: due(peek, TODAY),
        "topics": topics,
        "calibration": calibration,
        "time": time_spent,
        "misconceptions": misconceptions,
    }
    with Peek(path) as peek:
        floor = _median(lambda: peek.rows(once))
        for name, page in pages.items():
            ours = _median(partial(page, peek))
            yield (
                f"stats, {name}, {LARGE:,} answers / counting them once: {ours / floor:.2f}"
                f" ({1e3 * ours:.0f} ms / {1e3 * floor:.0f} ms)"
            )


def _home(peek: Peek) -> None:
    peek.counts(TODAY)
    peek.introduced(TODAY)
    peek.unfinished("quiz")
    topic_scores(peek, last=1000)
    streak(figures.study_days(peek), TODAY)


def _first_card(folder: Path, path: Path) -> Iterator[str]:
    """Compares opening and asking for a card with what Anki does, where it is installed."""

    def first() -> None:
        with Peek(path) as peek:
            peek.due(TODAY, Selection(), 1)

    ours = _median(first)
    theirs = collection(folder, LARGE)
    if theirs is None:
        yield f"first card after opening {LARGE:,}: {1000 * ours:.2f} ms (no `anki` to compare)"
        return
    from anki.collection import Collection

    def anki_first() -> None:
        # New cards by the default deck's limit: Anki gathers and sorts them all the same.
        opened: Any = Collection(str(theirs))
        opened.sched.get_queued_cards(fetch_limit=1)
        opened.close()

    anki = _median(anki_first)
    yield (
        f"first card after opening {LARGE:,} / Anki's queue: {ours / anki:.3f}"
        f" ({1000 * ours:.2f} ms, {1000 * anki:.0f} ms)"
    )


def _median(work: Callable[[], object]) -> float:
    return median(_seconds(work) for _ in range(5))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
