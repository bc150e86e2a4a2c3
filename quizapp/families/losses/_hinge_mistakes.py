"""What known mistakes make of a hinge loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact
from quizapp.families.matrices import flat

if TYPE_CHECKING:
    from collections.abc import Callable

    from flint import fmpq

    from quizapp.families.losses._hinge import Example, Loss

_PAYING = "which classes pay"
_SUM = "whether a sum or a mean is asked"
_PENALTY = "the penalty"


# By the tag of each mistake: an example's loss, what to ask, and where to look.
RULES: dict[str, tuple[Callable[[Example], fmpq], str, str]] = {
    "includes-correct-class": (
        lambda e: e.loss + e.margin,
        "{} has Δ once too often; does the correct class pay for itself?",
        _PAYING,
    ),
    "no-clamp": (
        lambda e: sum(e.margins.values(), start=exact(0)),
        "{} adds negative margins too; what does a class that is far behind pay?",
        "the margins below 0",
    ),
    "reversed": (
        lambda e: sum(
            (max(exact(0), 2 * e.margin - m) for m in e.margins.values()), start=exact(0)
        ),
        "{} takes s_y − sⱼ + Δ; which of the two scores is to be ahead?",
        "the sign of the scores in a margin",
    ),
    "max-not-sum": (
        lambda e: max(exact(0), *e.margins.values()),
        "{} is for the worst class alone; which other classes have a margin above 0?",
        _PAYING,
    ),
    "no-margin": (
        lambda e: sum((max(exact(0), m - e.margin) for m in e.margins.values()), start=exact(0)),
        "{} has no Δ in it; by how much must the correct score be ahead?",
        "Δ in each margin",
    ),
    "mean-over-classes": (
        lambda e: e.loss / len(e.scores),
        "{} is a mean over the classes; is the loss of one example a sum or a mean?",
        _SUM,
    ),
}


def wrong_totals(loss: Loss) -> dict[str, tuple[fmpq, str, str]]:
    """Returns what is made of several examples, or of a penalty, in the same form."""
    wrong = {}
    count, data = len(loss.examples), loss.value - loss.penalty
    if count > 1:
        said = f"{{}} is the sum over {count} examples; what does the mean do with it?"
        wrong["sum-not-mean"] = (data * count, said, _SUM)
    if loss.weights:
        absolute = sum(map(abs, flat(loss.weights)), start=exact(0))
        said = "{} is the data loss alone; what does λ·Σ W² add?"
        wrong["no-penalty"] = (data, said, _PENALTY)
        said = "{} has half of the penalty; is there a ½ before λ here?"
        wrong["half-penalty"] = (data + loss.penalty / 2, said, _PENALTY)
        said = "{} adds up the sizes of the weights; what does Σ W² do to each of them?"
        wrong["not-squared"] = (data + loss.strength * absolute, said, _PENALTY)
    return wrong
