"""What known mistakes make of the gradient of softmax cross-entropy."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact, factor, pretty
from quizapp.families.writing import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flint import fmpq

    from quizapp.families.losses._differentiated import Example, Problem
    from quizapp.families.matrices import Rows


def wrong(problem: Problem) -> dict[str, tuple[Rows, str, str]]:
    """Returns what each known mistake leads to."""
    first, several = problem.examples[0], len(problem.examples) > 1
    p, other = first.p[first.correct], (first.correct + 1) % len(first.p)
    part = (
        f"p = {pretty(first.p[other])}" if problem.given else f"e^s = {pretty(first.parts[other])}"
    )
    known = {
        "at": f"at class {first.correct + 1}{' of the first example' if several else ''}",
        "p": pretty(p),
        "factor": factor(p),
        "inverse": pretty(-1 / p),
        "other": f"class {other + 1}{' of the first example' if several else ''}, where {part}",
    }
    found = {
        tag: (problem.result(rule), said.format(**known), look)
        for tag, (rule, said, look) in _RULES.items()
    }
    right = first.gradient
    if problem.asked == "batch":
        said = f"That is the gradient of the sum; what does the mean of {len(problem.examples)} do?"
        summed = tuple(e.gradient for e in problem.examples)
        found["sum-not-mean"] = (summed, said, "whether the sum or the mean is differentiated")
    if problem.x:
        ones = replace(problem, x=tuple(exact(1) for _ in problem.x))
        x = listed(problem.x)
        said = f"That is p − y in each column; what do the weights multiply where x = {x}?"
        found["forgot-input"] = (ones.from_scores(right), said, "what each weight multiplies")
    if problem.rate is not None:
        moved = problem.from_scores([g / problem.rate for g in right])
        said = f"That is a step by the whole gradient; what does α = {pretty(problem.rate)} do?"
        found["no-lr"] = (moved, said, "how long the step is")
    return found


def _only_correct(example: Example, value: fmpq) -> list[fmpq]:
    return [value if j == example.correct else exact(0) for j in range(len(example.p))]


_RULES: dict[str, tuple[Callable[[Example], Sequence[fmpq]], str, str]] = {
    "y-minus-p": (
        lambda e: [-g for g in e.gradient],
        "That is y − p, 1 − {p} {at}; which sign should that entry have?",
        "the sign of p − y",
    ),
    "p-only": (
        lambda e: e.p,
        "That uses p alone, {p} {at}; what is subtracted from it there?",
        "the entry of the correct class",
    ),
    "only-correct-entry": (
        lambda e: _only_correct(e, e.gradient[e.correct]),
        "No slope at {other}? In which sum does its score stand?",
        "the entries of the wrong classes",
    ),
    "sigmoid-style": (
        lambda e: [p * (1 - p) for p in e.p],
        "{factor}·(1 − {p}) {at} is the slope of p by its score; which slope has the loss?",
        "what is differentiated by the scores",
    ),
    "minus-one-over-p": (
        lambda e: _only_correct(e, -1 / e.p[e.correct]),
        "{inverse} {at} is −1/p, the slope by p; what is left on the way to the scores?",
        "what is differentiated by the scores",
    ),
}
