"""The real program watches a real file; what is waited for is what it says, never a time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import pytest

from tests.conftest import NOON, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")


@contextmanager
def watching(home: Path, spot: str) -> Iterator[subprocess.Popen[str]]:
    environment = {"QUIZAPP_HOME": str(home), "QUIZAPP_NOW": NOON, "PYTHONUNBUFFERED": "1"}
    environment["PYTHONPATH"] = str(ROOT)
    with subprocess.Popen(
        [sys.executable, "-m", "quizapp", "watch", spot],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env=os.environ | environment,
        cwd=home.parent,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def until(stream: IO[str] | None, words: str) -> str:
    """What the program prints up to a line with these words."""
    assert stream
    said = ""
    for line in stream:
        said += line
        if words in line:
            return said
    pytest.fail(f"it never said {words!r}:\n{said}")


def test_each_save_shows_what_changed_and_what_is_wrong(tmp_path: Path) -> None:
    deck = tmp_path / "a.md"
    deck.write_text("C: The [loss] falls.\n\nC: One [gap].\n", encoding="utf-8")
    with watching(tmp_path / "home", str(deck)) as process:
        first = until(process.stdout, "waiting")
        assert "2 cards, 0 errors, 0 warnings" in first
        assert "falls" not in first

        deck.write_text("Q: Why?\n\nC: The [cost] 损失 falls.\n\nC: One [gap].\n", encoding="utf-8")
        said = until(process.stdout, "waiting")
        assert "The […] 损失 falls." in said
        assert "One […]" not in said
        assert "\na.md:1:1: error[D101]" in said
        assert "1 changed, 2 cards, 1 error," in said

        deck.rename(tmp_path / "gone")
        until(process.stdout, "is gone; waiting for it")
        deck.write_bytes(b"C: \xff [gap].\n")
        assert "byte 0xff is not UTF-8" in until(process.stdout, "UTF-8")
        deck.write_text("C: Two [gaps] [here].\n", encoding="utf-8")
        assert "2 changed, 2 cards, 0 errors" in until(process.stdout, "waiting")

        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=60)
        assert said.strip() == ""
        assert process.returncode == 130


def test_a_line_is_always_shown(tmp_path: Path) -> None:
    deck = tmp_path / "a.md"
    deck.write_text("C: The [loss] falls.\n", encoding="utf-8")
    with watching(tmp_path / "home", f"{deck}:1") as process:
        assert "The […] falls." in until(process.stdout, "waiting")
        deck.write_text("C: The [loss] falls.\n\n# More\n", encoding="utf-8")
        assert "The […] falls." in until(process.stdout, "waiting")


def test_nothing_to_watch(program: Program, tmp_path: Path) -> None:
    done = program("watch", str(tmp_path / "a.md"))
    assert done.code == 3
    assert "there is no such file" in done.err
