"""The gradient of softmax cross-entropy.

Levels: 1 by the scores, probabilities given · 2 scores that are logarithms · 3 by the weights of a
linear classifier · 4 by the scores of a batch · 5 the weights after one step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import exact, factor, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.losses import _gradient_mistakes
from quizapp.families.losses._differentiated import Example, Problem
from quizapp.families.losses._softmax import (
    NOTE,
    SUBSCRIPTS,
    logs_by_sympy,
    loss_by_sympy,
    parts,
    scores_text,
    shares,
)
from quizapp.families.matrices import as_text, blocks, drawn, entry_name, flat
from quizapp.families.writing import listed, misconceptions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.families.matrices import Rows
    from quizapp.model.questions import Answer, Misconception

TITLE = "Gradient of softmax cross-entropy"
KIND = "vector"
VERSION = 2
SUMMARY = "p − y: by scores, by weights, over a batch, and one step of training"


GOLDEN = (2, Problem((Example(tuple(map(exact, (2, 3, 5))), 1),)))

_RATES = tuple(map(exact, ("1/2", "1/4", "1/5", "1/10")))
_ASKED = {3: "weights", 4: "batch", 5: "step"}


def draw(draw: Draw, level: int) -> Problem | None:
    """Returns examples with different probabilities, none of them 1/2 for the correct class."""
    most = 20 if level == 3 else 12
    found = [parts(draw, 3, most) for _ in range(draw.integer(2, 3) if level == 4 else 1)]
    examples = tuple(Example(of, draw.integer(0, 2)) for of in found if of is not None)
    if len(examples) < len(found) or any(e.p[e.correct] == exact("1/2") for e in examples):
        return None
    weighted = level in {3, 5}
    return Problem(
        examples,
        _ASKED.get(level, "scores"),
        given=level in {1, 5},
        x=tuple(draw.nonzero(4) for _ in range(2)) if weighted else (),
        weights=drawn(draw, 3, 2, 3) if level == 5 else (),
        rate=draw.choice(_RATES) if level == 5 else None,
    )


def pose(problem: Problem) -> Draft:
    """Returns the question about a gradient, or about the weights after a step."""
    result = problem.result(lambda e: e.gradient)
    first = problem.examples[0]
    return Draft(
        prompt="\n".join(_prompt(problem)),
        answer=problem.written(result),
        values=flat(result),
        hints=(
            "Softmax and the logarithm cancel: what is left at the scores is very simple.",
            _FORMULAS[problem.asked],
            f"p − y is {pretty(first.p[first.correct] - 1)} at the correct class "
            f"{'of the first example' if len(problem.examples) > 1 else first.correct + 1}."
            if problem.given
            else f"p = {listed(first.p)}{' in row 1' if len(problem.examples) > 1 else ''}.",
        ),
        steps=_steps(problem, result),
        parameters={
            "examples": "; ".join(
                f"{', '.join(map(text, values))} -> {e.correct + 1}"
                for e in problem.examples
                for values in [e.p if problem.given else e.parts]
            ),
            "asked": problem.asked,
            "x": ", ".join(map(text, problem.x)),
            "W": as_text(problem.weights) if problem.weights else "",
            "alpha": text(problem.rate) if problem.rate is not None else "",
        },
        shown=tuple(v for e in problem.examples for v in (*e.p, *e.gradient)),
    )


_FORMULAS = {
    "scores": "∂L/∂s = p − y, where y is 1 at the correct class and 0 elsewhere.",
    "batch": "∂L/∂S = (P − Y)/N: the loss is a mean, and each row has a 1 in Y.",
    "weights": "∂L/∂W = (p − y)·xᵀ: entry (j, d) is (p − y) of class j times x of feature d.",
    "step": "W − α·(p − y)·xᵀ: one row a class, one column a feature.",
}


def _prompt(problem: Problem) -> list[str]:
    which = "mean over the rows of the" if problem.asked == "batch" else "softmax"
    return [
        f"L is the {which} cross-entropy −log p of the correct class;",
        f"{NOTE}. Classes count from 1.",
        *_data(problem),
        *_QUESTIONS[problem.asked](problem),
    ]


def _data(problem: Problem) -> list[str]:
    if problem.asked == "batch":
        return [
            f"  row {n}: s = {scores_text(e.parts)}, correct class {e.correct + 1}"
            for n, e in enumerate(problem.examples, start=1)
        ]
    (example,) = problem.examples
    said = f"s = {scores_text(example.parts)}"
    if problem.given:
        said = f"p = softmax(s) = {listed(example.p)}"
    lines = [f"  {said}, correct class {example.correct + 1}"]
    if problem.x:
        model = "The scores come from a linear classifier s = W·x + b,"
        lines += [model, f"a row of W for each class, for the input x = {listed(problem.x)}."]
    return [*lines, *(blocks({"W": problem.weights}) if problem.weights else [])]


def _by_scores(problem: Problem) -> list[str]:
    names = (f"∂L/∂s{SUBSCRIPTS[n]}" for n in range(len(problem.examples[0].parts)))
    return [f"Give the gradient [{', '.join(names)}]."]


_QUESTIONS: dict[str, Callable[[Problem], list[str]]] = {
    "scores": _by_scores,
    "batch": lambda problem: [
        f"Give ∂L/∂S, {len(problem.examples)}×3, row by row (a row of S is one s)."
    ],
    "weights": lambda _: ["Give ∂L/∂W, 3×2, row by row."],
    "step": lambda problem: [
        f"What is W after one step W ← W − α·∂L/∂W with α = {pretty(problem.rate)}? Row by row."
    ],
}


def _steps(problem: Problem, result: Rows) -> tuple[str, ...]:
    lines = []
    for n, example in enumerate(problem.examples, start=1):
        row = f"row {n}: " if len(problem.examples) > 1 else ""
        one_hot = [exact(int(j == example.correct)) for j in range(len(example.p))]
        lines += [] if problem.given else [f"{row}{shares(example.parts)}"]
        lines.append(
            f"{row}p − y = {listed(example.p)} − {listed(one_hot)} = {listed(example.gradient)}"
        )
    lines.append("check: the entries of p − y add up to 0")
    if problem.asked == "batch":
        lines += [f"row {n} over {len(result)}: {listed(r)}" for n, r in enumerate(result, start=1)]
    elif problem.asked != "scores":
        lines += _weight_lines(problem, result)
    return tuple(lines)


def _weight_lines(problem: Problem, result: Rows) -> list[str]:
    outer = tuple(tuple(g * x for x in problem.x) for g in problem.examples[0].gradient)
    lines = [
        f"∂L/∂W row {n}: {factor(g)}·{listed(problem.x)} = {listed(row)}"
        for n, (g, row) in enumerate(zip(problem.examples[0].gradient, outer, strict=True), start=1)
    ]
    if problem.rate is not None:
        rate = factor(problem.rate)
        lines += [
            f"{entry_name('W', i, j)} = {pretty(w)} − {rate}·{factor(outer[i][j])} = {pretty(new)}"
            for i, (row, moved) in enumerate(zip(problem.weights, result, strict=True))
            for j, (w, new) in enumerate(zip(row, moved, strict=True))
        ]
    return lines


def moving(problem: Problem) -> tuple[Callable[[float], float], ...]:
    """Returns the loss as a function of the step of each score or weight; after a step nothing."""
    return tuple(problem.moved().values()) if problem.asked != "step" else ()


def slopes(problem: Problem) -> Mapping[str, Callable[[float], float]]:
    """Returns the loss as a function of each weight's step, where the step is asked."""
    return problem.moved() if problem.asked == "step" else {}


