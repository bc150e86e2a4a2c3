"""A loss as a function of how far one entry of an array is moved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flint import fmpq

from quizapp.engine.numbers import to_float

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.families.matrices import Rows


def along_entries(rows: Rows, loss: Callable[[Rows], fmpq]) -> tuple[Callable[[float], float], ...]:
    """Returns the loss as a function of the step of each entry, row by row."""
    return tuple(
        partial(_loss_at, rows, (i, j), loss) for i, row in enumerate(rows) for j in range(len(row))
    )


def _loss_at(
    rows: Rows, moved: tuple[int, int], loss: Callable[[Rows], fmpq], step: float
) -> float:
    numerator, denominator = step.as_integer_ratio()
    exact_step = fmpq(numerator, denominator)
    return to_float(
        loss(
            tuple(
                tuple(
                    entry + exact_step if (i, j) == moved else entry for j, entry in enumerate(row)
                )
                for i, row in enumerate(rows)
            )
        )
    )
