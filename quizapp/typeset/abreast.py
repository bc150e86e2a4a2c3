"""Matrices beside each other, drawn for the screen that there is.

Problems come with their matrices drawn side by side. Where a screen is too narrow for that they are
set below each other; in ASCII their brackets are others; and for who listens there is no drawing,
but what one would type: `X = [1, 2; 3, 4]`.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from quizapp.text import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    # Lines as cells, a character with its marks each.
    Cells = Sequence[Sequence[str]]

_BRACKETS = frozenset("⎡⎢⎣⎤⎥⎦")
# Columns of a matrix have two spaces between them, matrices three.
_GAP = 3
_LINE = re.compile(r"(.*?)[⎡⎢⎣[]([^][⎡⎢⎣⎤⎥⎦]*)[]⎤⎥⎦]\s*")


class Way(NamedTuple):
    """How matrices are set: in so many columns, with ASCII brackets, or for the ear."""

    columns: int
    ascii_only: bool = False
    linear: bool = False


class _Matrix(NamedTuple):
    """A drawn matrix.

    Attributes:
        label: what stands before it, `X = `.
        rows: what stands in its brackets.
        top: the line of its first row.
        named: the line of its label.
    """

    label: str
    rows: tuple[str, ...]
    top: int
    named: int


def are_abreast(words: str) -> bool:
    """Returns whether matrices may stand beside each other in `words`; those of one row have []."""
    return not _BRACKETS.isdisjoint(words) or "]   " in words


def set_out(lines: Sequence[str], way: Way) -> list[str]:
    """Returns `lines`, in which matrices are set in that way; all others stay as they are.

    A matrix that is too wide by itself stays so.
    """
    found: list[str] = []
    for is_drawn, group in groupby(lines, key=are_abreast):
        for row in _rows(list(group)) if is_drawn else [list(group)]:
            found += _set_anew(row, way) if is_drawn else row
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


def _set_anew(row: Sequence[str], way: Way) -> list[str]:
    fits = max(map(width, row)) <= way.columns
    if fits and not way.ascii_only and not way.linear:
        return list(row)
    cells = _cells(row)
    pieces = list(_pieces(cells))
    read = [matrix for piece in pieces if (matrix := _matrix(cells, piece))]
    if len(read) < len(pieces):
        return list(row)
    indent = " " * pieces[0].start
    if way.linear:
        return [f"{indent}{matrix.label}{_typed(matrix)}" for matrix in read]
    return [indent + line for group in _groups(read, way, len(indent)) for line in group]


def _groups(read: Sequence[_Matrix], way: Way, indent: int) -> Iterator[list[str]]:
    """Gives the lines of as many matrices as fit beside each other, again and again."""
    group: list[_Matrix] = []
    for matrix in read:
        wider = _drawn([*group, matrix], ascii_only=way.ascii_only)
        if group and max(map(width, wider)) + indent > way.columns:
            yield _drawn(group, ascii_only=way.ascii_only)
            group = []
        group.append(matrix)
    yield _drawn(group, ascii_only=way.ascii_only)


def _drawn(group: Sequence[_Matrix], *, ascii_only: bool) -> list[str]:
    """Returns the lines of matrices beside each other, none above the tallest."""
    first = min(matrix.top for matrix in group)
    end = max(matrix.top + len(matrix.rows) for matrix in group)
    blocks = [_block(matrix, first, end, ascii_only=ascii_only) for matrix in group]
    return [(" " * _GAP).join(cells).rstrip() for cells in zip(*blocks, strict=True)]


def _block(matrix: _Matrix, first: int, end: int, *, ascii_only: bool) -> list[str]:
    """Returns one matrix in its brackets, as lines of one width from `first` up to `end`."""
    label, rows, height = matrix.label, matrix.rows, len(matrix.rows)
    if ascii_only:
        from quizapp.typeset.in_ascii import in_ascii

        label, rows = in_ascii(label), tuple(map(in_ascii, rows))
    is_plain = ascii_only or height == 1
    left = "[" * height if is_plain else f"⎡{'⎢' * (height - 2)}⎣"
    right = "]" * height if is_plain else f"⎤{'⎥' * (height - 2)}⎦"
    lines = []
    for line in range(first, end):
        head = label if line == matrix.named else " " * width(label)
        at = line - matrix.top
        inside = f"{left[at]}{rows[at]}{right[at]}" if 0 <= at < height else ""
        lines.append(head + (inside or " " * (width(rows[0]) + 2)))
    return lines


def _typed(matrix: _Matrix) -> str:
    return f"[{'; '.join(', '.join(row.split()) for row in matrix.rows)}]"


def _matrix(cells: Cells, piece: range) -> _Matrix | None:
    """Returns the matrix at some places of each line; None where there is something else."""
    slices = ["".join(line[place] for place in piece) for line in cells]
    lines = [number for number, text in enumerate(slices) if text.strip()]
    read = [_LINE.fullmatch(slices[number]) for number in lines]
    found = [match for match in read if match]
    named = [n for n, match in zip(lines, read, strict=True) if match and match[1].strip()]
    if len(found) < len(lines) or len(named) > 1:
        return None
    label = max((match[1] for match in found), key=str.strip)
    rows = tuple(match[2] for match in found)
    return _Matrix(label, rows, lines[0], named[0] if named else lines[0])


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
