"""What numeric gradients of a model cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact

if TYPE_CHECKING:
    from flint import fmpq


@dataclass(frozen=True, slots=True)
class Cost:
    """A model and the numeric gradients that are to be computed.

    Attributes:
        layers: units layer by layer; a single number is the count of the parameters itself.
        updates: how many gradients; 0 where one is asked without speaking of updates.
        millis: of one loss evaluation, where the time is asked in seconds; else 0.
        backward: what a backward pass costs in forward passes, where the ratio is asked; else 0.
    """

    layers: tuple[int, ...]
    centred: bool
    updates: int = 0
    millis: int = 0
    backward: int = 0

    @property
    def parameters(self) -> int:
        """How many numbers are trained: weights and biases."""
        if len(self.layers) == 1:
            return self.layers[0]
        return sum((n + 1) * m for n, m in zip(self.layers, self.layers[1:], strict=False))

    @property
    def weights(self) -> int:
        """The parameters without the biases."""
        return self.parameters - sum(self.layers[1:])

    def value(self, evaluations: int) -> fmpq:
        """Returns what is asked, where one gradient takes so many evaluations."""
        if self.backward:
            return exact(evaluations) / (1 + self.backward)
        total = exact(evaluations * max(1, self.updates))
        return total * self.millis / 1000 if self.millis else total

    def evaluations(self, parameters: int) -> int:
        """Returns the loss evaluations for one gradient of so many parameters."""
        return 2 * parameters if self.centred else parameters + 1