def mistakes(problem: Problem) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    return misconceptions(_gradient_mistakes.wrong(problem), problem.written)


def independent(problem: Problem) -> Answer:
    """Returns the gradient from sympy's derivative of log Σ e^s − s_y, entry by entry."""
    count = len(problem.examples)
    if not problem.x:
        rows = tuple(
            tuple(_slope(e, j, exact(1)) / count for j in range(len(e.parts)))
            for e in problem.examples
        )
        return problem.written(rows)
    (example,) = problem.examples
    slopes = [[_slope(example, j, x) for x in problem.x] for j in range(len(example.parts))]
    if problem.rate is None:
        return problem.written(tuple(map(tuple, slopes)))
    rate = rational(problem.rate)
    moved = (
        tuple(rational(w) - rate * slope for w, slope in zip(row, line, strict=True))
        for row, line in zip(problem.weights, slopes, strict=True)
    )
    return problem.written(tuple(moved))


def _slope(example: Example, place: int, x: fmpq) -> Number:
    """Returns the derivative by a weight whose input is `x` and whose class is at `place`."""
    moved = load().Symbol("t", real=True)
    scores = logs_by_sympy(example.parts)
    scores[place] += moved * rational(x)
    return loss_by_sympy(scores, example.correct).diff(moved).subs(moved, 0)
