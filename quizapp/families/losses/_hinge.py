"""Examples under the multiclass hinge loss, and the loss of a batch of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.engine.numbers import addend, exact, pretty
from quizapp.families.matrices import Rows, flat
from quizapp.families.writing import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flint import fmpq

_SUBSCRIPTS = "₁₂₃₄"
_NO_PENALTY = exact(0)


@dataclass(frozen=True, slots=True)
class Example:
    """Scores, the place of the correct class, and Δ, by which that class should be ahead."""

    scores: tuple[fmpq, ...]
    correct: int
    margin: fmpq

    @property
    def margins(self) -> dict[int, fmpq]:
        """The margin sⱼ − s_y + Δ of every wrong class."""
        right = self.scores[self.correct]
        return {
            j: score - right + self.margin
            for j, score in enumerate(self.scores)
            if j != self.correct
        }

    @property
    def loss(self) -> fmpq:
        """The sum of the margins that are above 0."""
        return sum((max(exact(0), m) for m in self.margins.values()), start=exact(0))

    @property
    def given(self) -> str:
        """The example as a prompt prints it."""
        correct = f"correct class y = {self.correct + 1} (they count from 1)"
        return f"  scores {listed(self.scores)}, {correct}"

    def lines(self) -> Iterator[str]:
        """Yields each margin: `class 2: 5 − 3 + 1 = 3`."""
        right, delta = addend(self.scores[self.correct]), pretty(self.margin)
        for j, margin in self.margins.items():
            cut = ", cut off at 0" if margin < 0 else ""
            score = pretty(self.scores[j])
            yield f"class {j + 1}: {score} − {right} + {delta} = {pretty(margin)}{cut}"

    def sum_line(self) -> str:
        """Returns how the loss adds up."""
        paid = [pretty(max(exact(0), m)) for m in self.margins.values()]
        return f"sum: {' + '.join(paid)} = {pretty(self.loss)}"

    def name(self, j: int) -> str:
        """Returns what the score of a class is called."""
        return f"s{_SUBSCRIPTS[j]}"


@dataclass(frozen=True, slots=True)
class Loss:
    """The mean hinge loss of `examples`, plus `strength`·Σ W² where there are weights."""

    examples: tuple[Example, ...]
    weights: Rows = ()
    strength: fmpq = _NO_PENALTY

    def mean(self, loss: Callable[[Example], fmpq]) -> fmpq:
        """Returns the mean of `loss` over the examples, with the penalty."""
        total = sum(map(loss, self.examples), start=exact(0))
        return total / len(self.examples) + self.penalty

    @property
    def squares(self) -> fmpq:
        """Σ W²."""
        return sum((w**2 for w in flat(self.weights)), start=exact(0))

    @property
    def penalty(self) -> fmpq:
        """λΣW²."""
        return self.strength * self.squares

    @property
    def value(self) -> fmpq:
        """The loss."""
        return self.mean(lambda example: example.loss)
