"""What is differentiated of softmax cross-entropy, by the engine."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from quizapp.answers import vector
from quizapp.engine.backprop import forward, gradients
from quizapp.engine.graph import build
from quizapp.engine.numbers import Log, text, to_float
from quizapp.families.losses._softmax import SUBSCRIPTS, probabilities
from quizapp.families.matrices import Rows, answer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flint import fmpq

    from quizapp.model.questions import Answer


@dataclass(frozen=True, slots=True)
class Example:
    """e^s of each score, up to a common factor, and the place of the correct class."""

    parts: tuple[fmpq, ...]
    correct: int

    @property
    def p(self) -> tuple[fmpq, ...]:
        """The probabilities."""
        return probabilities(self.parts)

    @property
    def gradient(self) -> tuple[fmpq, ...]:
        """∂L/∂s, by a backward pass through exp, sum and log."""
        names = [f"s{n}" for n in range(len(self.parts))]
        sums = [("t1", "add", "e0", "e1")]
        sums += [(f"t{n}", "add", f"t{n - 1}", f"e{n}") for n in range(2, len(names))]
        graph = build(
            {name: Log(part) for name, part in zip(names, self.parts, strict=True)},
            [
                *((f"e{n}", "exp", name) for n, name in enumerate(names)),
                *sums,
                ("l", "log", sums[-1][0]),
                ("L", "sub", "l", names[self.correct]),
            ],
        )
        return tuple(gradients(graph, forward(graph))[: len(names)])


@dataclass(frozen=True, slots=True)
class Problem:
    """What is differentiated.

    Attributes:
        examples: one, or the rows of a batch whose mean loss is taken.
        asked: "scores", "batch", "weights" or "step".
        given: whether the prompt tells probabilities instead of scores.
        x: the input where weights are asked.
        weights: before the step.
    """

    examples: tuple[Example, ...]
    asked: str = "scores"
    given: bool = False
    x: tuple[fmpq, ...] = ()
    weights: Rows = ()
    rate: fmpq | None = None

    def result(self, by_scores: Callable[[Example], Sequence[fmpq]]) -> Rows:
        """Returns what is asked, as rows, where `by_scores` gives each example's ∂L/∂s."""
        if self.asked in {"scores", "batch"}:
            count = len(self.examples)
            return tuple(tuple(g / count for g in by_scores(e)) for e in self.examples)
        return self.from_scores(by_scores(self.examples[0]))

    def from_scores(self, by_scores: Sequence[fmpq]) -> Rows:
        """Returns ∂L/∂W, or W after the step, from ∂L/∂s."""
        gradient = tuple(tuple(g * x for x in self.x) for g in by_scores)
        if self.rate is None:
            return gradient
        return tuple(
            tuple(w - self.rate * g for w, g in zip(row, slopes, strict=True))
            for row, slopes in zip(self.weights, gradient, strict=True)
        )

    def moved(self) -> dict[str, Callable[[float], float]]:
        """Returns the loss as a function of the step of each score, or of each weight."""
        places = [(n, j) for n, e in enumerate(self.examples) for j in range(len(e.parts))]
        if not self.x:
            return {f"∂L/∂S[{n + 1},{j + 1}]": partial(self._loss, n, j, 1.0) for n, j in places}
        return {
            f"∂L/∂W[{j + 1},{d + 1}]": partial(self._loss, 0, j, to_float(x))
            for _, j in places
            for d, x in enumerate(self.x)
        }

    def _loss(self, row: int, place: int, slope: float, step: float) -> float:
        """Returns the mean loss where one score is moved by `slope` × `step`, in floats."""
        total = 0.0
        for n, example in enumerate(self.examples):
            scores = [math.log(to_float(part)) for part in example.parts]
            if n == row:
                scores[place] += slope * step
            total += math.log(sum(map(math.exp, scores))) - scores[example.correct]
        return total / len(self.examples)

    def written(self, rows: Rows) -> Answer:
        """Returns rows as the kind of answer that is asked."""
        if self.asked != "scores":
            return answer(rows)
        names = tuple(f"∂L/∂s{SUBSCRIPTS[n]}" for n in range(len(rows[0])))
        return vector.Answer(entries=tuple(map(text, rows[0])), names=names)
