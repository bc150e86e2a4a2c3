"""Losses of one weight: polynomials, and powers of an inner function."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.engine.lazy_sympy import rational
from quizapp.engine.numbers import exact, factor, pretty
from quizapp.families.writing import terms

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.engine.numbers import Number

_POWERS = ("", "w", "w²", "w³")


@dataclass(frozen=True, slots=True)
class Polynomial:
    """A polynomial in w; `coefficients` from the constant upward."""

    coefficients: tuple[fmpq, ...]

    def value(self, w: fmpq) -> fmpq:
        """Returns L(w)."""
        return sum((c * w**n for n, c in enumerate(self.coefficients)), start=exact(0))

    def slope(self, w: fmpq) -> fmpq:
        """Returns L′(w)."""
        return Polynomial(self._derivative()).value(w)

    def _derivative(self) -> tuple[fmpq, ...]:
        return tuple(n * c for n, c in enumerate(self.coefficients))[1:]

    def text(self) -> str:
        """Returns L(w) as it is written, without `L(w) =`."""
        return _polynomial_text(self.coefficients)

    def slope_text(self) -> str:
        """Returns L′(w) as it is written."""
        return _polynomial_text(self._derivative())

    def symbolic(self, w: Number) -> Number:
        """Returns L as an expression of sympy."""
        return sum(rational(c) * w**n for n, c in enumerate(self.coefficients))


def _polynomial_text(coefficients: tuple[fmpq, ...]) -> str:
    return terms([(c, name) for c, name in zip(coefficients, _POWERS, strict=False)][::-1])


@dataclass(frozen=True, slots=True)
class Squared:
    """a·(b·w + c)² + d, a square around an inner function."""

    a: fmpq
    b: fmpq
    c: fmpq
    d: fmpq

    def inner(self, w: fmpq) -> fmpq:
        """Returns b·w + c."""
        return self.b * w + self.c

    def value(self, w: fmpq) -> fmpq:
        """Returns L(w)."""
        return self.a * self.inner(w) ** 2 + self.d

    def slope(self, w: fmpq) -> fmpq:
        """Returns L′(w), by the chain rule."""
        return self.b * self.outer_slope(w)

    def outer_slope(self, w: fmpq) -> fmpq:
        """Returns the derivative by the inner function alone."""
        return 2 * self.a * self.inner(w)

    def text(self) -> str:
        """Returns L(w) as it is written, without `L(w) =`."""
        return terms([(self.a, f"({self._inner_text()})²"), (self.d, "")])

    def slope_text(self) -> str:
        """Returns the right side of L′(w) = …, the inner derivative at its end."""
        return f"{pretty(2 * self.a)}·({self._inner_text()})·{factor(self.b)}"

    def _inner_text(self) -> str:
        return terms([(self.b, "w"), (self.c, "")])

    def symbolic(self, w: Number) -> Number:
        """Returns L as an expression of sympy."""
        return rational(self.a) * (rational(self.b) * w + rational(self.c)) ** 2 + rational(self.d)


@dataclass(frozen=True, slots=True)
class Example(Squared):
    """½(w·x − t)², the squared error of one training example: b is x, −c is t."""

    @classmethod
    def of(cls, x: fmpq, t: fmpq) -> Example:
        """Returns the loss of the example with input x and target t."""
        return cls(a=exact("1/2"), b=x, c=-t, d=exact(0))

    def text(self) -> str:
        """Returns the right side of L(w) = …, with the numbers of the example."""
        return f"½(w·x − t)² with x = {pretty(self.b)}, t = {pretty(-self.c)}"

    def slope_text(self) -> str:
        """Returns L′(w) as it is written."""
        return "(w·x − t)·x"


Loss = Polynomial | Squared
