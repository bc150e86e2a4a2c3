"""A layer by its sizes alone, and what is counted of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

# Rows of counts, in the order in which they are asked.
Counts: TypeAlias = "tuple[tuple[int, ...], ...]"


@dataclass(frozen=True, slots=True)
class Layer:
    """Y = XW with X of N×D and W of D×M; or one example of it, y = f(x).

    Attributes:
        level: 1 to 4, which decides what is asked.
    """

    level: int
    n: int
    d: int
    m: int
