"""A sheet of cells for wires and text, which refuses whatever could not be read back."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from quizapp.text import width
from quizapp.typeset.glyphs import DOWN, HORIZONTAL, UP, VERTICAL
from quizapp.typeset.spans import Span

if TYPE_CHECKING:
    from quizapp.typeset.glyphs import Glyphs
    from quizapp.typeset.spans import Line


class ClashError(Exception):
    """Two things want the same cell, and who looks could not tell them apart."""


@dataclass
class Canvas:
    """Cells by (row, column): texts with a style, and wires by who owns them."""

    glyphs: Glyphs
    texts: dict[tuple[int, int], Span] = field(default_factory=dict)
    wires: dict[tuple[int, int], dict[int, int]] = field(default_factory=dict)

    def write(self, row: int, column: int, words: str, style: str = "") -> None:
        """Writes `words` from a cell on; a wide character takes two."""
        for char in words:
            if (row, column) in self.texts:
                raise ClashError
            self.texts[row, column] = Span(char, style)
            for extra in range(1, width(char)):
                self.texts[row, column + extra] = Span("", style)
            column += max(1, width(char))

    def across(self, owner: int, row: int, start: int, end: int) -> None:
        """Lays a wire over the columns from `start` up to `end`, which goes on at both ends."""
        for column in range(start, end):
            self.join(owner, row, column, HORIZONTAL)

    def down(self, owner: int, column: int, top: int, bottom: int) -> None:
        """Lays a wire from row `top` to row `bottom`, both included, which ends there."""
        for row in range(top, bottom + 1):
            self.join(owner, row, column, (row > top) * UP | (row < bottom) * DOWN)

    def join(self, owner: int, row: int, column: int, directions: int) -> None:
        """Lets a wire leave a cell in more directions."""
        cell = self.wires.setdefault((row, column), {})
        cell[owner] = cell.get(owner, 0) | directions

    def lines(self) -> tuple[Line, ...]:
        """Returns the rows, top to bottom.

        Raises:
            ClashError: a wire runs into a text, or two wires meet other than straight across.
        """
        cells = dict(self.texts)
        for place, owners in self.wires.items():
            if place in cells:
                raise ClashError
            cells[place] = Span(self.glyphs.wires[_crossing(owners)], "wire")
        rows = range(min(row for row, _ in cells), max(row for row, _ in cells) + 1)
        last = {row: max((c for r, c in cells if r == row), default=-1) for row in rows}
        return tuple(
            _joined([cells.get((row, column), Span(" ")) for column in range(last[row] + 1)])
            for row in rows
        )


def _crossing(owners: dict[int, int]) -> int:
    """Returns the directions that a cell shows: of two wires that cross, the vertical one's."""
    found = sorted(owners.values())
    if len(found) == 1:
        return found[0]
    if found == [VERTICAL, HORIZONTAL]:
        return VERTICAL
    raise ClashError


def _joined(cells: list[Span]) -> Line:
    groups = groupby(cells, key=lambda cell: cell.style)
    return tuple(Span("".join(cell.text for cell in group), style) for style, group in groups)
