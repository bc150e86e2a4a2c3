"""Shapes of vectors and matrices: what was typed has the one that is wanted, or is told so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.answers.reader import Node

    Rows = Sequence[Sequence[Node]]


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


def shape(rows: Sequence[Sequence[object]]) -> str:
    """Returns `2×3`, or how long the rows are where they differ."""
    lengths = [len(row) for row in rows]
    if len(set(lengths)) == 1:
        return f"{len(rows)}×{lengths[0]}"
    return f"rows of {', '.join(map(str, lengths))} entries"


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"
