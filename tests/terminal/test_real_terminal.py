"""One quiz in a real terminal, 80 columns, as a person takes it and sees it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pyte
import pytest

pexpect = pytest.importorskip("pexpect", reason="needs a pseudo-terminal")

ROOT = Path(__file__).resolve().parent.parent.parent
ROWS, COLUMNS = 60, 80


class Terminal:
    """A terminal in which the program runs; `rows` is what one sees in it."""

    def __init__(self, home: Path, *args: str) -> None:
        environment = os.environ | {
            "QUIZAPP_HOME": str(home),
            "TERM": "xterm-256color",
            "PROMPT_TOOLKIT_NO_CPR": "1",
        }
        environment.pop("NO_COLOR", None)
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.Stream(self._screen)
        self._child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "quizapp", *args],
            cwd=str(ROOT),
            env=environment,
            dimensions=(ROWS, COLUMNS),
            encoding="utf-8",
            timeout=60,
        )

    def until(self, words: str) -> None:
        """Waits until the program has written `words`."""
        self._child.expect_exact(words)
        self._stream.feed(self._child.before + self._child.after)

    def type(self, line: str) -> None:
        self._child.send(line + "\r")

    def interrupt(self) -> None:
        self._child.sendintr()

    def end(self) -> int:
        self._child.expect(pexpect.EOF)
        self._stream.feed(self._child.before)
        self._child.close()
        return int(self._child.exitstatus)

    @property
    def rows(self) -> list[str]:
        """The lines on the screen. A wide character is a cell with it and an empty one."""
        cells = (self._screen.buffer[row] for row in range(ROWS))
        return ["".join(line[column].data for column in range(COLUMNS)).rstrip() for line in cells]


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
    headers = [row for row in terminal.rows if " of 2 · " in row]
    assert len(headers) == 2
    # A header spans the screen but for the last column: no line was broken by the terminal.
    assert {len(header) for header in headers} == {COLUMNS - 1}
    assert any(row.endswith("› 对") for row in terminal.rows)


def test_ctrl_c_says_what_was_saved_and_how_to_go_on(home: Path) -> None:
    terminal = Terminal(home, "quiz", "-n", "3", "--kind", "choice", "--seed", "1")
    terminal.until("1 of 3")
    terminal.until("›")
    terminal.type("1")
    terminal.until("Enter next")
    terminal.until("›")
    terminal.interrupt()
    terminal.until("1 answer saved. Go on with: quizapp quiz --resume")
    assert terminal.end() == 130


def test_what_is_typed_ahead_is_neither_lost_nor_shown_twice(home: Path) -> None:
    terminal = Terminal(home, "quiz", "-n", "1", "--kind", "text", "--seed", "2")
    terminal.until("1 of 1")
    terminal.type("zebra")
    terminal.until("Answer:")
    assert [row for row in terminal.rows if "zebra" in row] == ["  › zebra"]
