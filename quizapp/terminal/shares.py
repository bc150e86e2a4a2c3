"""Rows of a name, a bar and its figures: topics and their scores, as wide as the screen lets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp import text
from quizapp.terminal.labels import fitted, label, label_width
from quizapp.terminal.screen import MARGIN
from quizapp.typeset import charts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.terminal.screen import Screen

# Columns of a bar, and of a short one where there is little room.
_BAR, _SHORT_BAR = 10, 4
_LONGEST_NAME, _SHORTEST_NAME = 36, 10


@dataclass(frozen=True, slots=True)
class Share:
    """A row.

    Attributes:
        share: how much of the bar is full, 0 to 1; None where there is nothing to draw.
        figures: what the bar says in numbers: `50% of 12 answers`.
        brief: the same where there is little room: `50%`.
        is_score: whether more is better, which the bar's colour says.
    """

    name: str
    share: float | None
    figures: str
    brief: str
    is_score: bool = True


def show(screen: Screen, name: str, rows: Sequence[Share]) -> None:
    """Writes rows below each other, labelled `name`."""
    if screen.linear:
        label(screen, name)
        for row in rows:
            label(screen, "", f"{row.name}: {row.figures.strip()}")
        return
    # As they are written here: signs may be wider in ASCII.
    rows = [replace(row, name=screen.signs(row.name)) for row in rows]
    room = screen.columns - MARGIN - label_width(screen)
    widest = max((text.width(row.name) for row in rows), default=0)
    widest = min(widest, _LONGEST_NAME)
    columns, brief = _layout(room, widest, rows)
    widest = min(widest, max(_SHORTEST_NAME, room - columns - 4 - _figures(rows, brief=brief)))
    for number, row in enumerate(rows):
        figures = row.brief if brief else row.figures
        drawn = _drawn(screen, row, columns)
        words = f"{text.pad(fitted(screen, row.name, widest), widest)}  {drawn}  {figures}"
        label(screen, name if number == 0 else "", words)


def _drawn(screen: Screen, row: Share, columns: int) -> str:
    """Returns a row's bar, or its room where there is nothing to draw."""
    if row.share is None:
        return " " * columns
    good = "right" if row.share >= 0.8 else "warn" if row.share >= 0.5 else "wrong"
    return _bar(screen, row.share, columns, good if row.is_score else "term")


def _bar(screen: Screen, share: float, columns: int, style: str) -> str:
    signs = charts.blocks(ascii_only=screen.ascii_only)
    full, rest = charts.bar((share,), columns, signs)
    return screen.style(style, full) + screen.style("quiet", rest)


def _layout(room: int, widest: int, rows: Sequence[Share]) -> tuple[int, bool]:
    """Returns the columns of the bars, and whether the figures are brief.

    Where there is little room, figures give way first, then bars, and names last.
    """
    if widest + _BAR + 4 + _figures(rows, brief=False) <= room:
        return _BAR, False
    figures = _figures(rows, brief=True)
    left = room - 4 - figures - widest
    if left < _SHORT_BAR:
        left = min(_SHORT_BAR, room - 4 - figures - _SHORTEST_NAME)
    return min(_BAR, max(1, left)), True


def _figures(rows: Sequence[Share], *, brief: bool) -> int:
    return max((text.width(row.brief if brief else row.figures) for row in rows), default=0)
