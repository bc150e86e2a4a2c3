"""A linear layer whose weights are asked for: dW, or W after a gradient step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.engine.arrays import Array, array
from quizapp.families.matrices import Rows, rows_of

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.families.backpropagation._layer import Layer


@dataclass(frozen=True, slots=True)
class Update:
    """A layer whose weights are asked for.

    Attributes:
        mean: whether the loss is a mean over the batch, which dY has seen to.
        rate: of the gradient step on W; None where dW itself is asked.
    """

    layer: Layer
    mean: bool = False
    rate: fmpq | None = None

    @property
    def dw(self) -> Array:
        """The gradient by W."""
        return self.layer.gradient("W")

    def asked(self, dw: Array) -> Rows:
        """Returns what is asked, if `dw` were the gradient."""
        return rows_of(dw if self.rate is None else array(self.layer.w) - self.rate * dw)
