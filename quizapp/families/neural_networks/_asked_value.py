"""The value of an activation function at a point, or of a neuron."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact
from quizapp.families.neural_networks._activations import Point

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.engine.numbers import Number


@dataclass(frozen=True, slots=True)
class Asked:
    """The value at a point.

    Attributes:
        half: whether the argument is half of the logarithm; for tanh only.
        weights: of a neuron whose weighted sum with its bias is the point; empty for none.
    """

    point: Point
    half: bool = False
    weights: tuple[fmpq, ...] = ()
    inputs: tuple[fmpq, ...] = ()

    @property
    def value(self) -> Number:
        """The right value."""
        if self.half:
            # tanh(u/2) = 2σ(u) − 1, where u/2 itself is no logarithm of a rational.
            return 2 * Point("sigmoid", self.point.z, exact(0)).value() - 1
        return self.point.value()

    @property
    def products(self) -> fmpq:
        """What the products of a neuron add up to."""
        pairs = zip(self.weights, self.inputs, strict=True)
        return sum((w * x for w, x in pairs), start=exact(0))
