"""What a broadcast bias collects: the upstream gradient, summed over the axis it was copied along.

Levels: 1 a row bias over two examples · 2 over three · 3 a column bias, one number an example ·
4 a single number for all entries · 5 which shape cannot be broadcast at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from quizapp.answers import number, vector
from quizapp.engine.arrays import ARRAY_OPS, Array, array
from quizapp.engine.backprop import backward, forward
from quizapp.engine.graph import build
from quizapp.engine.lazy_sympy import load
from quizapp.engine.numbers import addend, exact, pretty, text
from quizapp.families.backpropagation import _broadcast_shapes
from quizapp.families.backpropagation._bias_mistakes import wrong_sums
from quizapp.families.backpropagation._broadcast_shapes import Shapes
from quizapp.families.generate import Draft
from quizapp.families.matrices import (
    Rows,
    as_text,
    blocks,
    drawn,
    exact_rows,
    flat,
    row_sums,
    to_sympy,
    transposed,
)
from quizapp.families.moved_numbers import along_numbers
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flint import fmpq

    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer, Misconception

TITLE = "Gradient with respect to a broadcast bias"
KIND = "vector"
VERSION = 1
SUMMARY = "db of Y = XW + b from the upstream gradient dY; level 5: which shapes are legal"


@dataclass(frozen=True, slots=True)
class Bias:
    """A bias that is copied to the shape of Y, and the upstream gradient.

    Attributes:
        dy: N×M.
        across: "row" for a bias of length M, "column" for N×1, "scalar" for a single number.
    """

    dy: Rows
    across: str


GOLDEN = (2, Bias(exact_rows((1, 0), (2, -1), (-1, 4)), "row"))


class _Kind(NamedTuple):
    """What the three kinds of bias differ in; `{n}` and `{m}` are the shape of Y."""

    shape: str
    copied: str
    summed: str
    formula: str


_KINDS = {
    "row": _Kind(
        "b has length {m} and is added to each of the {n} rows",
        "Each entry of b is used once in every row, N times; what its uses send adds up.",
        "the rows",
        "db_m = Σ_n dY_nm: add the rows of dY, column by column.",
    ),
    "column": _Kind(
        "b is {n}×1 and is added to each of the {m} columns",
        "Each entry of b is used once in every column, M times; what its uses send adds up.",
        "the columns",
        "db_n = Σ_m dY_nm: add the columns of dY, row by row.",
    ),
    "scalar": _Kind(
        "b is a single number, added to all {n}×{m} entries",
        "b is used once in every entry of Y; what its uses send adds up.",
        "all entries",
        "db = Σ_n Σ_m dY_nm: add all entries of dY.",
    ),
}


def draw(draw: Draw, level: int) -> Bias | Shapes | None:
    """Returns a bias whose sums are not 0, or at level 5 four shapes."""
    if level == 5:
        return _broadcast_shapes.draw(draw)
    rows = {1: 2, 2: 3}.get(level) or draw.integer(2, 3)
    columns = 2 if level == 1 else draw.integer(2, 3)
    bias = Bias(drawn(draw, rows, columns, 5), {3: "column", 4: "scalar"}.get(level, "row"))
    dull = 0 in _gradient(bias) or row_sums(bias.dy) == row_sums(transposed(bias.dy))
    return None if dull else bias


def _gradient(bias: Bias) -> tuple[fmpq, ...]:
    """Returns db as the engine finds it: the graph Y = XW + b with dY upstream."""
    rows, columns = len(bias.dy), len(bias.dy[0])
    zeros = {"row": (columns,), "column": (rows, 1), "scalar": ()}[bias.across]
    # The values of a sum make no difference to what it sends back.
    inputs = {"XW": _zeros((rows, columns)), "b": _zeros(zeros)}
    graph = build(inputs, [("Y", "add", "XW", "b")], ARRAY_OPS)
    db = backward(graph, forward(graph), seed=array(bias.dy)).gradients[1]
    return tuple(np.ravel(db).tolist())


def _zeros(shape: tuple[int, ...]) -> Array:
    return np.full(shape, exact(0), dtype=object)


def pose(asked: Bias | Shapes) -> Draft:
    """Returns the question about db, or about shapes."""
    return _broadcast_shapes.pose(asked) if isinstance(asked, Shapes) else _pose_bias(asked)


def _pose_bias(bias: Bias) -> Draft:
    kind, db = _KINDS[bias.across], _gradient(bias)
    rows, columns = len(bias.dy), len(bias.dy[0])
    names = _names(len(db))
    asked = f"[{', '.join(names)}]" if len(db) > 1 else "db = ∂L/∂b"
    first = _sum_line(bias, 0)
    return Draft(
        prompt="\n".join(
            [
                f"Y = XW + b, where {kind.shape.format(n=rows, m=columns)} of XW.",
                *blocks({"dY": bias.dy}),
                "dY is the upstream gradient ∂L/∂Y.",
                f"What is {asked}?" if len(db) == 1 else f"What is db = ∂L/∂b = {asked}?",
            ]
        ),
        answer=_answer(bias, db),
        values=db,
        hints=(kind.copied, kind.formula, first if len(db) > 1 else _first_row(bias)),
        steps=(
            f"Sum dY over what b was copied along: {kind.summed}.",
            *(_sum_line(bias, place) for place in range(len(db))),
        ),
        parameters={"dY": as_text(bias.dy), "bias": bias.across},
        shown=db,
    )


def _names(count: int) -> list[str]:
    return [f"db{'₁₂₃'[place]}" for place in range(count)]


def _uses(bias: Bias, place: int) -> tuple[fmpq, ...]:
    """Returns what the uses of one entry of b send to it."""
    if bias.across == "row":
        return transposed(bias.dy)[place]
    return bias.dy[place] if bias.across == "column" else flat(bias.dy)


def _sum_line(bias: Bias, place: int) -> str:
    first, *others = _uses(bias, place)
    name = "db" if bias.across == "scalar" else _names(3)[place]
    total = sum(others, start=first)
    return f"{name} = {' + '.join([pretty(first), *map(addend, others)])} = {pretty(total)}"


def _first_row(bias: Bias) -> str:
    return f"The first row of dY adds up to {pretty(row_sums(bias.dy)[0])}."


def _answer(bias: Bias, values: Sequence[fmpq]) -> Answer:
    """One number for a scalar bias; a vector otherwise, even of a wrong length."""
    return _written_answer(bias, list(map(text, values)))


def _written_answer(bias: Bias, values: Sequence[str]) -> Answer:
    if bias.across == "scalar":
        (value,) = values
        return number.Answer(value)
    return vector.Answer(tuple(values), tuple(_names(len(values))))


def moving(asked: Bias | Shapes) -> tuple[Callable[[float], float], ...]:
    """Returns Σ Y∘dY as a function of the step of each entry of b; nothing where shapes are asked.

    What Y is without b makes no difference: it is left out.
    """
    if isinstance(asked, Shapes):
        return ()
    return along_numbers([exact(0)] * len(_gradient(asked)), partial(_weighted, asked))


def _read_at(bias: Bias, i: int, j: int) -> int:
    """Returns the place in b of what is added to Y's entry in row i and column j."""
    return {"row": j, "column": i, "scalar": 0}[bias.across]


