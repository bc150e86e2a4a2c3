"""The scores of a linear classifier.

Levels: 1 two classes, no bias · 2 three classes with bias · 3 four classes, three features at
halves, and the predicted class · 4 the bias as a last column of W · 5 a missing entry of W.
"""

from __future__ import annotations

from operator import add
from typing import TYPE_CHECKING

from quizapp.answers import vector
from quizapp.engine.numbers import addend, exact, factor, pretty
from quizapp.families.generate import Draft
from quizapp.families.losses import _missing_weight
from quizapp.families.losses._classifier import (
    Classifier,
    column,
    dot,
    matrices,
    model_text,
    parameters,
)
from quizapp.families.matrices import drawn, to_sympy, transposed
from quizapp.families.writing import misconceptions
from quizapp.model.questions import Misconception

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer

TITLE = "Scores of a linear classifier"
KIND = "vector"
VERSION = 4
SUMMARY = "s = W·x + b class by class; with the bias trick; or a missing weight"

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
        predicted=level in {3, 4},
        missing=(draw.integer(0, 2), draw.integer(0, 2)) if level == 5 else None,
    )
    best = max(classifier.scores)
    tied = classifier.scores.count(best) > 1
    plain = classifier.missing is not None and abs(x[classifier.missing[1]]) == 1
    return None if tied or plain or len(set(x)) < features else classifier


def pose(classifier: Classifier) -> Draft:
    """Returns the question about the scores, or about a weight."""
    return _missing_weight.pose(classifier) if classifier.missing else _scores(classifier)


def _scores(classifier: Classifier) -> Draft:
    scores, names = classifier.scores, classifier.names
    best = scores.index(max(scores))
    first = _line(classifier, 0)
    return Draft(
        prompt="\n".join(
            [
                model_text(classifier),
                *matrices(classifier),
                _question(classifier),
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
        parameters=parameters(classifier),
        shown=classifier.products,
    )


def _question(classifier: Classifier) -> str:
    order = f"Give [{', '.join(classifier.asked)}]."
    if not classifier.predicted:
        return f"What are the scores? {order}"
    return f"What are the scores, and which class, counted from 1, is predicted?\n{order}"


def _line(classifier: Classifier, n: int) -> str:
    products = [
        f"{factor(w)}·{factor(x)}" for w, x in zip(classifier.weights[n], classifier.x, strict=True)
    ]
    terms = [*products, *([addend(classifier.bias[n])] if classifier.bias else [])]
    return f"{classifier.names[n]} = {' + '.join(terms)} = {pretty(classifier.scores[n])}"


Wrong = dict[str, "tuple[tuple[fmpq, ...], str, str]"]


def mistakes(classifier: Classifier) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    if classifier.missing:
        return _missing_weight.mistakes(classifier)
    wrong = _wrong_scores(classifier)
    if classifier.bias:
        wrong |= _wrong_bias(classifier)
    found = misconceptions(wrong, lambda scores: _answer(classifier, scores))
    return (*found, *_wrong_class(classifier)) if classifier.predicted else found


def _wrong_class(classifier: Classifier) -> tuple[Misconception, ...]:
    """Returns who predicts the class of the largest size, where that is another one."""
    scores = classifier.scores
    winner = max(range(len(scores)), key=lambda n: abs(scores[n]))
    if scores[winner] > 0:
        return ()
    answer = _written(classifier, scores, winner + 1)
    said = f"Class {winner + 1} has the score of the largest size; is it above the others?"
    return (Misconception("largest-size", answer, said, "the sign of the scores compared"),)


def _wrong_scores(classifier: Classifier) -> Wrong:
    weights, x, scores = classifier.weights, classifier.x, classifier.scores
    turned = f"[{', '.join(map(pretty, x[::-1]))}]"
    wrong = {
        "input-order-swapped": (
            classifier.of(x[::-1]),
            f"Those are the scores of the input {turned}; which input meets the first column?",
            "which input a weight is multiplied by",
        )
    }
    if min(scores) < 0:
        wrong["relu-on-scores"] = (
            tuple(max(exact(0), s) for s in scores),
            "A score below 0 became 0; is there a ReLU behind W·x?",
            "whether anything follows W·x",
        )
    if len(weights) == len(x):
        down = Classifier(transposed(weights), x, classifier.bias).scores
        wrong["transposed"] = (
            down,
            f"s₁ = {pretty(down[0])} goes down a column of W; what does a row of W stand for?",
            "which weights belong to a class",
        )
        own = tuple(row[n] * x[n] for n, row in enumerate(weights))
        wrong["own-input-only"] = (
            tuple(map(add, own, classifier.bias or (exact(0),) * len(own))),
            f"s₁ takes x₁ = {pretty(x[0])} alone there; over which inputs does a row go?",
            "which products a score adds up",
        )
    return wrong


def _wrong_bias(classifier: Classifier) -> Wrong:
    b = f"[{', '.join(map(pretty, classifier.bias))}]"
    wrong = {
        "no-bias": (
            classifier.products,
            "That leaves the last column of W out; what does the 1 after x do with it?"
            if classifier.extended
            else f"That is W·x; what does b = {b} do to it?",
            "what happens to the biases",
        ),
        "bias-subtracted": (
            classifier.of(classifier.x, sign=-1),
            f"That takes the biases {b} away from W·x; which sign have they in s?",
            "the sign of the biases",
        ),
    }
    if classifier.extended:
        first = (exact(1), *classifier.x)
        wrong["one-first"] = (
            tuple(
                dot((*row, b), first)
                for row, b in zip(classifier.weights, classifier.bias, strict=True)
            ),
            "There the 1 stands before x; which column of W does an appended 1 meet?",
            "which input a weight is multiplied by",
        )
    return wrong


def _answer(classifier: Classifier, scores: Iterable[fmpq]) -> vector.Answer:
    return _written(classifier, list(scores))


def _written(classifier: Classifier, scores: Sequence[Number], winner: int = 0) -> vector.Answer:
    """Returns the answer for scores of any kind of number, the class by itself or as told."""
    chosen = winner or max(range(len(scores)), key=scores.__getitem__) + 1
    entries = [*map(str, scores), *([str(chosen)] if classifier.predicted else [])]
    return vector.Answer(entries=tuple(entries), names=classifier.asked)


def independent(classifier: Classifier) -> Answer:
    """Returns the scores by sympy's matrices."""
    if classifier.missing:
        return _missing_weight.independent(classifier)
    scores = to_sympy(classifier.weights) * to_sympy(column(classifier.x))
    if classifier.bias:
        scores += to_sympy(column(classifier.bias))
    return _written(classifier, list(scores))
