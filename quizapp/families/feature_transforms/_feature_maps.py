"""Feature maps of the plane and of a line, by their tags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact

if TYPE_CHECKING:
    from collections.abc import Callable

    from flint import fmpq


@dataclass(frozen=True, slots=True)
class Map:
    """A feature map.

    Attributes:
        text: how it is written.
        names: of its features, as they stand in a solution.
        features: of a point, exact.
        because: why a solution may compute with other features than the map has; "" if it does not.
    """

    text: str
    names: tuple[str, ...]
    features: Callable[[fmpq, fmpq], tuple[fmpq, ...]]
    because: str = ""

    @property
    def label(self) -> str:
        """The features that a solution computes with: r² for r, for example."""
        return self.names[0] if len(self.names) == 1 else f"({', '.join(self.names)})"

    def point(self, x: fmpq, y: fmpq) -> tuple[fmpq, fmpq]:
        """Returns the features as a point in the plane: a single one with 0 beside it."""
        first, *others = self.features(x, y)
        return first, others[0] if others else exact(0)


def log_of_power(power: fmpq) -> fmpq:
    """Returns the logarithm to the base 2 of a power of 2."""
    return exact(int(power.p).bit_length() - int(power.q).bit_length())


MAPS = {
    "raw": Map("the raw (x, y)", ("x", "y"), lambda x, y: (x, y)),
    "line": Map("the raw x", ("x",), lambda x, _y: (x,)),
    "polar": Map(
        "r = √(x² + y²)",
        ("r²",),
        lambda x, y: (x * x + y * y,),
        because="r² puts the points into the same order as r",
    ),
    "product": Map("x·y", ("x·y",), lambda x, y: (x * y,)),
    "sum": Map("x + y", ("x + y",), lambda x, y: (x + y,)),
    "ratio": Map("y/x", ("y/x",), lambda x, y: (y / x,)),
    "abs": Map("(|x|, |y|)", ("|x|", "|y|"), lambda x, y: (abs(x), abs(y))),
    "size": Map("|x|", ("|x|",), lambda x, _y: (abs(x),)),
    "square": Map("x²", ("x²",), lambda x, _y: (x * x,)),
    "cube": Map("x³", ("x³",), lambda x, _y: (x**3,)),
    "reciprocal": Map("1/x", ("1/x",), lambda x, _y: (1 / x,)),
    "quadratic": Map("(x, x²)", ("x", "x²"), lambda x, _y: (x, x * x)),
    "squares": Map("(x², y²)", ("x²", "y²"), lambda x, y: (x * x, y * y)),
    "sum-and-product": Map("(x + y, x·y)", ("x + y", "x·y"), lambda x, y: (x + y, x * y)),
    "log": Map(
        "(log x, log y)",
        ("log₂ x", "log₂ y"),
        lambda x, y: (log_of_power(x), log_of_power(y)),
        because="log₂ is log times a constant",
    ),
}
