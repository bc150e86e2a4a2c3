"""A training on mini-batches, counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact

if TYPE_CHECKING:
    from flint import fmpq


@dataclass(frozen=True, slots=True)
class Training:
    """A training on mini-batches.

    Attributes:
        asked: "updates", "last" (the last batch's size), "seconds", "more" (updates, with a
            quarter of the batch size) or "size" (of a batch).
        drops: whether the last batch is dropped where it is smaller than the others.
        millis: of one update.
    """

    examples: int
    batch: int
    epochs: int
    asked: str = "updates"
    drops: bool = False
    millis: int = 0

    def per_epoch(self, batch: int = 0) -> int:
        """Returns the updates of one epoch, with another batch size if one is given."""
        full, rest = divmod(self.examples, batch or self.batch)
        return full + (rest > 0 and not self.drops)

    @property
    def divides(self) -> bool:
        """Whether all batches are full."""
        return self.examples % self.batch == 0

    @property
    def value(self) -> fmpq:
        """What is asked."""
        match self.asked:
            case "last":
                return exact(self.examples - (self.per_epoch() - 1) * self.batch)
            case "more":
                return exact(self.epochs * (self.per_epoch(self.batch // 4) - self.per_epoch()))
            case "size":
                return exact(self.batch)
        return self.told(exact(self.epochs * self.per_epoch()))

    def told(self, updates: fmpq) -> fmpq:
        """Returns updates, or the seconds that they take."""
        return updates * self.millis / 1000 if self.asked == "seconds" else updates