def _weighted(bias: Bias, b: Sequence[fmpq]) -> fmpq:
    places = ((i, j) for i, row in enumerate(bias.dy) for j in range(len(row)))
    products = (bias.dy[i][j] * b[_read_at(bias, i, j)] for i, j in places)
    return sum(products, start=exact(0))


def mistakes(asked: Bias | Shapes) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    if isinstance(asked, Shapes):
        return _broadcast_shapes.mistakes(asked)
    wrong = wrong_sums(asked.dy, asked.across, _gradient(asked))
    return misconceptions(wrong, lambda values: _answer(asked, values))


def independent(asked: Bias | Shapes) -> Answer:
    """Returns db from sympy's derivatives; an illegal shape by trying."""
    if isinstance(asked, Shapes):
        return _broadcast_shapes.independent(asked)
    rows, columns = len(asked.dy), len(asked.dy[0])
    sympy = load()
    count = {"row": columns, "column": rows, "scalar": 1}[asked.across]
    b = sympy.symbols(f"b:{count}")
    copied = {
        "row": [list(b)] * rows,
        "column": [[entry] * columns for entry in b],
        "scalar": [list(b) * columns] * rows,
    }[asked.across]
    loss = sum(sympy.Matrix(copied).multiply_elementwise(to_sympy(asked.dy)))
    return _written_answer(asked, [str(loss.diff(entry)) for entry in b])
