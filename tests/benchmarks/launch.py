"""Launch to first question, against a bare process of click and sqlite3 that asks what is due.

`LAUNCH_CARDS=1000000` measures a studied store of so many cards too, which takes minutes to make.
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
from quizapp.store.compiled import DUE
from tests.benchmarks._filled import filled
from tests.benchmarks.store import NOW, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROUNDS = 21

BARE = f"""
import sqlite3, sys
import click
db = sqlite3.connect(sys.argv[1])
values = {selection_values(Selection()) | {"learner": 1, "day": TODAY, "limit": 1}}
print(db.execute({DUE!r}, values).fetchone())
"""

# What the installed `quizapp` does.
QUIZAPP = ("-c", "from quizapp.cli import main; main()")


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
            _finished(Path(name), *QUIZAPP, "load")
            yield from _first_questions(Path(name), f"{cards:,} cards")


def _first_questions(home: Path, what: str) -> Iterator[str]:
    bare = partial(_first_line, home, "-c", BARE, str(home / "quizapp.db"))
    for command in ("quiz", "review"):
        asking = partial(_first_line, home, *QUIZAPP, command)
        yield _ratio(f"{command}, {what} / bare click + sqlite3", asking, bare)


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
        "NO_COLOR": "1",
        "PYTHONPYCACHEPREFIX": str(home / "bytecode"),
    }


def _finished(home: Path, *args: str) -> float:
    """Returns the seconds that a process takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *args], check=True, capture_output=True, env=_environment(home))
    return time.perf_counter() - start


def _first_line(home: Path, *args: str) -> float:
    """Returns the seconds until a process has written its first line; then ends it."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *args],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(home),
    ) as process:
        assert process.stdout
        while not process.stdout.readline().strip():
            pass
        seconds = time.perf_counter() - start
        process.kill()
    return seconds
