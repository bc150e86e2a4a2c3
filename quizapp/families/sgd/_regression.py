"""Linear regression on a mini-batch, with the mean squared error."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flint import fmpq


@dataclass(frozen=True, slots=True)
class Row:
    """An example: its features and its target."""

    x: tuple[fmpq, ...]
    t: fmpq


@dataclass(frozen=True, slots=True)
class Step:
    """A step of linear regression.

    Attributes:
        batch: places in `table` of the rows of the mini-batch.
        bias: None where the model has none.
    """

    table: tuple[Row, ...]
    batch: tuple[int, ...]
    weights: tuple[fmpq, ...]
    bias: fmpq | None
    rate: fmpq

    @property
    def rows(self) -> list[Row]:
        """The examples of the batch."""
        return [self.table[place] for place in self.batch]

    @property
    def start(self) -> tuple[fmpq, ...]:
        """All that is trained: the weights, then the bias."""
        return self.weights if self.bias is None else (*self.weights, self.bias)

    @property
    def names(self) -> tuple[str, ...]:
        """What is trained, by name."""
        weights = ("w",) if len(self.weights) == 1 else ("w₁", "w₂")
        return weights if self.bias is None else (*weights, "b")

    def prediction(self, row: Row) -> fmpq:
        """Returns ŷ of an example."""
        products = (w * x for w, x in zip(self.weights, row.x, strict=True))
        return sum(products, start=exact(0) if self.bias is None else self.bias)

    def residual(self, row: Row) -> fmpq:
        """Returns ŷ − t of an example."""
        return self.prediction(row) - row.t

    def loss(self, trained: Sequence[fmpq]) -> fmpq:
        """Returns the batch's mean squared error with other trained numbers than at the start."""
        bias = None if self.bias is None else trained[-1]
        other = replace(self, weights=tuple(trained[: len(self.weights)]), bias=bias)
        return sum((other.residual(row) ** 2 for row in self.rows), start=exact(0)) / len(
            self.batch
        )

    def inputs(self, row: Row) -> tuple[fmpq, ...]:
        """Returns what each trained number is multiplied by: its feature, 1 for the bias."""
        return row.x if self.bias is None else (*row.x, exact(1))

    @property
    def sums(self) -> tuple[fmpq, ...]:
        """Σ(ŷ − t)·input over the batch, for each trained number."""
        sent = [[self.residual(row) * x for x in self.inputs(row)] for row in self.rows]
        return tuple(sum(column, start=exact(0)) for column in zip(*sent, strict=True))

    @property
    def gradient(self) -> tuple[fmpq, ...]:
        """The gradient of the batch's mean squared error."""
        return tuple(2 * total / len(self.batch) for total in self.sums)

    def along(self, gradient: Iterable[fmpq]) -> tuple[fmpq, ...]:
        """Returns the trained numbers after a step against `gradient`."""
        return tuple(w - self.rate * g for w, g in zip(self.start, gradient, strict=True))
