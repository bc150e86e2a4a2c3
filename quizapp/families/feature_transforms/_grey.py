"""Grey values put into bins."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


# What happens to a picture, and how it is told.
CHANGES = {
    "mirrored": "The picture is mirrored, left to right.",
    "shuffled": "The pixels are shuffled: all values stay, the places change.",
}


@dataclass(frozen=True, slots=True)
class Grey:
    """Grey values from 0 to 255, put into equal bins.

    Attributes:
        fractions: whether fractions of the pixels are asked, instead of counts.
        change: "", a key of `CHANGES`, or "brighter" before the histogram is taken.
        amount: by which brightening raises each value; nothing becomes brighter than 255.
    """

    values: tuple[int, ...]
    bins: int
    fractions: bool = False
    change: str = ""
    amount: int = 0

    @property
    def width(self) -> int:
        """Grey values in a bin."""
        return 256 // self.bins

    @property
    def changed(self) -> tuple[int, ...]:
        """The values of the picture whose histogram is asked."""
        return tuple(min(255, value + self.amount) for value in self.values)

    def counts(self, places: Iterable[int]) -> list[int]:
        """Returns how many of `places` are each bin."""
        counted = Counter(places)
        return [counted[place] for place in range(self.bins)]

    @property
    def right(self) -> list[int]:
        """The counts that are asked."""
        return self.counts(value // self.width for value in self.changed)
