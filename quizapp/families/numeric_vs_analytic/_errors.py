"""The error of a difference quotient, by measuring it and by Taylor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from quizapp.engine.numbers import decimal, decimal_places, exact, pretty
from quizapp.families.numeric_vs_analytic._secants import Secant

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.families.numeric_vs_analytic._functions import Polynomial


@dataclass(frozen=True)
class Error:
    """The error of a difference quotient, forward or centred, of a polynomial up to a cubic.

    Attributes:
        w: where the gradient is measured, with step h.
        shrinking: for the ratio of two errors, what the step is divided by; else 0.
        bound: for the number of halvings from `h`, what the error must not pass.
    """

    f: Polynomial
    w: fmpq
    h: fmpq
    centred: bool
    shrinking: int = 0
    bound: fmpq | None = None

    @property
    def secant(self) -> Secant:
        """What is measured."""
        return Secant(self.f, (self.w,), self.h)

    @property
    def scheme(self) -> str:
        """The difference quotient's name."""
        return "centred" if self.centred else "forward"

    @property
    def numeric(self) -> fmpq:
        """The difference quotient."""
        return self.secant.centred if self.centred else self.secant.forward

    @cached_property
    def size(self) -> fmpq:
        """The error: numeric − analytic."""
        return self.numeric - self.secant.slope()

    def at(self, h: fmpq) -> Error:
        """Returns the same with another step."""
        return replace(self, h=h)

    def other(self) -> Error:
        """Returns the error of the other difference quotient."""
        return replace(self, centred=not self.centred)

    @property
    def cube(self) -> fmpq:
        """A sixth of the third derivative: the coefficient of w³."""
        return self.f.coefficient(3)

    @property
    def bend(self) -> fmpq:
        """Half the second derivative at the point."""
        return self.f.coefficient(2) + 3 * self.cube * self.w

    @property
    def leading(self) -> fmpq:
        """The error's leading term in its Taylor series."""
        return self.cube * self.h**2 if self.centred else self.bend * self.h

    @property
    def ratio(self) -> fmpq:
        """How many times larger the error is than at the smaller step."""
        return self.size / self.at(self.h / self.shrinking).size

    def halvings(self, bound: fmpq) -> int:
        """Returns how many halvings bring the error within `bound`, up to 20."""
        count, error, slope = 0, self, self.secant.slope()
        while abs(error.numeric - slope) > bound and count < 20:
            count, error = count + 1, error.at(error.h / 2)
        return count

    @cached_property
    def value(self) -> fmpq:
        """What is asked."""
        if self.bound is not None:
            return exact(self.halvings(self.bound))
        return self.ratio if self.shrinking else self.size


def written(value: fmpq) -> str:
    """Returns a number as a decimal, if that ends."""
    return pretty(value) if decimal_places(value) is None else decimal(value)
