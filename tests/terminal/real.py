"""The program in a real terminal: what it writes there is what a person sees."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyte
import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

pexpect = pytest.importorskip("pexpect", reason="needs a pseudo-terminal")

ROOT = Path(__file__).resolve().parent.parent.parent
ROWS, COLUMNS = 60, 80


class _Screen(pyte.Screen):
    """A screen that knows faint text too: it takes it for grey."""

    def select_graphic_rendition(self, *attributes: int, **rest: Any) -> None:
        super().select_graphic_rendition(*(90 if one == 2 else one for one in attributes), **rest)


class Terminal:
    """A terminal in which the program runs.

    `rows` is what one sees in it, `heard` all that the program wrote, escapes and all.
    """

    def __init__(
        self,
        home: Path,
        *args: str,
        rows: int = ROWS,
        columns: int = COLUMNS,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        environment = os.environ | {
            "QUIZAPP_HOME": str(home),
            "TERM": "xterm-256color",
            "PROMPT_TOOLKIT_NO_CPR": "1",
            **(environment or {}),
        }
        for name in ("NO_COLOR", "COLUMNS"):
            environment.pop(name, None)
        self.screen = _Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self.heard = ""
        self._child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "quizapp", *args],
            cwd=str(ROOT),
            env=environment,
            dimensions=(rows, columns),
            encoding="utf-8",
            timeout=60,
        )

    def until(self, words: str) -> None:
        """Waits until the program has written `words`."""
        self._child.expect_exact(words)
        self._feed(self._child.before + self._child.after)

    def type(self, line: str) -> None:
        self._child.send(line + "\r")

    def send(self, keys: str) -> None:
        """Presses keys as they are, without Enter."""
        self._child.send(keys)

    def resize(self, rows: int, columns: int) -> None:
        """Makes the window larger or smaller, as a person does with a mouse."""
        self._child.setwinsize(rows, columns)
        self.screen.resize(rows, columns)

    def interrupt(self) -> None:
        self._child.sendintr()

    def end(self) -> int:
        self._child.expect(pexpect.EOF)
        self._feed(self._child.before)
        self._child.close()
        return int(self._child.exitstatus)

    def _feed(self, written: str) -> None:
        self.heard += written
        self._stream.feed(written)

    @property
    def rows(self) -> list[str]:
        """The lines on the screen. A wide character is a cell with it and an empty one."""
        cells = (self.screen.buffer[row] for row in range(self.screen.lines))
        width = range(self.screen.columns)
        return ["".join(line[column].data for column in width).rstrip() for line in cells]
