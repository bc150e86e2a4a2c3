"""A linear classifier, and how it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quizapp.engine.numbers import exact, text
from quizapp.families.matrices import Rows, blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flint import fmpq

SUBSCRIPTS = "₁₂₃₄"


@dataclass(frozen=True, slots=True)
class Classifier:
    """s = W·x + b, a row of W for each class.

    Attributes:
        bias: of each class; empty where the classifier has none.
        extended: whether the biases are written as a last column of W, and a 1 after x.
        predicted: whether the predicted class is asked too.
        missing: row and column of the weight that is asked; None where the scores are.
    """

    weights: Rows
    x: tuple[fmpq, ...]
    bias: tuple[fmpq, ...] = ()
    extended: bool = False
    predicted: bool = False
    missing: tuple[int, int] | None = None

    @property
    def scores(self) -> tuple[fmpq, ...]:
        """The scores s = W·x + b."""
        return self.of(self.x)

    @property
    def products(self) -> tuple[fmpq, ...]:
        """W·x, without the bias."""
        return tuple(dot(row, self.x) for row in self.weights)

    def of(self, x: Sequence[fmpq], sign: int = 1) -> tuple[fmpq, ...]:
        """Returns the scores of another input, or those with `sign` times the bias."""
        bias = self.bias or tuple(exact(0) for _ in self.weights)
        rows = zip(self.weights, bias, strict=True)
        return tuple(dot(row, x) + sign * b for row, b in rows)

    @property
    def names(self) -> tuple[str, ...]:
        """What the scores are called."""
        return tuple(f"s{SUBSCRIPTS[n]}" for n in range(len(self.weights)))

    @property
    def asked(self) -> tuple[str, ...]:
        """What is asked, by name."""
        return (*self.names, "class") if self.predicted else self.names


def dot(row: Sequence[fmpq], x: Sequence[fmpq]) -> fmpq:
    """Returns the sum of the products."""
    return sum((w * value for w, value in zip(row, x, strict=True)), start=exact(0))


def model_text(classifier: Classifier) -> str:
    """Returns the sentence that a prompt begins with."""
    if classifier.extended:
        return (
            "A linear classifier with the bias trick: s = W·x,\n"
            "after a 1 is appended to the x below;\n"
            "the last column of W holds the biases:"
        )
    bias = " + b" if classifier.bias else ""
    return f"A linear classifier s = W·x{bias}, with a row of W for each class:"


def matrices(classifier: Classifier) -> list[str]:
    """Returns W, x and what else is told, as lines; a missing weight is a question mark."""
    weights: tuple[tuple[Any, ...], ...] = classifier.weights
    if classifier.missing:
        i, j = classifier.missing
        hidden = (*weights[i][:j], "?", *weights[i][j + 1 :])
        weights = (*weights[:i], hidden, *weights[i + 1 :])
    if classifier.extended:
        weights = tuple((*row, b) for row, b in zip(weights, classifier.bias, strict=True))
    shown = {"W": weights, "x": column(classifier.x)}
    if classifier.bias and not classifier.extended:
        shown["b"] = column(classifier.bias)
    if classifier.missing:
        shown["s"] = column(classifier.scores)
    return blocks(shown)


def column(values: Iterable[fmpq]) -> Rows:
    """Returns a vector as a matrix with one column."""
    return tuple((value,) for value in values)


def parameters(classifier: Classifier) -> dict[str, str]:
    """Returns the classifier as texts."""
    return {
        "W": "; ".join(", ".join(map(text, row)) for row in classifier.weights),
        "x": ", ".join(map(text, classifier.x)),
        "b": ", ".join(map(text, classifier.bias)),
        "missing": str(classifier.missing or ""),
    }
