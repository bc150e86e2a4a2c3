"""Launch to first question, against a bare process of click and sqlite3 that reads one row."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROUNDS = 15

BARE = """
import sqlite3, sys
import click
db = sqlite3.connect(sys.argv[1])
print(db.execute("select prompt from cards limit 1").fetchone())
"""


def run() -> Iterator[str]:
    """Yields lines: help against importing click, first questions against the bare process."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"QUIZAPP_HOME": folder, "NO_COLOR": "1"}
        _run("-m", "quizapp", "load")
        click = lambda: _run("-c", "import click")  # noqa: E731 - a name for the line below
        yield _ratio(
            "quizapp --help / import click", lambda: _run("-m", "quizapp", "--help"), click
        )
        store = str(Path(folder) / "quizapp.db")
        bare = lambda: _until_first_line("-c", BARE, store)  # noqa: E731 - the same
        for name, command in {
            "first question of a quiz": ["quiz"],
            "first new card of a review": ["review"],
        }.items():
            first = lambda command=command: _until_first_line("-m", "quizapp", *command)  # noqa: E731
            yield _ratio(f"{name} / bare click + sqlite3", first, bare)


def _ratio(name: str, one: Callable[[], float], other: Callable[[], float]) -> str:
    pairs = [(one(), other()) for _ in range(ROUNDS)]
    first, second = (median(times) for times in zip(*pairs, strict=True))
    return f"{name}: {first / second:.2f} ({1000 * first:.0f} ms / {1000 * second:.0f} ms)"


def _run(*args: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *args], check=True, capture_output=True)
    return time.perf_counter() - start


def _until_first_line(*args: str) -> float:
    """Returns the seconds until a process has written its first line; then ends it."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *args],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout
        while not process.stdout.readline().strip():
            pass
        seconds = time.perf_counter() - start
        process.kill()
    return seconds
