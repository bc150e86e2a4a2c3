"""Where typed lines come from: a pipe, a plain terminal, or an editor that knows Chinese."""

from __future__ import annotations

import sys
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Protocol

from quizapp.terminal.echo import echo
from quizapp.terminal.interrupts import Interrupts
from quizapp.terminal.prompt import TimeUp, said
from quizapp.terminal.rows import go_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from typing import TextIO

    from quizapp.terminal.editor import Editor
    from quizapp.terminal.prompt import Prompt


class Lines(Protocol):
    """A source of typed lines.

    Attributes:
        interactive: whether a person sits there, who can be asked to press a key.
    """

    interactive: bool

    def read(
        self, prompt: Prompt, *, rows: bool = False, seconds: float | None = None
    ) -> str | None:
        """Returns the next line without its end; None when there are no more.

        Args:
            prompt: what stands before it; or what tells that, which the editor asks every second.
            rows: whether an open bracket goes on in the next line.
            seconds: how long a person at a terminal may take; None for as long as they like.

        Raises:
            KeyboardInterrupt: Ctrl-C.
            TimeUp: no line was entered in time.
        """

    def lent(self) -> AbstractContextManager[object]:
        """Lends the terminal to another program, as it was found."""


class PlainLines:
    """Reads line by line: from a pipe, or from a terminal that wants nothing fancy."""

    def __init__(self, source: TextIO, out: TextIO, interrupts: Interrupts) -> None:
        self.interactive = source.isatty()
        self._source = source
        self._out = out
        self._interrupts = interrupts

    def read(
        self, prompt: Prompt, *, rows: bool = False, seconds: float | None = None
    ) -> str | None:
        """Returns the next line; the prompt is only for a person, and only they write rows."""
        prompt = said(prompt)
        typed = self._line(prompt, seconds)
        while rows and self.interactive and typed is not None and go_on(typed):
            more = self._line(". ".rjust(len(prompt)), seconds)
            typed = typed if more is None else f"{typed}\n{more}"
            if more is None:
                break
        return typed

    def _line(self, prompt: str, seconds: float | None) -> str | None:
        if self.interactive:
            self._out.write(prompt)
        self._out.flush()
        with self._interrupts.raised():
            if self.interactive and seconds is not None and not _comes(self._source, seconds):
                raise TimeUp
            line = self._source.readline()
        return line.rstrip("\r\n") if line else None

    def lent(self) -> AbstractContextManager[object]:
        """Lends the terminal, in which nothing was changed."""
        return nullcontext()


class EditedLines:
    """Reads lines in prompt_toolkit's editor, which is loaded when the first one is wanted."""

    interactive = True

    def __init__(self, interrupts: Interrupts, source: TextIO) -> None:
        self._interrupts = interrupts
        self._source = source
        self._editor: Editor | None = None

    def read(
        self, prompt: Prompt, *, rows: bool = False, seconds: float | None = None
    ) -> str | None:
        """Returns the line that was edited; None for Ctrl-D."""
        if self._editor is None:
            from quizapp.terminal.editor import Editor

            self._editor = Editor(self._interrupts)
        self._interrupts.check()
        try:
            return self._editor.read(prompt, rows=rows, seconds=seconds)
        except EOFError:
            return None

    def lent(self) -> AbstractContextManager[object]:
        """Lends the terminal, with the echo that other programs expect."""
        return echo(self._source, is_on=True)


def _comes(source: TextIO, seconds: float) -> bool:
    """Waits for a line at a terminal; returns whether one came in time."""
    if sys.platform == "win32":
        # Nothing there can wait for a console: who enters a line too late is told so then.
        return True
    from select import select

    return bool(select([source], [], [], max(0.0, seconds))[0])


@contextmanager
def lines_of(source: TextIO, out: TextIO, *, rich: bool) -> Iterator[Lines]:
    """Gives the lines that a person types at a terminal, or that a pipe brings.

    Meanwhile no Ctrl-C is lost, and a terminal does not echo where the editor does. What is typed
    ahead waits in the terminal's queue, and the editor shows it, once, when it comes. The terminal
    is left as it was found.
    """
    with Interrupts() as interrupts:
        if not (rich and source.isatty()):
            yield PlainLines(source, out, interrupts)
            return
        with echo(source, is_on=False):
            yield EditedLines(interrupts, source)
