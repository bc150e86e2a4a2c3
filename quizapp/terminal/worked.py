"""The steps of a worked solution on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.typeset import tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.terminal.screen import Screen


def show(screen: Screen, steps: Iterable[str], style: str = "", *, indent: int) -> None:
    """Writes steps; a table is said in words where it does not fit, or is listened to."""
    room = 0 if screen.linear else screen.columns - indent
    for step in tables.in_words(screen.matrices([*steps], screen.columns - indent), room):
        screen.prose(step, style, indent=indent)
