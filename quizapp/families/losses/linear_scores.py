"""The scores of a linear classifier.

Levels: 1 two classes, no bias · 2 three classes with bias · 3 four classes, three features at
halves · 4 the bias as a last column of W · 5 backwards: a missing entry of W.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quizapp.answers import number, vector
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import addend, exact, factor, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.matrices import Rows, blocks, drawn, to_sympy, transposed
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flint import fmpq

    from quizapp.engine.sampling import Draw
    from quizapp.model import Answer, Misconception

TITLE = "Scores of a linear classifier"
KIND = "vector"
VERSION = 1
SUMMARY = "s = W·x + b class by class; with the bias trick; or a missing weight"

_SUBSCRIPTS = "₁₂₃₄"


@dataclass(frozen=True, slots=True)
class Classifier:
    """s = W·x + b, a row of W for each class.

    Attributes:
        bias: of each class; empty where the classifier has none.
        extended: whether the biases are written as a last column of W, and a 1 after x.
        missing: row and column of the weight that is asked; None where the scores are.
    """

    weights: Rows
    x: tuple[fmpq, ...]
    bias: tuple[fmpq, ...] = ()
    extended: bool = False
    missing: tuple[int, int] | None = None

    @property
    def scores(self) -> tuple[fmpq, ...]:
        """The scores s = W·x + b."""
        return self.of(self.x)

    @property
    def products(self) -> tuple[fmpq, ...]:
        """W·x, without the bias."""
        return tuple(_dot(row, self.x) for row in self.weights)

    def of(self, x: Sequence[fmpq], sign: int = 1) -> tuple[fmpq, ...]:
        """Returns the scores of another input, or those with `sign` times the bias."""
        bias = self.bias or tuple(exact(0) for _ in self.weights)
        rows = zip(self.weights, bias, strict=True)
        return tuple(_dot(row, x) + sign * b for row, b in rows)

    @property
    def names(self) -> tuple[str, ...]:
        """What the scores are called."""
        return tuple(f"s{_SUBSCRIPTS[n]}" for n in range(len(self.weights)))


def _dot(row: Sequence[fmpq], x: Sequence[fmpq]) -> fmpq:
    return sum((w * value for w, value in zip(row, x, strict=True)), start=exact(0))


GOLDEN = (
    2,
    Classifier(
        tuple(tuple(map(exact, row)) for row in ((1, -2), (0, 3), (2, 1))),
        x=(exact(2), exact(1)),
        bias=(exact(-1), exact(-1), exact(-2)),
    ),
)

# Classes and features, by level.
_SHAPES = {1: (2, 2), 2: (3, 2), 3: (4, 3), 4: (3, 2), 5: (3, 3)}


def draw(draw: Draw, level: int) -> Classifier | None:
    """Returns a classifier with one best class, and an input of different values."""
    classes, features = _SHAPES[level]
    x = tuple(draw.nonzero(4) / (draw.choice((1, 2)) if level == 3 else 1) for _ in range(features))
    classifier = Classifier(
        drawn(draw, classes, features, 4),
        x,
        bias=() if level == 1 else tuple(draw.nonzero(5) for _ in range(classes)),
        extended=level == 4,
        missing=(draw.integer(0, 2), draw.integer(0, 2)) if level == 5 else None,
    )
    best = max(classifier.scores)
    tied = classifier.scores.count(best) > 1
    plain = classifier.missing is not None and abs(x[classifier.missing[1]]) == 1
    return None if tied or plain or len(set(x)) < features else classifier


def pose(classifier: Classifier) -> Draft:
    """Returns the question about the scores, or about a weight."""
    return _missing(classifier) if classifier.missing else _scores(classifier)


def _scores(classifier: Classifier) -> Draft:
    scores, names = classifier.scores, classifier.names
    best = scores.index(max(scores))
    first = _line(classifier, 0)
    return Draft(
        prompt="\n".join(
            [
                _model(classifier),
                *_matrices(classifier),
                f"What are the scores? Give [{', '.join(names)}].",
            ]
        ),
        answer=_answer(classifier, scores),
        values=scores,
        hints=(
            "There is a row of W for each class: its score is that row times x.",
            "A score is the sum of weight times input over the row, plus the bias of the class."
            if classifier.bias
            else "A score is the sum of weight times input over the row; there is no bias.",
            f"{first}.",
        ),
        steps=(
            *(_line(classifier, n) for n in range(len(scores))),
            f"the largest is {names[best]}: class {best + 1} is predicted",
        ),
        parameters=_parameters(classifier),
        shown=classifier.products,
    )


def _model(classifier: Classifier) -> str:
    if classifier.extended:
        return (
            "A linear classifier with the bias trick: s = W·x, where a 1 is appended to x\n"
            "and the last column of W holds the biases:"
        )
    bias = " + b" if classifier.bias else ""
    return f"A linear classifier s = W·x{bias}, with a row of W for each class:"


def _matrices(classifier: Classifier) -> list[str]:
    weights: tuple[tuple[Any, ...], ...] = classifier.weights
    if classifier.missing:
        i, j = classifier.missing
        hidden = (*weights[i][:j], "?", *weights[i][j + 1 :])
        weights = (*weights[:i], hidden, *weights[i + 1 :])
    if classifier.extended:
        weights = tuple((*row, b) for row, b in zip(weights, classifier.bias, strict=True))
    shown = {"W": weights, "x": _column(classifier.x)}
    if classifier.bias and not classifier.extended:
        shown["b"] = _column(classifier.bias)
    if classifier.missing:
        shown["s"] = _column(classifier.scores)
    return blocks(shown)


def _column(values: Iterable[fmpq]) -> Rows:
    return tuple((value,) for value in values)


def _line(classifier: Classifier, n: int) -> str:
    products = [
        f"{factor(w)}·{factor(x)}" for w, x in zip(classifier.weights[n], classifier.x, strict=True)
    ]
    terms = [*products, *([addend(classifier.bias[n])] if classifier.bias else [])]
    return f"{classifier.names[n]} = {' + '.join(terms)} = {pretty(classifier.scores[n])}"


def _parameters(classifier: Classifier) -> dict[str, str]:
    return {
        "W": "; ".join(", ".join(map(text, row)) for row in classifier.weights),
        "x": ", ".join(map(text, classifier.x)),
        "b": ", ".join(map(text, classifier.bias)),
        "missing": str(classifier.missing or ""),
    }


@dataclass(frozen=True, slots=True)
class _Gap:
    """The row of the missing weight: what is known of it."""

    score: fmpq
    bias: fmpq
    rest: fmpq
    x: fmpq
    weight: fmpq


def _gap(classifier: Classifier) -> _Gap:
    i, j = classifier.missing or (0, 0)
    weight, x = classifier.weights[i][j], classifier.x[j]
    rest = classifier.products[i] - weight * x
    return _Gap(classifier.scores[i], classifier.bias[i], rest, x, weight)


def _missing(classifier: Classifier) -> Draft:
    i, j = classifier.missing or (0, 0)
    gap, row, name = _gap(classifier), _SUBSCRIPTS[i], f"w{_SUBSCRIPTS[i]}{_SUBSCRIPTS[j]}"
    known = gap.score - gap.bias - gap.rest
    taken = (pretty(gap.score), addend(gap.bias), addend(gap.rest))
    others = " + ".join(
        f"{factor(w)}·{factor(x)}"
        for n, (w, x) in enumerate(zip(classifier.weights[i], classifier.x, strict=True))
        if n != j
    )
    return Draft(
        prompt="\n".join(
            [
                _model(classifier),
                *_matrices(classifier),
                "Which weight stands where the question mark is?",
            ]
        ),
        answer=number.Answer(exact=text(gap.weight)),
        values=(gap.weight,),
        hints=(
            f"Only row {i + 1} of W and score s{row} know about it.",
            f"{name}·x{_SUBSCRIPTS[j]} = s{row} − b{row} − the other products of the row",
            f"The other products: {others} = {pretty(gap.rest)}.",
        ),
        steps=(
            f"other products: {others} = {pretty(gap.rest)}",
            f"{name}·{factor(gap.x)} = {' − '.join(taken)} = {pretty(known)}",
            f"{name} = {pretty(known)} ÷ {factor(gap.x)} = {pretty(gap.weight)}",
        ),
        parameters=_parameters(classifier),
        shown=(gap.rest, known),
    )


def mistakes(classifier: Classifier) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    if classifier.missing:
        return misconceptions(_wrong_weight(_gap(classifier)), lambda w: number.Answer(text(w)))
    wrong = _wrong_scores(classifier)
    if classifier.bias:
        wrong |= _wrong_bias(classifier)
    return misconceptions(wrong, lambda scores: _answer(classifier, scores))


def _wrong_scores(classifier: Classifier) -> dict[str, tuple[tuple[fmpq, ...], str]]:
    weights, x, scores = classifier.weights, classifier.x, classifier.scores
    wrong = {
        "input-order-swapped": (
            classifier.of(x[::-1]),
            f"The first column of W belongs to the first input, {pretty(x[0])}.",
        )
    }
    if min(scores) < 0:
        wrong["relu-on-scores"] = (
            tuple(max(exact(0), s) for s in scores),
            "Scores may be negative: there is no ReLU behind them.",
        )
    if len(weights) == len(x):
        turned = Classifier(transposed(weights), x, classifier.bias)
        wrong["transposed"] = (turned.scores, "A class has a row of W, not a column.")
    return wrong


def _wrong_bias(classifier: Classifier) -> dict[str, tuple[tuple[fmpq, ...], str]]:
    wrong = {
        "no-bias": (
            classifier.products,
            "The last column of W is missing: it is added, times the 1 after x."
            if classifier.extended
            else "The bias is missing: + b.",
        ),
        "bias-subtracted": (
            classifier.of(classifier.x, sign=-1),
            "The bias is added, not subtracted.",
        ),
    }
    if classifier.extended:
        first = (exact(1), *classifier.x)
        wrong["one-first"] = (
            tuple(
                _dot((*row, b), first)
                for row, b in zip(classifier.weights, classifier.bias, strict=True)
            ),
            "The 1 comes last: it belongs to the last column of W.",
        )
    return wrong


def _wrong_weight(gap: _Gap) -> dict[str, tuple[fmpq, str]]:
    known = gap.score - gap.bias - gap.rest
    return {
        "no-bias": (
            (gap.score - gap.rest) / gap.x,
            f"The bias {pretty(gap.bias)} is a part of the score.",
        ),
        "bias-subtracted": (
            (gap.score + gap.bias - gap.rest) / gap.x,
            "The bias was added to the score: subtract it to go back.",
        ),
        "not-divided": (known, f"That is weight times input; divide by {pretty(gap.x)}."),
        "rest-ignored": (
            (gap.score - gap.bias) / gap.x,
            f"The other products of the row, {pretty(gap.rest)}, are a part of the score.",
        ),
    }


def _answer(classifier: Classifier, scores: Iterable[fmpq]) -> vector.Answer:
    return vector.Answer(entries=tuple(map(text, scores)), names=classifier.names)


def independent(classifier: Classifier) -> Answer:
    """Returns the scores by sympy's matrices, the weight as the root of a linear equation."""
    sympy = load()
    weights, x = to_sympy(classifier.weights), to_sympy(_column(classifier.x))
    bias = to_sympy(_column(classifier.bias)) if classifier.bias else 0 * weights * x
    if classifier.missing is None:
        entries = tuple(map(str, weights * x + bias))
        return vector.Answer(entries=entries, names=classifier.names)
    unknown, score = sympy.Symbol("u"), rational(_gap(classifier).score)
    weights[classifier.missing] = unknown
    miss = (weights * x + bias)[classifier.missing[0]] - score
    return number.Answer(exact=str(-miss.subs(unknown, 0) / miss.diff(unknown)))
