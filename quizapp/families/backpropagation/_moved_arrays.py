"""A loss as a function of how far one entry of an array is moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.families.matrices import flat
from quizapp.families.moved_numbers import along_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flint import fmpq

    from quizapp.families.matrices import Rows


def along_entries(rows: Rows, loss: Callable[[Rows], fmpq]) -> tuple[Callable[[float], float], ...]:
    """Returns the loss as a function of the step of each entry, row by row."""
    width = len(rows[0])

    def of_entries(entries: Sequence[fmpq]) -> fmpq:
        return loss(tuple(tuple(entries[i : i + width]) for i in range(0, len(entries), width)))

    return along_numbers(flat(rows), of_entries)
