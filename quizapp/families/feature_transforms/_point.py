"""A point in the plane, and how its coordinates are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.answers import vector
from quizapp.engine.numbers import exact
from quizapp.families.feature_transforms._surds import Surd, root

if TYPE_CHECKING:
    from flint import fmpq


@dataclass(frozen=True, slots=True)
class Point:
    """A point; `asked` is "radius", "polar" or "cartesian"."""

    x: Surd
    y: Surd
    asked: str

    @property
    def radius(self) -> Surd:
        """r, the distance from the origin."""
        return root(self.x.square + self.y.square)

    @property
    def turn(self) -> fmpq:
        """θ/π in (−1, 1], for a point whose angle is one of `REFERENCE`."""
        reference = REFERENCE[str(self.y.square / self.x.square)]
        upper = 1 - reference if self.x.coefficient < 0 else reference
        return -upper if self.y.coefficient < 0 else upper

    @property
    def text(self) -> str:
        """The point as it is printed."""
        return f"({self.x.pretty}, {self.y.pretty})"


# The angle of (|x|, |y|) in units of π, by y²/x².
REFERENCE = {"1/3": exact("1/6"), "1": exact("1/4"), "3": exact("1/3")}
DISTANCE = "r is its distance from the origin"
ANGLE = "θ its angle from the positive x-axis"
PRINCIPLE = "A point is known by how far it is from the origin, and in which direction."


def pair_answer(point: Point, first: str, second: str) -> vector.Answer:
    """Returns both coordinates as an answer."""
    names = ("x", "y") if point.asked == "cartesian" else ("r", "θ")
    return vector.Answer(entries=(first, second), names=names)
