"""Square roots in exact form, a rational times the root of an integer, and angles in units of π."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact, pretty

if TYPE_CHECKING:
    from flint import fmpq


@dataclass(frozen=True, slots=True)
class Surd:
    """`coefficient`·√`radicand`; the radicand has no square factor, and is 1 for a rational."""

    coefficient: fmpq
    radicand: int = 1

    @property
    def square(self) -> fmpq:
        """The value squared, which is rational."""
        return self.coefficient**2 * self.radicand

    @property
    def typed(self) -> str:
        """The value as one would type it: `-3*sqrt(3)/2`."""
        return self._written("*sqrt({})")

    @property
    def pretty(self) -> str:
        """The value as it is printed: `−3√3/2`."""
        return self._written("√{}").replace("-", "−")

    def _written(self, root: str) -> str:
        if self.radicand == 1:
            return str(self.coefficient)
        shown = root.format(self.radicand)
        over = int(self.coefficient.p)
        lone = f"{'-' if over < 0 else ''}{shown.removeprefix('*')}"
        under = "" if self.coefficient.q == 1 else f"/{self.coefficient.q!s}"
        return (lone if abs(over) == 1 else f"{over}{shown}") + under

    def __abs__(self) -> Surd:
        return Surd(abs(self.coefficient), self.radicand)


def under_a_root(square: fmpq) -> str:
    """Returns the root of a rational, not taken yet: `√25`, `√(25/4)`."""
    shown = pretty(square)
    return f"√({shown})" if "/" in shown else f"√{shown}"


def root(square: fmpq, *, negative: bool = False) -> Surd:
    """Returns the exact square root of a rational, or minus it."""
    if square == 0:
        return Surd(square)
    inside = int(square.p) * int(square.q)
    sizes = takewhile(lambda size: size * size <= inside, range(1, inside + 1))
    outside = max(size for size in sizes if inside % (size * size) == 0)
    coefficient = exact(-outside if negative else outside) / square.q
    return Surd(coefficient, inside // outside**2)


def typed_angle(turn: fmpq) -> str:
    """Returns `turn`·π as one would type it: `-2*pi/3`."""
    over = f"{turn.p!s}*pi".removeprefix("1*").replace("-1*", "-")
    return over if turn.q == 1 else f"{over}/{turn.q!s}"


def pretty_angle(turn: fmpq) -> str:
    """Returns `turn`·π as it is printed: `−2π/3`."""
    return pretty(typed_angle(turn).replace("*", "").replace("pi", "π"))
