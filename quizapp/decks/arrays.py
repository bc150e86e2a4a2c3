"""How several values are written in one answer: `[1, 2]`, `[1, 2; 3, 4]`, `L = 4, dw = [1, 2]`.

Only their outline is read here: each value stays text, with its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from quizapp.decks.passage import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ROWS, _ENTRIES = ";；", ",，"
_NAMED = re.compile(r"([^\s=,;:(){}\[\]]+)\s*=(?!=)")


class Named(NamedTuple):
    """A name, and what stands after its `=`."""

    name: Piece
    value: Piece


def named(written: Piece) -> list[Named]:
    """Returns the parts of `L = 4, dw = 1/2`; [] if one of them is no `name = value`."""
    parts = []
    for piece in _split(written, _ENTRIES + _ROWS):
        match = _NAMED.match(piece.text)
        if not match:
            return []
        parts.append(Named(piece.part(0, match.end(1)), piece.part(match.end())))
    return parts


def is_array(text: str) -> bool:
    """Whether a pair of square brackets stands around all of a text."""
    depth = 0
    for place, char in enumerate(text):
        depth += (char == "[") - (char == "]")
        if depth <= 0:
            return place == len(text) - 1 and char == "]"
    return False


def is_matrix(array: str) -> bool:
    """Whether an array has rows: `[1, 2; 3, 4]`, `[[1, 2], [3, 4]]`, but not `[1, 2]`."""
    inside = Piece(array, 1, 1).part(1, -1)
    return is_array(_split(inside, _ENTRIES)[0].text) or len(_split(inside, _ROWS)) > 1


def rows(array: Piece) -> list[list[Piece]]:
    """Returns the entries of an array, row by row; a vector is one row."""
    inside = array.part(1, -1)
    lines = _split(inside, _ROWS)
    if len(lines) == 1 and is_array(_split(inside, _ENTRIES)[0].text):
        lines = [one.part(1, -1) if is_array(one.text) else one for one in _split(inside, _ENTRIES)]
    return [_split(line, _ENTRIES) for line in lines]


def worked(value: str, work_out: Callable[[str], str]) -> str:
    """Returns a value, or an array with each of its entries, worked out."""
    if not is_array(value):
        return work_out(value)
    found = [[work_out(entry.text) for entry in row] for row in rows(Piece(value, 1, 1))]
    return joined(found) if is_matrix(value) else f"[{', '.join(found[0])}]"


def joined(found: Sequence[Sequence[str]]) -> str:
    """Returns the rows of a matrix as they are read by `answers.reader`, also if it is only one."""
    if len(found) == 1:
        return f"[[{', '.join(found[0])}]]"
    return f"[{'; '.join(', '.join(row) for row in found)}]"


def _split(piece: Piece, separators: str) -> list[Piece]:
    """Returns the pieces between the separators that stand outside all brackets."""
    pieces, start, depth = [], 0, 0
    for place, char in enumerate(piece.text):
        depth += (char in "([{") - (char in ")]}")
        if depth == 0 and char in separators:
            pieces.append(piece.part(start, place))
            start = place + 1
    return [*pieces, piece.part(start)]
