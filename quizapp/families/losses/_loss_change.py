"""How the cross-entropy changes when the score of the correct class grows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.answers import named
from quizapp.engine.lazy_sympy import load
from quizapp.engine.numbers import Log, exact, factor, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.losses._softmax import (
    DEFINITION,
    Example,
    logs_by_sympy,
    loss_by_sympy,
    share,
    typed_log,
)
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.model.questions import Misconception


@dataclass(frozen=True, slots=True)
class Change:
    """An example whose correct score grows by log(growth)."""

    example: Example
    growth: int

    @property
    def grown(self) -> Example:
        """The example afterwards."""
        parts = list(self.example.parts)
        parts[self.example.correct] *= self.growth
        return Example(tuple(parts), self.example.correct)

    @property
    def ratio(self) -> fmpq:
        """The number whose logarithm the change is."""
        return self.example.p / self.grown.p


def pose(change: Change) -> Draft:
    """Returns the question about both probabilities and the change of the loss."""
    old, new, k = change.example, change.grown, change.growth
    return Draft(
        prompt="\n".join(
            [
                "Scores of an example, before softmax:",
                f"  {old.scores_told()}",
                *DEFINITION,
                f"The score of class {old.correct + 1} grows by log({k}), the others stay.",
                "What is p of the correct class before and after,",
                "and by how much does the loss change, new minus old?",
                "Give p_old, p_new and change.",
            ]
        ),
        answer=_answer((old.p, new.p, typed_log(change.ratio))),
        values=(old.p, new.p, Log(change.ratio)),
        hints=(
            "A larger correct score raises p of the correct class, and also the sum.",
            "Change: −log p_new + log p_old = log(p_old/p_new).",
            f"p_old = {share(old)}.",
        ),
        steps=(
            f"p_old = {share(old)}",
            f"e^(s + log({k})) = {k}·e^s: p_new = {share(new)}",
            f"p_old/p_new = {pretty(old.p)} ÷ {factor(new.p)} = {pretty(change.ratio)}",
            f"change = log({pretty(change.ratio)}) = {pretty(typed_log(change.ratio))}",
        ),
        parameters={
            "example": f"{', '.join(map(text, old.parts))} -> {old.correct + 1}",
            "growth": str(k),
        },
        shown=(change.ratio, sum(old.parts, start=exact(0))),
    )


def _answer(values: tuple[fmpq, fmpq, str]) -> named.Answer:
    old, new, change = values
    return named.Answer(
        (("p_old", text(old)), ("p_new", text(new)), ("change", change)),
        follows=(("change", "log({p_old}/{p_new})"),),
    )


_SUM = "the sum of the exponentials after the growth"


def mistakes(change: Change) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    old, new, k = change.example.p, change.grown.p, change.growth
    added = _added(change)
    wrong = {
        "sum-unchanged": (
            (old, k * old, typed_log(exact(1) / k)),
            f"{k} times p: does the sum below it stay when one of its terms grows {k}-fold?",
            _SUM,
        ),
        "sign": (
            (old, new, typed_log(1 / change.ratio)),
            (
                f"A loss larger by {pretty(typed_log(1 / change.ratio))} for a larger correct "
                "score? Which of the two losses is subtracted?"
            ),
            "the sign of the change",
        ),
        "new-loss": (
            (old, new, typed_log(1 / new)),
            f"{pretty(typed_log(1 / new))} is the loss afterwards; what was it before?",
            "which losses the change compares",
        ),
        "added-to-exponential": (
            (old, added, typed_log(old / added)),
            f"There e^s became e^s + {k}; what does e^(s + log({k})) make of e^s?",
            "what the growth does to the exponential",
        ),
    }
    return misconceptions(wrong, _answer)


def _added(change: Change) -> fmpq:
    """Returns p after the growth as if k were added to the exponential."""
    parts, k = change.example.parts, change.growth
    return (parts[change.example.correct] + k) / (sum(parts, start=exact(0)) + k)


def independent(change: Change) -> named.Answer:
    """Returns the change by sympy's losses before and after, and what p they are of."""
    sympy, place = load(), change.example.correct
    before, after = (logs_by_sympy(change.example.parts) for _ in range(2))
    after[place] += sympy.log(change.growth)
    losses = [loss_by_sympy(scores, place) for scores in (before, after)]
    old, new = (exact(str(sympy.exp(-loss))) for loss in losses)
    ratio = exact(str(sympy.exp((losses[1] - losses[0]).expand())))
    return _answer((old, new, typed_log(ratio)))
