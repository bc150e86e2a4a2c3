"""Bowls, their curvatures, and what gradient descent does in them."""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact
from quizapp.families.writing import terms

if TYPE_CHECKING:
    from flint import fmpq


# What gradient descent does, by its tag.
BEHAVIOURS = {
    "monotone": "it approaches the minimum from one side",
    "arrives": "it reaches the minimum in one step",
    "overshoots": "it jumps over the minimum each time, but converges",
    "bounces": "it jumps to and fro for ever, no nearer and no farther",
    "diverges": "it diverges",
}


@dataclass(frozen=True, slots=True)
class Bowl:
    """a·u² + cross·u·v + c·v² (+ linear·w for a single weight w; then c is None).

    Attributes:
        rate: where the behaviour is asked: the learning rate.
        options: the behaviours in the order shown.
        mixed: whether the rates at which v overshoots and u does not are asked.
    """

    a: fmpq
    c: fmpq | None = None
    cross: fmpq | None = None
    linear: fmpq | None = None
    rate: fmpq | None = None
    options: tuple[str, ...] = ()
    mixed: bool = False

    @property
    def eigenvalues(self) -> list[fmpq]:
        """Of the Hessian, from the smallest; rational by the way they are drawn."""
        if self.c is None:
            return [2 * self.a]
        if self.cross is None:
            return sorted([2 * self.a, 2 * self.c])
        gap = _root((2 * self.a - 2 * self.c) ** 2 + (2 * self.cross) ** 2)
        return [self.a + self.c - gap / 2, self.a + self.c + gap / 2]

    def text(self) -> str:
        """Returns the loss as it is written."""
        if self.c is None:
            return f"f(w) = {terms([(self.a, 'w²'), (self.linear or exact(0), 'w')])}"
        middle = self.cross or exact(0)
        return f"f(u, v) = {terms([(self.a, 'u²'), (middle, 'uv'), (self.c, 'v²')])}"


def _root(square: fmpq) -> fmpq:
    return exact(isqrt(int(square.p))) / isqrt(int(square.q))


def behaviour(factor: fmpq) -> str:
    """Returns what happens where a step multiplies the distance to the minimum by `factor`."""
    if abs(factor) == 1:
        return "bounces"
    if abs(factor) > 1:
        return "diverges"
    return "arrives" if factor == 0 else "monotone" if factor > 0 else "overshoots"


def limits(bowl: Bowl) -> tuple[fmpq, fmpq]:
    """Returns the learning rates between which v overshoots, converging, and u does not."""
    small, large = bowl.eigenvalues
    return 1 / large, min(2 / large, 1 / small)
