"""What known mistakes make of a step on one weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.numbers import pretty
from quizapp.families.sgd._descent import DIRECTION, LENGTH
from quizapp.families.sgd._one_step import Step, as_line
from quizapp.families.sgd._scalar_losses import Squared

if TYPE_CHECKING:
    from quizapp.families.sgd._descent import Wrong


_SLOPE = "which slope the step takes"


def wrong(step: Step) -> Wrong:
    """Returns what each known mistake leads to."""
    return {"new": _wrong_new, "rate": _wrong_rate, "old": _wrong_old}[step.asked](step)


def _wrong_new(step: Step) -> Wrong:
    w, rate, slope = step.old, step.rate, step.slope
    up, far, change = w + rate * slope, w - slope, -rate * slope
    by_loss, a = w - rate * step.loss.value(w), pretty(rate)
    wrong = {
        "ascent": (
            up,
            f"{pretty(up)} is uphill from {pretty(w)}; which way does descent go?",
            DIRECTION,
        ),
        "no-lr": (
            far,
            f"{pretty(far)} is a step by the whole slope; what does α = {a} do to it?",
            LENGTH,
        ),
        "step-only": (
            change,
            f"{pretty(change)} is only the change; what was w before it?",
            "where the step starts",
        ),
        "uses-loss": (
            by_loss,
            f"{pretty(by_loss)} takes α times the loss itself; what does a step multiply by α?",
            _SLOPE,
        ),
        "divide-lr": (
            w - slope / rate,
            f"{pretty(w - slope / rate)} divides by α = {a}; is such a step small?",
            LENGTH,
        ),
    }
    if isinstance(step.loss, Squared):
        outer = w - rate * step.loss.outer_slope(w)
        inside = pretty(step.loss.b)
        said = (
            f"{pretty(outer)} is without the inside's slope {inside}; what does the chain rule do?"
        )
        wrong["no-inner-derivative"] = (outer, said, _SLOPE)
    return wrong


def _wrong_rate(step: Step) -> Wrong:
    change, slope, slope_at_new = step.old - step.new, step.slope, step.loss.slope(step.new)
    inverse, late = slope / change, change / slope_at_new
    return {
        "ascent": (
            -change / slope,
            "A learning rate below 0? What is subtracted from what to get α·L′(w)?",
            DIRECTION,
        ),
        "step-only": (
            change,
            f"{pretty(change)} is the whole step α·L′(w); what is left of it without the slope?",
            LENGTH,
        ),
        "divide-lr": (
            inverse,
            f"{pretty(inverse)} is slope over step; which of the two is α times the other?",
            LENGTH,
        ),
        "new-point": (
            late,
            f"{pretty(late)} takes the slope at w_new = {pretty(step.new)}; where was it taken?",
            _SLOPE,
        ),
    }


def _wrong_old(step: Step) -> Wrong:
    stretch, shift = as_line(step)
    new, change = step.new, step.rate * step.loss.slope(step.new)
    back, on = new + change, new - change
    wrong = {
        "new-point": (
            back,
            f"{pretty(back)} takes the slope at w_new = {pretty(new)}; where did the step take it?",
            _SLOPE,
        ),
        "one-step-more": (
            on,
            f"{pretty(on)} is where one more step leads; which way leads back to the old w?",
            DIRECTION,
        ),
    }
    if stretch != 2:  # Otherwise uphill every w leads to the same place.
        uphill = (new + shift) / (2 - stretch)
        said = f"From {pretty(uphill)} a step uphill leads to {pretty(new)}; which way did it go?"
        wrong["ascent"] = (uphill, said, DIRECTION)
    return wrong
