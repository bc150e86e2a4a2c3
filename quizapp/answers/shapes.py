"""Shapes of vectors and matrices: what was typed has the one that is wanted, or is told so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.answers.reader import Node

    Rows = Sequence[Sequence[Node]]

# `3×6`, `(3 x 6)`, or a length alone.
_SHAPE = re.compile(r"\(?\s*([0-9]+)(?:\s*[xX*]\s*([0-9]+))?\s*\)?")
_BETWEEN = re.compile(r"[,;\n]")


def vector_entries(given: Rows, wanted: int) -> tuple[Node, ...]:
    """Returns the entries of a row or a column, as many as are `wanted`.

    Raises:
        ReadError: it is a matrix, or has another length; the message says so as a shape.
    """
    from quizapp.answers.reader import ReadError

    flat = tuple(node for row in given for node in row)
    if len(given) > 1 and len(flat) != len(given):
        raise ReadError(f"{_entries(wanted)} expected, a matrix given: {shape(given)}")
    if len(flat) != wanted:
        raise ReadError(f"{_entries(wanted)} expected, {len(flat)} given")
    return flat


def matrix_entries(given: Rows, wanted: Sequence[Sequence[object]]) -> tuple[Node, ...]:
    """Returns the entries row by row, if they have the shape of `wanted`.

    Raises:
        ReadError: they have another; the message says which.
    """
    if list(map(len, given)) != list(map(len, wanted)):
        is_turned = len(given) == len(wanted[0]) and {len(row) for row in given} == {len(wanted)}
        from quizapp.answers.reader import ReadError

        turned = ": transposed?" if is_turned else ""
        raise ReadError(f"{shape(wanted)} expected, {shape(given)} given{turned}")
    return tuple(node for row in given for node in row)


def typed_shapes(typed: str, wanted: Sequence[int]) -> Rows | None:
    """Returns the rows of an answer that was typed as shapes: `3×6; 6×4; 4`.

    Args:
        typed: what was typed.
        wanted: how many entries each row should have; nothing else is taken for a shape.

    Returns:
        None where it was typed in another way. A product is no row of two, so it has one reading.
    """
    if max(wanted) < 2:
        return None
    from quizapp.answers import reader
    from quizapp.answers.reader.characters import fold

    pieces = _BETWEEN.split(fold(typed).text.strip(" []."))
    found = [match for piece in pieces if (match := _SHAPE.fullmatch(piece.strip()))]
    rows = [[number for number in match.groups() if number] for match in found]
    if len(found) < len(pieces) or [len(row) for row in rows] != list(wanted):
        return None
    return [[reader.read_answer(number) for number in row] for row in rows]


def shape(rows: Sequence[Sequence[object]]) -> str:
    """Returns `2×3`, or how long the rows are where they differ."""
    lengths = [len(row) for row in rows]
    if len(set(lengths)) == 1:
        return f"{len(rows)}×{lengths[0]}"
    return f"rows of {', '.join(map(str, lengths))} entries"


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"
