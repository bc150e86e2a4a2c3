"""One gradient step on one weight.

Levels: 1 the slope is given · 2 a quadratic or a cubic · 3 a square around an inner function ·
4 the squared error of one example · 5 backwards: the learning rate, or the weight before the step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.answers import number
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import addend, exact, factor, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.moved_numbers import partials
from quizapp.families.sgd import _step_mistakes
from quizapp.families.sgd._descent import LEARNING_RATES
from quizapp.families.sgd._one_step import Step, as_line
from quizapp.families.sgd._scalar_losses import Example, Loss, Polynomial, Squared
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception

TITLE = "One step on one weight"
KIND = "number"
VERSION = 1
SUMMARY = "a weight after one gradient step; later the learning rate or the weight before it"


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
    stretch, shift = as_line(step)
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


_CASES = {"new": _new, "rate": _rate, "old": _old}


def slopes(step: Step) -> Mapping[str, Callable[[float], float]]:
    """Returns the loss as a function of the weight's step."""
    return partials(("w",), (step.old,), lambda w: step.loss.value(w[0]))


def mistakes(step: Step) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    return misconceptions(_step_mistakes.wrong(step), _answer)


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
