"""Where typed lines come from: a pipe, a plain terminal, or an editor that knows Chinese."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO


class Lines(Protocol):
    """A source of typed lines.

    Attributes:
        interactive: whether a person sits there, who can be asked to press a key.
    """

    interactive: bool

    def read(self, prompt: str) -> str | None:
        """Returns the next line without its end; None when there are no more."""


class PlainLines:
    """Reads line by line: from a pipe, or from a terminal that wants nothing fancy."""

    def __init__(self, source: TextIO, out: TextIO) -> None:
        self.interactive = source.isatty()
        self._source = source
        self._out = out

    def read(self, prompt: str) -> str | None:
        """Returns the next line; the prompt is only for a person."""
        if self.interactive:
            self._out.write(prompt)
        self._out.flush()
        line = self._source.readline()
        return line.rstrip("\r\n") if line else None


class EditedLines:
    """Reads lines in prompt_toolkit's editor, which is loaded when the first one is wanted."""

    interactive = True

    def __init__(self) -> None:
        self._session: Any = None

    def read(self, prompt: str) -> str | None:
        """Returns the line that was edited; None for Ctrl-D."""
        if self._session is None:
            from prompt_toolkit import PromptSession

            self._session = PromptSession()
        try:
            return str(self._session.prompt(prompt))
        except EOFError:
            return None


def lines_of(source: TextIO, out: TextIO, *, rich: bool) -> Lines:
    """Returns the lines that a person types at a terminal, or that a pipe brings."""
    if rich and source.isatty():
        return EditedLines()
    return PlainLines(source, out)


@contextmanager
def no_echo(lines: Lines) -> Iterator[None]:
    """Keeps a terminal from echoing while the editor is not there to do it.

    What is typed ahead waits in the terminal's queue, and the editor shows it, once, when it
    comes. The terminal is left as it was found.
    """
    if not isinstance(lines, EditedLines) or sys.platform == "win32":
        yield
        return
    import termios

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    quiet = termios.tcgetattr(terminal)
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(terminal, termios.TCSANOW, quiet)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)
