"""A page of labelled lines: the label beside them or, where the screen is narrow, above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp import text
from quizapp.terminal.screen import MARGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.terminal.screen import Screen

_LABEL = 12
_NARROW = 60
# Lines below their label are set in by so much.
_BELOW = 2


def label_width(screen: Screen) -> int:
    """Returns the columns that stand before lines: those of labels, where these are beside them."""
    return _BELOW if is_narrow(screen) else _LABEL


def is_narrow(screen: Screen) -> bool:
    """Returns whether labels stand above their lines, as they are read out too."""
    return screen.linear or screen.columns < _NARROW


def label(screen: Screen, name: str, words: str = "") -> None:
    """Writes a line that fits as it is, labelled `name`; "" goes on with the label before."""
    if not is_narrow(screen):
        screen.line(f"{screen.style('quiet', text.pad(name, _LABEL))}{words}", indent=MARGIN)
        return
    if name:
        screen.line(name, "quiet", indent=MARGIN)
    if words:
        screen.line(words, indent=MARGIN + _BELOW)


def labelled(screen: Screen, name: str, words: str) -> None:
    """Writes words of our own, as many lines as they take, labelled `name`."""
    room = screen.columns - MARGIN - label_width(screen)
    for number, line in enumerate(text.wrap(words, room)):
        label(screen, name if number == 0 else "", line)


def fitted(screen: Screen, words: str, columns: int) -> str:
    """Returns `words` cut to fit; in ASCII without an ellipsis, which takes three columns there."""
    if screen.ascii_only:
        return text.cut(text.inert(words), columns)
    return text.one_line(words, columns)


def filled(entries: Sequence[str], columns: int, between: str = "  ") -> list[str]:
    """Returns lines of as many entries as fit; none is broken."""
    lines: list[str] = []
    for entry in entries:
        if lines and text.width(f"{lines[-1]}{between}{entry}") <= columns:
            lines[-1] += between + entry
        else:
            lines.append(entry)
    return lines


def plural(count: int, noun: str) -> str:
    """Returns a count with its noun: `1 card`, `1,204 cards`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def duration(minutes: float) -> str:
    """Returns a time in words: `40 min`, `3 h 20 min`."""
    hours, rest = divmod(round(minutes), 60)
    return f"{hours:,} h {rest} min" if hours else f"{rest} min"
