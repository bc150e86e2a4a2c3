"""The line editor: earlier answers, Chinese input, the rows of a matrix on lines of their own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import InMemoryHistory

from quizapp.terminal.keys import half_width
from quizapp.terminal.prompt import TimeUp, said
from quizapp.terminal.rows import go_on

if TYPE_CHECKING:
    from quizapp.terminal.interrupts import Interrupts
    from quizapp.terminal.prompt import Prompt

# Seconds; nobody feels a shorter wait after Ctrl-C.
_LOOK_EVERY = 0.2
# Seconds; a clock in the prompt shows them.
_TICK = 1.0


class Editor:
    """Edits lines in a terminal; the up arrow brings the answers of this sitting back."""

    def __init__(self, interrupts: Interrupts) -> None:
        self._interrupts = interrupts
        self._rows = False
        self._seconds: float | None = None
        self._dots = ""
        self._session: PromptSession[str] = PromptSession(
            history=_Answers(),
            multiline=Condition(self._goes_on),
            prompt_continuation=self._continuation,
            # Ctrl-Z goes to the shell, as everywhere else, and `fg` comes back to the same line.
            enable_suspend=True,
        )

    def read(self, prompt: Prompt, *, rows: bool, seconds: float | None) -> str:
        """Returns the line that was edited, or several where `rows` may stand on their own.

        Args:
            prompt: what stands before it; what only tells that is asked every second.
            seconds: how long that may take; None for as long as one likes.

        Raises:
            EOFError: Ctrl-D.
            KeyboardInterrupt: Ctrl-C, now or a moment before.
            TimeUp: with what was typed until then.
        """
        self._rows = rows
        self._seconds = seconds
        # Where the prompt is in ASCII, the signs before further lines are too.
        self._dots = ". " if said(prompt).isascii() else "… "
        return self._session.prompt(
            prompt,
            refresh_interval=0 if isinstance(prompt, str) else _TICK,
            pre_run=self._look,
            # Its own handler of signals forgets those that come while it begins or ends.
            handle_sigint=False,
        )

    def _continuation(self, width: int, _number: int, _wrapped: int) -> str:
        return self._dots.rjust(width)

    def _goes_on(self) -> bool:
        return self._rows and go_on(self._session.default_buffer.text)

    def _look(self) -> None:
        get_app().create_background_task(self._watch())
        if self._seconds is not None:
            get_app().create_background_task(self._expire(self._seconds))

    async def _watch(self) -> None:
        """Ends the line for a Ctrl-C that came before the editor took it for a key."""
        while not self._interrupts.are_pending:  # noqa: ASYNC110 - a signal sets no event of a loop
            await asyncio.sleep(_LOOK_EVERY)
        if not get_app().is_done:
            get_app().exit(exception=KeyboardInterrupt())

    async def _expire(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        get_app().exit(exception=TimeUp(self._session.default_buffer.text))


class _Answers(InMemoryHistory):
    """What is worth being brought back: commands and single letters are typed faster anew."""

    def append_string(self, string: str) -> None:
        """Keeps `string` if it is an answer."""
        if len(string.strip()) > 1 and not half_width(string).startswith(":"):
            super().append_string(string)
