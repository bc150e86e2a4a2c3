"""A HoG descriptor and its sizes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A HoG descriptor; sizes in pixels, those of blocks in cells.

    Attributes:
        asked: "cells", "length" or "cell size".
        block: cells along the side of a block; 0 where there are no blocks.
        stride: cells from a block to the next.
    """

    asked: str
    width: int
    height: int
    cell: int
    bins: int
    block: int = 0
    stride: int = 1

    @property
    def sides(self) -> tuple[int, int]:
        """How many cells there are in a row and in a column."""
        return self.width // self.cell, self.height // self.cell

    @property
    def cells(self) -> int:
        """How many cells there are."""
        across, down = self.sides
        return across * down

    @property
    def steps(self) -> tuple[int, int]:
        """How many places a block has in a row and in a column."""
        across, down = ((side - self.block) // self.stride + 1 for side in self.sides)
        return across, down

    @property
    def length(self) -> int:
        """How many numbers the descriptor holds."""
        across, down = self.steps
        return across * down * self.block**2 * self.bins if self.block else self.cells * self.bins
