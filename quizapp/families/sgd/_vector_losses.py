"""Losses of several weights: a quadratic with cross terms, and one example of a regression."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.engine.lazy_sympy import rational
from quizapp.engine.numbers import exact, factor, pretty
from quizapp.families.writing import listed, terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flint import fmpq

    from quizapp.engine.numbers import Number

WEIGHTS = ("w₁", "w₂", "w₃")


@dataclass(frozen=True, slots=True)
class Quadratic:
    """Σ aᵢwᵢ² + Σ cᵢⱼwᵢwⱼ; `crosses` holds (i, j, cᵢⱼ) with i < j, counted from 0."""

    squares: tuple[fmpq, ...]
    crosses: tuple[tuple[int, int, fmpq], ...] = ()

    def value(self, w: Sequence[fmpq]) -> fmpq:
        """Returns L at w."""
        squares = sum((a * v * v for a, v in zip(self.squares, w, strict=True)), start=exact(0))
        return sum((c * w[j] * w[k] for j, k, c in self.crosses), start=squares)

    def partial(self, i: int, w: Sequence[fmpq]) -> fmpq:
        """Returns the derivative by weight i at w."""
        crossed = [c * w[k if i == j else j] for j, k, c in self.crosses if i in {j, k}]
        return sum(crossed, start=self.own_partial(i, w))

    def own_partial(self, i: int, w: Sequence[fmpq]) -> fmpq:
        """Returns the derivative by weight i as if there were no cross terms."""
        return 2 * self.squares[i] * w[i]

    def text(self) -> str:
        """Returns L as it is written, without `L =`."""
        pairs = []
        for i, square in enumerate(self.squares):
            pairs.append((square, f"{WEIGHTS[i]}²"))
            pairs += [(c, f"{WEIGHTS[j]}{WEIGHTS[k]}") for j, k, c in self.crosses if j == i]
        return terms(pairs)

    def partial_text(self, i: int) -> str:
        """Returns the derivative by weight i as it is written."""
        crosses = [(c, WEIGHTS[k if i == j else j]) for j, k, c in self.crosses if i in {j, k}]
        return terms([(2 * self.squares[i], WEIGHTS[i]), *crosses])

    def substituted(self, i: int, w: Sequence[fmpq]) -> str:
        """Returns the derivative by weight i with the numbers put in: `4·2 − 3·(−1)`."""
        crosses = [(c, k if i == j else j) for j, k, c in self.crosses if i in {j, k}]
        return terms(
            (c, factor(w[j]) if abs(c) == 1 else f"·{factor(w[j])}")
            for c, j in [(2 * self.squares[i], i), *crosses]
        )

    def symbolic(self, w: Sequence[Number]) -> Number:
        """Returns L as an expression of sympy."""
        squares = sum(rational(a) * w[i] ** 2 for i, a in enumerate(self.squares))
        return squares + sum(rational(c) * w[j] * w[k] for j, k, c in self.crosses)


@dataclass(frozen=True, slots=True)
class Example:
    """(ŷ − t)² with ŷ = Σ wᵢxᵢ: one example of a linear regression, without ½ and bias."""

    x: tuple[fmpq, ...]
    t: fmpq

    @property
    def prediction(self) -> str:
        """What ŷ is, as it is written."""
        return " + ".join(f"{name}x{name[-1]}" for name in WEIGHTS[: len(self.x)])

    def residual(self, w: Sequence[fmpq]) -> fmpq:
        """Returns ŷ − t."""
        return sum((a * b for a, b in zip(w, self.x, strict=True)), start=exact(0)) - self.t

    def residual_line(self, w: Sequence[fmpq]) -> str:
        """Returns how the residual at w comes about."""
        products = (f"{factor(a)}·{factor(b)}" for a, b in zip(w, self.x, strict=True))
        return f"ŷ − t = {' + '.join(products)} − {factor(self.t)} = {pretty(self.residual(w))}"

    def value(self, w: Sequence[fmpq]) -> fmpq:
        """Returns L at w."""
        return self.residual(w) ** 2

    def partial(self, i: int, w: Sequence[fmpq]) -> fmpq:
        """Returns the derivative by weight i at w."""
        return 2 * self.residual(w) * self.x[i]

    def text(self) -> str:
        """Returns the right side of L = …, with the numbers of the example."""
        return f"({self.prediction} − t)² with x = {listed(self.x)}, t = {pretty(self.t)}"

    def partial_text(self, i: int) -> str:
        """Returns the derivative by weight i as it is written."""
        return f"2·(ŷ − t)·{factor(self.x[i])}"

    def substituted(self, i: int, w: Sequence[fmpq]) -> str:
        """Returns the derivative by weight i with the numbers put in: `2·(−5)·3`."""
        return f"2·{factor(self.residual(w))}·{factor(self.x[i])}"

    def symbolic(self, w: Sequence[Number]) -> Number:
        """Returns L as an expression of sympy."""
        prediction = sum(rational(x) * weight for x, weight in zip(self.x, w, strict=True))
        return (prediction - rational(self.t)) ** 2


Loss = Quadratic | Example
