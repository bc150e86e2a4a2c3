"""One gradient step on one weight.

Levels: 1 the slope is given · 2 a quadratic or a cubic · 3 a square around an inner function ·
4 the squared error of one example · 5 backwards: the learning rate, or the weight before the step.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from quizapp.answers import number
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import addend, exact, factor, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.sgd._descent import DIRECTION, LEARNING_RATES, LENGTH
from quizapp.families.sgd._scalar_losses import Example, Loss, Polynomial, Squared
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.families.sgd._descent import Wrong
    from quizapp.model import Misconception

TITLE = "One step on one weight"
KIND = "number"
VERSION = 1
SUMMARY = "a weight after one gradient step; later the learning rate or the weight before it"


@dataclass(frozen=True, slots=True)
class Step:
    """A step from `old` with learning rate `rate`.

    Attributes:
        asked: "new", "rate" or "old": which of the three is the question.
        slope_given: whether the prompt tells L′.
    """

    loss: Loss
    old: fmpq
    rate: fmpq
    asked: str = "new"
    slope_given: bool = False

    @property
    def slope(self) -> fmpq:
        """The slope at the old weight."""
        return self.loss.slope(self.old)

    @property
    def new(self) -> fmpq:
        """The weight after the step."""
        return self.old - self.rate * self.slope


GOLDEN = (
    3,
    Step(Squared(exact(1), exact(3), exact(-2), exact(0)), old=exact(1), rate=exact("1/10")),
)


def draw(draw: Draw, level: int) -> Step | None:
    """Returns a step that goes somewhere, and above level 1 not right into a minimum."""
    asked = draw.choice(("rate", "old")) if level == 5 else "new"
    step = Step(_loss(draw, level), draw.nonzero(5), draw.choice(LEARNING_RATES), asked, level == 1)
    arrives = level > 1 and step.loss.slope(step.new) == 0
    return None if step.slope == 0 or arrives else step


def _loss(draw: Draw, level: int) -> Loss:
    match level:
        case 3:
            inner = exact(draw.integer(2, 4)) if draw.chance(0.7) else exact(-draw.integer(2, 3))
            return Squared(exact(draw.integer(1, 3)), inner, draw.nonzero(5), draw.nonzero(3))
        case 4:
            return Example.of(draw.nonzero(4), draw.nonzero(6))
    square = exact(draw.integer(1, 4))
    lower = (draw.nonzero(5), draw.nonzero(6))
    if level == 2 and draw.chance(0.5):
        return Polynomial((*lower, draw.nonzero(3), exact(draw.integer(1, 2))))
    return Polynomial((*lower, square))


def pose(step: Step) -> Draft:
    """Returns the question about a step."""
    case = _CASES[step.asked](step)
    slope = step.loss.slope_text()
    given = [f"L(w) = {step.loss.text()}", *([f"L′(w) = {slope}"] if step.slope_given else [])]
    told = {"old": step.old, "rate": step.rate, "new": step.new}
    value = told.pop(step.asked)
    at_old = f"L′({pretty(step.old)}) = {pretty(step.slope)}"
    return Draft(
        prompt="\n".join([*given, "A gradient step is w ← w − α·L′(w).", case.question]),
        answer=_answer(value),
        values=(value,),
        hints=(case.principle, case.formula.format(slope=slope), case.first or at_old),
        steps=(f"L′(w) = {slope}", case.first or at_old, *case.steps),
        parameters={
            "L(w)": step.loss.text(),
            "w": text(step.old),
            "alpha": text(step.rate),
            "asked": step.asked,
        },
        shown=(step.slope, step.rate * step.slope, step.new),
    )


class _Case(NamedTuple):
    """What the three questions differ in; `first` replaces the slope as the first step."""

    question: str
    principle: str
    formula: str
    steps: tuple[str, ...]
    first: str = ""


def _new(step: Step) -> _Case:
    w, rate, change = pretty(step.old), pretty(step.rate), step.rate * step.slope
    return _Case(
        question=f"The weight is w = {w}, the learning rate α = {rate}.\nWhat is w after one step?",
        principle="Downhill is against the gradient: subtract learning rate × slope.",
        formula="The new w is w − α·L′(w), with L′(w) = {slope}.",
        steps=(
            f"α·L′(w) = {factor(step.rate)}·{factor(step.slope)} = {pretty(change)}",
            f"w − α·L′(w) = {w} − {addend(change)} = {pretty(step.new)}",
        ),
    )


def _rate(step: Step) -> _Case:
    w, new, change = pretty(step.old), pretty(step.new), step.old - step.new
    return _Case(
        question=f"One step leads from w = {w} to w_new = {new}.\nWhat is the learning rate α?",
        principle="The step is the learning rate times the slope at the old weight.",
        formula="α = (w − w_new)/L′(w), with L′(w) = {slope}.",
        steps=(
            f"w − w_new = {w} − {addend(step.new)} = {pretty(change)}",
            f"α = {pretty(change)} ÷ {factor(step.slope)} = {pretty(step.rate)}",
        ),
    )


def _old(step: Step) -> _Case:
    stretch, shift = _as_line(step)
    new = pretty(step.new)
    line = f"{factor(stretch)}·w {'−' if shift < 0 else '+'} {pretty(abs(shift))}"
    return _Case(
        question=f"One step with α = {pretty(step.rate)} leads to w_new = {new}.\n"
        "What was w before the step?",
        principle="The slope is taken at the old weight, which is not known: solve for it.",
        formula="w_new = w − α·L′(w), with L′(w) = {slope}, is linear in w.",
        first=f"w − α·L′(w) = {line}",
        steps=(
            f"{line} = {new}",
            f"w = ({new} − {addend(shift)}) ÷ {factor(stretch)} = {pretty(step.old)}",
        ),
    )


def _as_line(step: Step) -> tuple[fmpq, fmpq]:
    """Returns p and q of w_new = p·w + q, as a step on a quadratic is."""
    shift = -step.rate * step.loss.slope(exact(0))
    return (step.new - shift) / step.old, shift


_CASES = {"new": _new, "rate": _rate, "old": _old}


def mistakes(step: Step) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    wrong = {"new": _wrong_new, "rate": _wrong_rate, "old": _wrong_old}[step.asked]
    return misconceptions(wrong(step), _answer)


_SLOPE = "which slope the step takes"


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
    stretch, shift = _as_line(step)
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


def _answer(value: Number) -> number.Answer:
    return number.Answer(exact=text(value))


def independent(step: Step) -> number.Answer:
    """Returns the answer from sympy's derivative of the loss."""
    sympy = load()
    w, unknown = sympy.symbols("w u")
    slope = step.loss.symbolic(w).diff(w)
    old, rate = rational(step.old), rational(step.rate)
    new = old - rate * slope.subs(w, old)
    if step.asked == "new":
        return number.Answer(exact=str(new))
    if step.asked == "rate":
        miss = old - unknown * slope.subs(w, old) - new
    else:
        miss = unknown - rate * slope.subs(w, unknown) - new
    # The miss is linear in what is unknown: its root is found without an algebra system's solver.
    return number.Answer(exact=str(-miss.subs(unknown, 0) / miss.diff(unknown)))
