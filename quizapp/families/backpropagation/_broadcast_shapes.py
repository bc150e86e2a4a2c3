"""Which shapes of a bias can be broadcast: four to choose from, one of them an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from quizapp.answers import choice
from quizapp.families.generate import Draft
from quizapp.model.questions import Misconception

if TYPE_CHECKING:
    from quizapp.engine.sampling import Draw


class Shapes(NamedTuple):
    """A question on shapes: those of Y and of the four options, one of which is illegal."""

    rows: int
    columns: int
    options: tuple[tuple[int, ...], ...]


def draw(draw: Draw) -> Shapes:
    """Returns three legal shapes and one that is not."""
    # Five and more, so that no size is the number of an option.
    rows, columns = draw.sample(range(5, 13), 2)
    legal = draw.sample([(columns,), (1, columns), (rows, 1), (1, 1), (rows, columns)], 3)
    illegal = draw.choice([(rows,), (columns, 1), (1, rows), (columns, rows)])
    return Shapes(rows, columns, tuple(draw.sample([*legal, illegal], 4)))


def _written(shape: tuple[int, ...]) -> str:
    return f"({shape[0]},)" if len(shape) == 1 else f"({shape[0]}, {shape[1]})"


def _is_legal(shape: tuple[int, ...], rows: int, columns: int) -> bool:
    """From the right: each axis has the length of Y's, or 1."""
    wanted = (rows, columns)[-len(shape) :]
    return all(axis in {1, length} for axis, length in zip(shape, wanted, strict=True))


def pose(asked: Shapes) -> Draft:
    """Returns the question which of the shapes is an error."""
    rows, columns, options = asked
    (illegal,) = (shape for shape in options if not _is_legal(shape, rows, columns))
    return Draft(
        prompt=f"Y = XW + b in NumPy, where XW has the shape ({rows}, {columns}).\n"
        "dY is the upstream gradient ∂L/∂Y, of the same shape as Y.\n"
        "db is dY summed over the axes along which b was broadcast.\n"
        "For which shape of b is the sum XW + b an error?",
        answer=_choice(asked, illegal),
        values=(),
        hints=(
            "Shapes are compared from the right; a missing axis counts as 1.",
            "Each axis of b must be 1, or as long as that axis of XW.",
            f"The last axis of b must be 1 or {columns}.",
        ),
        steps=(
            f"The last axis of b must be 1 or {columns}; the one before, if any, 1 or {rows}.",
            *(f"{_written(shape)}: {_verdict(asked, shape)}" for shape in options),
        ),
        parameters={
            "XW": _written((rows, columns)),
            "options": " ".join(sorted(map(_written, options))),
        },
        shown=(),
    )


def _verdict(asked: Shapes, shape: tuple[int, ...]) -> str:
    if not _is_legal(shape, asked.rows, asked.columns):
        return "cannot be broadcast"
    return f"legal, {_summed(asked, shape)}"


def _summed(asked: Shapes, shape: tuple[int, ...]) -> str:
    padded = (1,) * (2 - len(shape)) + shape
    copied = [
        f"the {length} {name}"
        for axis, length, name in zip(padded, asked[:2], ("rows", "columns"), strict=True)
        if axis < length
    ]
    return f"db sums over {' and '.join(copied)}" if copied else "nothing is copied: db is dY"


def _choice(asked: Shapes, picked: tuple[int, ...]) -> choice.Answer:
    options = asked.options
    return choice.Answer(
        tuple(map(_written, options)),
        tuple(shape == picked for shape in options),
        tuple("" for _ in options),
    )


def mistakes(asked: Shapes) -> tuple[Misconception, ...]:
    """Returns the legal shapes."""
    rows, columns, options = asked
    tags = {
        (columns,): "row-bias",
        (1, columns): "row-bias-2d",
        (rows, 1): "column-bias",
        (1, 1): "scalar-bias",
        (rows, columns): "same-shape",
    }
    return tuple(
        Misconception(
            tags[shape],
            _choice(asked, shape),
            f"{_written(shape)} beside {_written((rows, columns))}, from the right: "
            "is there an axis that does not fit?",
            "the axes one by one, from the right",
        )
        for shape in options
        if shape in tags
    )


def independent(asked: Shapes) -> choice.Answer:
    """Returns the shape with which NumPy itself raises."""
    return _choice(asked, next(shape for shape in asked.options if _raises(asked, shape)))


def _raises(asked: Shapes, shape: tuple[int, ...]) -> bool:
    try:
        np.zeros((asked.rows, asked.columns)) + np.zeros(shape)
    except ValueError:
        return True
    return False
