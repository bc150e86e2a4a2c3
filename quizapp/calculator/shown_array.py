"""Matrices as they are shown: nested lists of exact texts, and their shape where those are long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from quizapp.engine.closed_forms import Shown, shown

if TYPE_CHECKING:
    from quizapp.engine.arrays import Array

_SHORT = 9


@dataclass(frozen=True, slots=True)
class ShownArray:
    """A matrix as it is shown; `short` is its shape, `2×3`, or itself where it is a short row."""

    rows: tuple[tuple[Shown, ...], ...]

    @property
    def exact(self) -> str:
        """All entries, as one would type them."""
        return "[" + ", ".join(f"[{', '.join(map(str, row))}]" for row in self.rows) + "]"

    @property
    def short(self) -> str:
        """What fits above a wire."""
        return self.exact if len(self.exact) <= _SHORT else shape(self.rows)

    def __str__(self) -> str:
        return self.exact

    def as_json(self) -> list[list[str]]:
        """Returns nested lists of exact texts."""
        return [[entry.exact for entry in row] for row in self.rows]


def shape(rows: Any) -> str:
    """Returns the shape of a matrix as it is written: `2×3`."""
    return "×".join(map(str, np.shape(rows))) or "one number"


def shown_array(value: Array) -> Shown | ShownArray:
    """Returns how a number or a matrix is shown."""
    if np.ndim(value) == 0:
        return shown(value.item() if isinstance(value, np.ndarray) else value)
    return ShownArray(tuple(tuple(map(shown, row)) for row in value))
