"""Gradient steps on parabolas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.engine.backprop import forward, gradients
from quizapp.engine.graph import build
from quizapp.engine.numbers import exact, pretty
from quizapp.families.writing import listed, terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flint import fmpq

    from quizapp.engine.graph import Graph


@dataclass(frozen=True, slots=True)
class Bowl:
    """a(w − c)² in one weight."""

    a: fmpq
    c: fmpq

    def text(self, name: str) -> str:
        """Returns the bowl as it is written."""
        inside = distance_text(self, name)
        return terms([(self.a, f"({inside})²" if self.c != 0 else f"{name}²")])

    def value(self, w: fmpq) -> fmpq:
        """Returns the bowl's height at w."""
        return self.a * (w - self.c) ** 2

    def slope(self, w: fmpq) -> fmpq:
        """Returns the derivative at w, by backpropagation through the bowl's graph."""
        graph = self._graph(w)
        slope: fmpq = gradients(graph, forward(graph))[0]
        return slope

    def _graph(self, w: fmpq) -> Graph:
        gates = [("d", "sub", "w", "c"), ("s", "square", "d"), ("L", "scale", "s", self.a)]
        return build({"w": w, "c": self.c}, gates)


@dataclass(frozen=True, slots=True)
class Walk:
    """Gradient steps on a sum of bowls, one for each weight.

    Attributes:
        count: of the steps.
        traced: whether the weight after each step is asked; of one weight only.
        bound: where the number of steps is asked: the distance that the last one must reach.
    """

    bowls: tuple[Bowl, ...]
    start: tuple[fmpq, ...]
    rate: fmpq
    count: int
    bound: fmpq | None = None
    traced: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """What the weights are called."""
        return ("w",) if len(self.bowls) == 1 else ("u", "v")

    def gradient(self, point: Sequence[fmpq]) -> tuple[fmpq, ...]:
        """Returns the gradient at `point`."""
        return tuple(bowl.slope(w) for bowl, w in zip(self.bowls, point, strict=True))

    def loss(self, point: Sequence[fmpq]) -> fmpq:
        """Returns the sum of the bowls at `point`."""
        heights = (bowl.value(w) for bowl, w in zip(self.bowls, point, strict=True))
        return sum(heights, start=exact(0))

    def points(self) -> list[tuple[fmpq, ...]]:
        """Returns the weights from the start on, step by step."""
        found = [self.start]
        for _ in range(self.count):
            slopes = self.gradient(found[-1])
            found.append(tuple(w - self.rate * g for w, g in zip(found[-1], slopes, strict=True)))
        return found


def factor_of(bowl: Bowl, rate: fmpq) -> fmpq:
    """Returns what a step multiplies the distance to the minimum by."""
    return 1 - 2 * bowl.a * rate


def distance_text(bowl: Bowl, name: str) -> str:
    """Returns the distance to the bowl's minimum as it is written, `w − 3`."""
    return terms([(exact(1), name), (-bowl.c, "")])


def asked(walk: Walk, points: Sequence[tuple[fmpq, ...]]) -> tuple[fmpq, ...]:
    """Returns the last of the points, or of a traced walk the weight after each step."""
    return tuple(w for (w,) in points[1:]) if walk.traced else points[-1]


def shown(values: Sequence[fmpq]) -> str:
    """Returns a weight, or several as a vector, as it is printed."""
    return pretty(values[0]) if len(values) == 1 else listed(values)
