"""Functions whose slopes are measured: polynomials in one or two variables, and quotients."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from quizapp.engine.graph import INPUT, Graph, Node, build
from quizapp.engine.lazy_sympy import rational
from quizapp.engine.numbers import exact, pretty
from quizapp.families.writing import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw

_POWERS = ("", "", "²", "³", "⁴")
_ONE = exact(1)
_ZERO = exact(0)


@dataclass(frozen=True)
class Polynomial:
    """A sum of products of one or two names: each term its coefficient and their exponents."""

    names: tuple[str, ...]
    terms: tuple[tuple[fmpq, tuple[int, ...]], ...]

    def coefficient(self, power: int) -> fmpq:
        """Returns the coefficient of that power of the one variable."""
        return sum((c for c, powers in self.terms if powers == (power,)), start=_ZERO)

    def text(self) -> str:
        """Returns the function as it is written, without `f(w) =`."""
        return terms((coefficient, self._product(powers)) for coefficient, powers in self.terms)

    def slope_text(self) -> str:
        """Returns the derivative by the first name as it is written."""
        return terms(
            (powers[0] * coefficient, self._product((powers[0] - 1, *powers[1:])))
            for coefficient, powers in self.terms
            if powers[0]
        )

    def _product(self, exponents: tuple[int, ...]) -> str:
        return "".join(
            name + _POWERS[n] for name, n in zip(self.names, exponents, strict=True) if n
        )

    def graph(self, point: Sequence[fmpq]) -> Graph:
        """Returns the graph that computes the function at `point`."""
        inputs = (
            Node(name, INPUT, constant=at) for name, at in zip(self.names, point, strict=True)
        )
        return Graph((*inputs, *self._gates))

    @cached_property
    def _gates(self) -> tuple[Node, ...]:
        """The gates alone, which are the same at every point."""
        gates: list[tuple[str | Number, ...]] = []
        for t, (coefficient, exponents) in enumerate(self.terms):
            powers = [
                (f"{name}{t}", "power", name, n)
                for name, n in zip(self.names, exponents, strict=True)
                if n
            ]
            gates += powers
            product = str(powers[0][0])
            if len(powers) == 2:
                product = f"p{t}"
                gates.append((product, "mul", powers[0][0], powers[1][0]))
            gates.append((f"t{t}", "scale", product, coefficient))
            if t:
                gates.append((f"s{t}", "add", f"s{t - 1}" if t > 1 else "t0", f"t{t}"))
        return build(dict.fromkeys(self.names, _ZERO), gates).nodes[len(self.names) :]

    def symbolic(self, symbols: Sequence[Number]) -> Number:
        """Returns the function as an expression of sympy."""
        total = 0
        for coefficient, exponents in self.terms:
            product = rational(coefficient)
            for symbol, n in zip(symbols, exponents, strict=True):
                product *= symbol**n
            total += product
        return total


@dataclass(frozen=True, slots=True)
class Quotient:
    """(p·w + q)/(w + c)."""

    p: fmpq
    q: fmpq
    c: fmpq

    @property
    def names(self) -> tuple[str, ...]:
        """The one variable."""
        return ("w",)

    def text(self) -> str:
        """Returns the function as it is written, without `f(w) =`."""
        return f"{terms([(self.p, 'w'), (self.q, '')])}/{self._below()}"

    def slope_text(self) -> str:
        """Returns the derivative as it is written."""
        return f"{pretty(self.p * self.c - self.q)}/{self._below()}²"

    def _below(self) -> str:
        return f"({terms([(_ONE, 'w'), (self.c, '')])})" if self.c != 0 else "w"

    def graph(self, point: Sequence[fmpq]) -> Graph:
        """Returns the graph that computes the function at `point`."""
        inputs = {"w": point[0], "q": self.q, "c": self.c}
        gates = [
            ("a", "scale", "w", self.p),
            ("b", "add", "a", "q"),
            ("d", "add", "w", "c"),
            ("f", "div", "b", "d"),
        ]
        return build(inputs, gates)

    def symbolic(self, symbols: Sequence[Number]) -> Number:
        """Returns the function as an expression of sympy."""
        (w,) = symbols
        return (rational(self.p) * w + rational(self.q)) / (w + rational(self.c))


Function = Polynomial | Quotient


def polynomial(*coefficients: fmpq) -> Polynomial:
    """Returns the polynomial in w with these coefficients of w, w², …; none for a 0."""
    found = [(c, (n,)) for n, c in enumerate(coefficients, start=1) if c != 0]
    return Polynomial(("w",), tuple(found[::-1]))


def drawn_quotient(draw: Draw) -> Quotient:
    """Returns a function such as 3/w or 2w/(w − 1)."""
    size = draw.nonzero(4)
    if draw.chance(0.5):
        return Quotient(_ZERO, size, _ZERO)
    return Quotient(size, _ZERO, draw.nonzero(4))
