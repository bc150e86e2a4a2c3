"""Matrices that stand beside each other, set below each other where a screen is narrow."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from quizapp.text import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    # Lines as cells, a character with its marks each.
    Cells = Sequence[Sequence[str]]

_BRACKETS = frozenset("⎡⎢⎣⎤⎥⎦")
# Columns of a matrix have two spaces between them, matrices three.
_GAP = 3


def are_abreast(words: str) -> bool:
    """Returns whether matrices may stand beside each other in `words`; those of one row have []."""
    return not _BRACKETS.isdisjoint(words) or "]   " in words


def stacked(lines: Sequence[str], columns: int) -> list[str]:
    """Returns `lines`, in which matrices beside each other take no more than `columns`.

    One that is too wide by itself stays as it is, as do all other lines.
    """
    found: list[str] = []
    for is_drawn, group in groupby(lines, key=are_abreast):
        for row in _rows(list(group)) if is_drawn else [list(group)]:
            is_wide = is_drawn and max(map(width, row)) > columns
            found += _set_anew(row, columns) if is_wide else row
    return found


def _rows(lines: Sequence[str]) -> Iterator[list[str]]:
    """Gives the lines of matrices that stand beside each other: all end where the tallest does."""
    row: list[str] = []
    for line in lines:
        row.append(line)
        drawn = "".join(row)
        if drawn.count("⎡") == drawn.count("⎣"):
            yield row
            row = []
    if row:
        yield row


def _set_anew(row: Sequence[str], columns: int) -> list[str]:
    cells = _cells(row)
    pieces = list(_pieces(cells))
    indent = pieces[0].start
    groups: list[list[range]] = []
    room = 0
    for piece in pieces:
        if groups and len(piece) + _GAP <= room:
            groups[-1].append(piece)
            room -= len(piece) + _GAP
        else:
            groups.append([piece])
            room = columns - indent - len(piece)
    return [line for group in groups for line in _drawn(cells, group, indent)]


def _drawn(cells: Cells, group: Sequence[range], indent: int) -> Iterator[str]:
    """Gives the lines of some of the matrices; those above and below them are left out."""
    for line in cells:
        shown = (" " * _GAP).join("".join(line[place] for place in piece) for piece in group)
        if shown.strip():
            yield f"{' ' * indent}{shown}".rstrip()


def _pieces(cells: Cells) -> Iterator[range]:
    """Gives the places of each matrix with its name, as far apart as `_GAP` in every line."""
    filled = [place for place in range(len(cells[0])) if any(line[place] != " " for line in cells)]
    start = filled[0]
    for place, after in zip(filled, [*filled[1:], filled[-1] + _GAP + 1], strict=True):
        if after - place > _GAP:
            yield range(start, place + 1)
            start = after


def _cells(lines: Sequence[str]) -> Cells:
    """Returns lines of the same length, a cell for each column; marks stay with their letter."""
    rows: list[list[str]] = []
    for line in lines:
        cells: list[str] = []
        for char in line:
            if width(char) or not cells:
                cells.append(char)
            else:
                cells[-1] += char
        rows.append(cells)
    length = max(map(len, rows))
    return [cells + [" "] * (length - len(cells)) for cells in rows]
