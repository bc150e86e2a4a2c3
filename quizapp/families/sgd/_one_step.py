"""A gradient step on one weight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.families.sgd._scalar_losses import Loss


@dataclass(frozen=True, slots=True)
class Step:
    """A step from `old` with learning rate `rate`.

    Attributes:
        asked: "new", "rate" or "old": which of the three is the question.
        slope_given: whether the prompt tells L′.
    """

    loss: Loss
    old: fmpq
    rate: fmpq
    asked: str = "new"
    slope_given: bool = False

    @property
    def slope(self) -> fmpq:
        """The slope at the old weight."""
        return self.loss.slope(self.old)

    @property
    def new(self) -> fmpq:
        """The weight after the step."""
        return self.old - self.rate * self.slope


def as_line(step: Step) -> tuple[fmpq, fmpq]:
    """Returns p and q of w_new = p·w + q, as a step on a quadratic is."""
    shift = -step.rate * step.loss.slope(exact(0))
    return (step.new - shift) / step.old, shift
