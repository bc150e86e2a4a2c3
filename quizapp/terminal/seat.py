"""Where a learner sits: the session, the screen that shows it, and where lines come from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.terminal.keys import Key, pressed
from quizapp.terminal.screen import MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.model.questions import Question
    from quizapp.study.session import Session
    from quizapp.terminal.lines import Lines
    from quizapp.terminal.screen import Screen


class Left(Exception):  # noqa: N818 - no error: the learner went away
    """The learner left, or there are no more lines."""


def _no_pictures(_: Question) -> str:
    return "Nothing here opens pictures."


def _no_editor(_: Question) -> tuple[bool, str]:
    return False, "Nothing here edits cards."


@dataclass(frozen=True, slots=True)
class Outside:
    """What is done outside of the session; each says in words what came of it.

    Attributes:
        open_pictures: opens those of a question.
        edit: edits the card of a question; says also whether there is a new text to ask.
    """

    open_pictures: Callable[[Question], str] = _no_pictures
    edit: Callable[[Question], tuple[bool, str]] = _no_editor


@dataclass(frozen=True, slots=True)
class Seat:
    """All that the pages of a session need; `asks_confidence` before each grade."""

    session: Session
    screen: Screen
    lines: Lines
    outside: Outside
    asks_confidence: bool = False

    def as_now(self) -> Seat:
        """Returns this seat before a screen as wide as its terminal is now."""
        return replace(self, screen=self.screen.as_now())

    def read(self, before: str = "", *, rows: bool = False) -> str:
        """Returns the next line.

        Args:
            before: what stands before the prompt's sign.
            rows: whether an open bracket goes on in the next line.

        Raises:
            Left: there are no more.
        """
        sign = "› " if self.screen.color and not self.screen.ascii_only else "> "
        prompt = f"{' ' * MARGIN}{before and before + ' '}{sign}"
        line = self.lines.read(prompt, rows=True) if rows else self.lines.read(prompt)
        if line is None:
            raise Left
        return line

    def read_or_leave(self, before: str = "") -> str:
        """Returns a line without spaces around it, where quitting is the only key.

        Raises:
            Left: it was that key.
        """
        typed = self.read(before).strip()
        if pressed(typed, "recall") is Key.QUIT:
            raise Left
        return typed

    def say(self, words: str, style: str = "quiet") -> None:
        """Writes a remark of the program's own."""
        self.screen.prose(words, style, indent=MARGIN)
