"""Launch to first question, against a bare process of click and sqlite3 that runs its first query.

The bare process is the least program that click can be: one command that is given the query.
Both sit at a pseudo-terminal of their own, and both are timed until what they ask has been written
whole: ours as a page, the bare row as Python prints it. A review first asks what is due, a quiz
where cards stand, to draw from them; what follows these queries is ours alone.
`LAUNCH_CARDS=1000000` measures a studied store of so many cards too, which takes minutes to make,
and where `anki` is installed its library, opening as many and fetching a card.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from quizapp.model.cards import Selection
from quizapp.store.codec import selection_values
from quizapp.store.compiled import DUE, RUNS
from tests.benchmarks._anki import collection
from tests.benchmarks._filled import filled
from tests.benchmarks.store import NOW, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROUNDS = 21

BARE = f"""
import sqlite3
import click
@click.command()
@click.argument("path")
@click.argument("query")
def ask(path, query):
    values = {selection_values(Selection()) | {"learner": 1, "day": TODAY, "limit": 1}}
    print(*map(tuple, sqlite3.connect(path).execute(query, values)), "end")
ask()
"""
FIRST_QUERIES = {"review": DUE, "quiz": RUNS}

ANKI = """
import sys
from anki.collection import Collection
opened = Collection(sys.argv[1])
first = opened.sched.get_queued_cards(fetch_limit=1).cards[0].card
print(opened.get_card(first.id).question(), "end")
"""

# What the installed `quizapp` does.
QUIZAPP = ("-c", "from quizapp.__main__ import main; main()")


def run() -> Iterator[str]:
    """Yields lines: help against importing click, first questions against the bare process."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        _finished(home, *QUIZAPP, "load")
        importing = partial(_finished, home, "-c", "import click")
        helping = partial(_finished, home, *QUIZAPP, "--help")
        yield _ratio("quizapp --help / import click", helping, importing)
        yield from _first_questions(home, "the shipped decks")
    cards = int(os.environ.get("LAUNCH_CARDS", "0"))
    if cards:
        with tempfile.TemporaryDirectory() as name:
            filled(Path(name) / "quizapp.db", cards, cards, NOW)
            yield from _first_questions(Path(name), f"{cards:,} cards")
            yield from _against_anki(Path(name), cards)


def _first_questions(home: Path, what: str) -> Iterator[str]:
    for command, query in FIRST_QUERIES.items():
        asking = partial(_written, "? help", home, *QUIZAPP, command)
        bare = partial(_written, "end", home, "-c", BARE, str(home / "quizapp.db"), query)
        yield _ratio(f"{command}, {what} / bare click + sqlite3", asking, bare)


def _against_anki(home: Path, cards: int) -> Iterator[str]:
    if path := collection(home, cards):
        asking = partial(_written, "? help", home, *QUIZAPP, "review")
        anki = partial(_written, "end", home, "-c", ANKI, str(path))
        yield _ratio(f"review, {cards:,} cards / Anki's library with as many", asking, anki)


def _ratio(name: str, one: Callable[[], float], other: Callable[[], float]) -> str:
    """Returns the median of the ratios of pairs: each pair meets the same weather."""
    one(), other()
    pairs = [(one(), other()) for _ in range(ROUNDS)]
    first, second = (1000 * median(times) for times in zip(*pairs, strict=True))
    ratio = median(ours / theirs for ours, theirs in pairs)
    return f"{name}: {ratio:.2f} ({first:.0f} ms / {second:.0f} ms)"


def _environment(home: Path) -> dict[str, str]:
    """Returns an environment in which quizapp lives in `home`, as compiled as what it stands on."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    # Some developers let Python write no bytecode into a checkout; an installed program has it.
    return outside | {
        "QUIZAPP_HOME": str(home),
        "TERM": "xterm-256color",
        "PYTHONPYCACHEPREFIX": str(home / "bytecode"),
    }


def _finished(home: Path, *args: str) -> float:
    """Returns the seconds that a process takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *args], check=True, capture_output=True, env=_environment(home))
    return time.perf_counter() - start


def _written(last: str, home: Path, *args: str) -> float:
    """Returns the seconds until a process at a terminal has written `last`; then ends it."""
    leader, follower = os.openpty()
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *args],
        stdin=follower,
        stdout=follower,
        stderr=subprocess.DEVNULL,
        env=_environment(home),
    ) as process:
        os.close(follower)
        written = b""
        while last.encode() not in written:
            written += os.read(leader, 4096)
        seconds = time.perf_counter() - start
        process.kill()
    os.close(leader)
    return seconds
