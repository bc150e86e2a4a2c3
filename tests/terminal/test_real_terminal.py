"""One quiz in a real terminal, 80 columns, as a person takes it."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from quizapp.text import width

pexpect = pytest.importorskip("pexpect", reason="needs a pseudo-terminal")

ROOT = Path(__file__).resolve().parent.parent.parent
ESCAPE = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|[()][0-9A-B]|[=>78])")


class Terminal:
    """A terminal of 80 by 24 in which the program runs."""

    def __init__(self, home: Path, *args: str) -> None:
        environment = os.environ | {
            "QUIZAPP_HOME": str(home),
            "TERM": "xterm-256color",
            "PROMPT_TOOLKIT_NO_CPR": "1",
        }
        environment.pop("NO_COLOR", None)
        self._child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "quizapp", *args],
            cwd=str(ROOT),
            env=environment,
            dimensions=(24, 80),
            encoding="utf-8",
            timeout=60,
        )
        self.seen = ""

    def until(self, words: str) -> str:
        """Waits for `words` and returns all that was written up to them, without escapes."""
        self._child.expect_exact(words)
        written = ESCAPE.sub("", self._child.before + self._child.after)
        self.seen += written
        return written

    def type(self, line: str) -> None:
        self._child.send(line + "\r")

    def interrupt(self) -> None:
        self._child.sendintr()

    def end(self) -> int:
        self._child.expect(pexpect.EOF)
        self.seen += ESCAPE.sub("", self._child.before)
        self._child.close()
        return int(self._child.exitstatus)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_a_quiz_from_question_to_score(home: Path) -> None:
    terminal = Terminal(home, "quiz", "-n", "2", "--kind", "true-false", "--seed", "1")
    terminal.until("1 of 2")
    terminal.until("›")
    terminal.type("对")
    terminal.until("Enter next")
    terminal.type("")
    terminal.until("2 of 2")
    terminal.until("›")
    terminal.type("s")
    terminal.until("The solution")
    terminal.until("›")
    terminal.type("")
    terminal.until("Score")
    assert terminal.end() == 0
    too_wide = [line for line in terminal.seen.split("\n") if width(line.rstrip("\r")) > 80]
    assert not too_wide


def test_ctrl_c_says_what_was_saved_and_how_to_go_on(home: Path) -> None:
    terminal = Terminal(home, "quiz", "-n", "3", "--kind", "choice", "--seed", "1")
    terminal.until("1 of 3")
    terminal.until("›")
    terminal.type("1")
    terminal.until("Enter next")
    terminal.interrupt()
    terminal.until("1 answer saved. Go on with: quizapp quiz --resume")
    assert terminal.end() == 130


def test_what_is_typed_ahead_is_neither_lost_nor_shown_twice(home: Path) -> None:
    terminal = Terminal(home, "quiz", "-n", "1", "--kind", "text", "--seed", "2")
    terminal.until("1 of 1")
    terminal.type("zebra")
    terminal.until("Answer:")
    assert terminal.seen.count("zebra") == 1
