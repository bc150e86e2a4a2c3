"""A missing weight of a linear classifier, found from a score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.answers import number
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import addend, factor, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.losses._classifier import (
    SUBSCRIPTS,
    Classifier,
    column,
    matrices,
    model_text,
    parameters,
)
from quizapp.families.matrices import to_sympy
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.model.questions import Misconception


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


def pose(classifier: Classifier) -> Draft:
    """Returns the question about the missing weight."""
    i, j = classifier.missing or (0, 0)
    gap, row, name = _gap(classifier), SUBSCRIPTS[i], f"w{SUBSCRIPTS[i]}{SUBSCRIPTS[j]}"
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
                model_text(classifier),
                *matrices(classifier),
                "Which weight stands where the question mark is?",
            ]
        ),
        answer=number.Answer(exact=text(gap.weight)),
        values=(gap.weight,),
        hints=(
            f"Only row {i + 1} of W and score s{row} know about it.",
            f"{name}·x{SUBSCRIPTS[j]} = s{row} − b{row} − the other products of the row",
            f"The other products: {others} = {pretty(gap.rest)}.",
        ),
        steps=(
            f"other products: {others} = {pretty(gap.rest)}",
            f"{factor(gap.x)}·{name} = {' − '.join(taken)} = {pretty(known)}",
            f"{name} = {pretty(known)} ÷ {factor(gap.x)} = {pretty(gap.weight)}",
        ),
        parameters=parameters(classifier),
        shown=(gap.rest, known),
    )


def mistakes(classifier: Classifier) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    return misconceptions(_wrong_weight(_gap(classifier)), lambda w: number.Answer(exact=text(w)))


def _wrong_weight(gap: _Gap) -> dict[str, tuple[fmpq, str, str]]:
    known = gap.score - gap.bias - gap.rest
    without, turned = (gap.score - gap.rest) / gap.x, (gap.score + gap.bias - gap.rest) / gap.x
    alone, bias = (gap.score - gap.bias) / gap.x, pretty(gap.bias)
    return {
        "no-bias": (
            without,
            f"{pretty(without)} explains the score by the products alone; where is b = {bias}?",
            "the part that the bias has in the score",
        ),
        "bias-subtracted": (
            turned,
            f"{pretty(turned)} adds b = {bias} to the score; which way leads back to the products?",
            "the sign of the bias",
        ),
        "not-divided": (
            known,
            f"{pretty(known)} is weight times input; what does the input {pretty(gap.x)} ask for?",
            "what the missing weight is multiplied by",
        ),
        "rest-ignored": (
            alone,
            (
                f"{pretty(alone)} leaves all of the score to one weight; what do the others "
                "of its row add?"
            ),
            "the other products of the row",
        ),
    }


def independent(classifier: Classifier) -> number.Answer:
    """Returns the weight as the root of a linear equation, by sympy's matrices."""
    i, j = classifier.missing or (0, 0)
    weights, unknown = to_sympy(classifier.weights), load().Symbol("u")
    weights[i, j] = unknown
    scores = weights * to_sympy(column(classifier.x)) + to_sympy(column(classifier.bias))
    miss = scores[i] - rational(classifier.scores[i])
    return number.Answer(exact=str(-miss.subs(unknown, 0) / miss.diff(unknown)))
