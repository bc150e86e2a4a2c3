"""What known mistakes make of steps with an L2 penalty."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from quizapp.engine.numbers import exact, pretty
from quizapp.families.sgd._decay import Step, shown

if TYPE_CHECKING:
    from flint import fmpq

# Where to look.
_PULL = "the gradient of the penalty"
_Wrong: TypeAlias = "dict[str, tuple[list[tuple[fmpq, ...]], str, str]]"
_WHERE = "the weights at which the gradients are taken"


def wrong(step: Step) -> _Wrong:
    """Returns what each known mistake leads to."""
    penalty, start = step.penalty_text, shown(step.start)
    rate = f"λ = {pretty(step.penalty)}"
    found: _Wrong = {
        "no-reg": (
            replace(step, penalty=exact(0)).states(),
            f"That is without the penalty; what is the gradient of {penalty} at {start}, {rate}?",
            _PULL,
        ),
        "reg-sign": (
            replace(step, penalty=-step.penalty).states(),
            f"There the penalty pushes {start} away from 0; which way does {penalty} pull?",
            "the sign of the penalty's gradient",
        ),
        "decay-after-step": (
            _decayed_after(step),
            f"The new weights were shrunk by {rate}; at which is {penalty} differentiated?",
            _WHERE,
        ),
        "penalty-not-gradient": (
            _with_the_penalty_itself(step),
            f"That adds {penalty} itself, {rate}, to the gradient; what is its gradient?",
            _PULL,
        ),
        **_wrong_half(step),
    }
    if step.bias:
        said = f"There b = {pretty(step.start[-1])} was pulled towards 0 too; is it in the penalty?"
        found["bias-regularised"] = (replace(step, bias=False).states(), said, "what is penalised")
    if len(step.gradients) > 1:
        said = f"Both steps took the penalty's gradient at {start}; where is w in the second one?"
        found["stale-penalty"] = (_with_stale_penalty(step), said, _WHERE)
    return found


def _wrong_half(step: Step) -> _Wrong:
    other = replace(step, half=not step.half).states()
    if step.half:
        said = "That pulls with 2λw; what does the ½ do to the 2 of the square?"
        return {"two-lambda-convention": (other, said, _PULL)}
    said = "That pulls with λw; is there a ½ to cancel the 2 of the square?"
    return {"half-lambda-convention": (other, said, _PULL)}


def _decayed_after(step: Step) -> list[tuple[fmpq, ...]]:
    """Returns the weights where each step shrinks what the data gradient has moved."""
    found = [step.start]
    for gradient in step.gradients:
        moved = [w - step.rate * g for w, g in zip(found[-1], gradient, strict=True)]
        found.append(tuple(w - step.rate * step.pull(i, w) for i, w in enumerate(moved)))
    return found


def _with_the_penalty_itself(step: Step) -> list[tuple[fmpq, ...]]:
    """Returns the weights where the penalty stands for its gradient."""
    factor_ = step.penalty / (2 if step.half else 1)
    found = [step.start]
    for gradient in step.gradients:
        pairs = enumerate(zip(found[-1], gradient, strict=True))
        found.append(
            tuple(
                w - step.rate * (g + (factor_ * w * w if step.penalised(i) else 0))
                for i, (w, g) in pairs
            )
        )
    return found


def _with_stale_penalty(step: Step) -> list[tuple[fmpq, ...]]:
    """Returns the weights where all steps take the penalty's gradient at the start."""
    pulls = [step.pull(i, w) for i, w in enumerate(step.start)]
    found = [step.start]
    for gradient in step.gradients:
        sums = zip(found[-1], gradient, pulls, strict=True)
        found.append(tuple(w - step.rate * (g + pull) for w, g, pull in sums))
    return found
