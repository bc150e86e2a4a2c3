"""Matrices of exact numbers in problems: drawn, written, asked for, and differentiated by sympy."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any, TypeAlias

from quizapp.answers import matrix
from quizapp.engine import lazy_sympy
from quizapp.engine.numbers import Number, exact, factor, pretty, text
from quizapp.text import pad, width

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from flint import fmpq

    from quizapp.engine.sampling import Draw

Rows: TypeAlias = "tuple[tuple[fmpq, ...], ...]"

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def drawn(draw: Draw, rows: int, columns: int, most: int) -> Rows:
    """Returns a matrix of integers from −`most` to `most`, none of them 0."""
    return tuple(tuple(draw.nonzero(most) for _ in range(columns)) for _ in range(rows))


def exact_rows(*rows: tuple[int, ...]) -> Rows:
    """Returns a matrix of integers as exact numbers."""
    return tuple(tuple(map(exact, row)) for row in rows)


def rows_of(array: Any) -> Rows:
    """Returns the rows of an array of the engine's; of a vector, one."""
    nested = array.tolist()
    if not isinstance(nested[0], list):
        nested = [nested]
    return tuple(map(tuple, nested))


def flat(*matrices: Rows) -> tuple[fmpq, ...]:
    """Returns all entries, row by row."""
    return tuple(entry for rows in matrices for row in rows for entry in row)


def row_sums(rows: Rows) -> tuple[fmpq, ...]:
    """Returns what the entries of each row add up to."""
    return tuple(sum(row[1:], start=row[0]) for row in rows)


def transposed(rows: Sequence[Sequence[Any]]) -> tuple[tuple[Any, ...], ...]:
    """Returns the columns as rows."""
    return tuple(zip(*rows, strict=True))


def shape(rows: Rows) -> str:
    """Returns the shape as it is printed: `3×2`."""
    return f"{len(rows)}×{len(rows[0])}"


def as_text(rows: Rows) -> str:
    """Returns a matrix as one would type it: `[1, 2; 3, -1/2]`."""
    return _answer(rows).text()


def _answer(rows: Iterable[Iterable[Number]]) -> matrix.Answer:
    return matrix.Answer(tuple(tuple(map(text, row)) for row in rows))


def answer(*matrices: Rows) -> matrix.Answer:
    """Returns the answer that is these matrices, one below the other."""
    return _answer(row for rows in matrices for row in rows)


def stacked(
    matrices: Mapping[str, Sequence[Sequence[str]]], vectors: Collection[str]
) -> matrix.Answer:
    """Returns the answer that is these matrices of texts, one below the other.

    Its entries are called `dW₂[1,2]`, and `db₂[1]` of those that are `vectors`.
    """
    names = (
        f"{name}[{j}]" if name in vectors else f"{name}[{i},{j}]"
        for name, rows in matrices.items()
        for i, row in enumerate(rows, start=1)
        for j in range(1, len(row) + 1)
    )
    below = tuple(tuple(row) for rows in matrices.values() for row in rows)
    return matrix.Answer(below, names=tuple(names))


def blocks(matrices: Mapping[str, Rows]) -> list[str]:
    """Returns matrices in their brackets, side by side, as lines that begin with two spaces.

    Their names stand in one line.
    """
    line = max(map(_name_line, matrices.values()))
    drawings = [_block(f"{name} = ", rows, line) for name, rows in matrices.items()]
    widths = [max(map(width, lines)) for lines in drawings]
    return [
        ("  " + "   ".join(map(pad, cells, widths))).rstrip()
        for cells in zip_longest(*drawings, fillvalue="")
    ]


def _name_line(rows: Rows) -> int:
    return (len(rows) - 1) // 2


def _block(head: str, rows: Rows, name_line: int) -> list[str]:
    cells = [[pretty(entry) for entry in row] for row in rows]
    widths = [max(map(width, column)) for column in transposed(cells)]
    inside = [
        "  ".join(" " * (w - width(cell)) + cell for cell, w in zip(row, widths, strict=True))
        for row in cells
    ]
    left, right = _brackets(len(rows))
    heads = [" " * width(head)] * len(rows)
    heads[_name_line(rows)] = head
    above = [""] * (name_line - _name_line(rows))
    return above + [f"{heads[n]}{left[n]}{line}{right[n]}" for n, line in enumerate(inside)]


def _brackets(height: int) -> tuple[str, str]:
    if height == 1:
        return "[", "]"
    return f"⎡{'⎢' * (height - 2)}⎣", f"⎤{'⎥' * (height - 2)}⎦"


def entry_name(name: str, row: int, column: int) -> str:
    """Returns what an entry is called, counted from 1: `dX₁₂`."""
    return name + f"{row + 1}{column + 1}".translate(_SUBSCRIPTS)


def product_lines(name: str, left: Rows, right: Rows) -> list[str]:
    """Returns the product of two matrices entry by entry: `dX₁₁ = 1·2 + 0·(−1) = 2`."""
    lines = []
    for i, row in enumerate(left):
        for j, column in enumerate(transposed(right)):
            pairs = list(zip(row, column, strict=True))
            products = " + ".join(f"{factor(u)}·{factor(v)}" for u, v in pairs)
            total = sum((u * v for u, v in pairs[1:]), start=pairs[0][0] * pairs[0][1])
            lines.append(f"{entry_name(name, i, j)} = {products} = {pretty(total)}")
    return lines


def to_sympy(rows: Rows) -> Any:
    """Returns a matrix as sympy's."""
    return lazy_sympy.load().Matrix([list(map(lazy_sympy.rational, row)) for row in rows])


def gradient_by_sympy(loss: Callable[[Any], Any], rows: Rows) -> tuple[tuple[str, ...], ...]:
    """Returns the derivative of a loss by every entry of a matrix, as exact texts.

    Args:
        loss: a matrix of sympy's -> its loss. One entry at a time is a symbol, the rest numbers.
    """
    symbol = lazy_sympy.load().Symbol("t", real=True)

    def slope(i: int, j: int) -> str:
        moving = to_sympy(rows)
        value = moving[i, j]
        moving[i, j] = symbol
        return str(loss(moving).diff(symbol).subs(symbol, value))

    return tuple(tuple(slope(i, j) for j in range(len(row))) for i, row in enumerate(rows))
