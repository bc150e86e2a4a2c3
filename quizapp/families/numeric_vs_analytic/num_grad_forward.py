"""The forward difference: the slope of a short secant.

Levels: 1 a quadratic, a coarse step · 2 a quadratic or a cubic, h = 1/10 · 3 a cubic or a quartic
at a fraction, h = 1/100 · 4 two variables, one nudged · 5 a quotient.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.lazy_sympy import rational
from quizapp.engine.numbers import exact
from quizapp.families.generate import Draft
from quizapp.families.numeric_vs_analytic import _secants
from quizapp.families.numeric_vs_analytic._functions import (
    Polynomial,
    drawn_quotient,
    polynomial,
)
from quizapp.families.numeric_vs_analytic._secants import Secant
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.answers import number
    from quizapp.engine.sampling import Draw
    from quizapp.model import Misconception

TITLE = "Forward difference"
KIND = "number"
VERSION = 1
SUMMARY = "the numeric gradient (f(w + h) − f(w))/h of a given function"
DECIMALS = _secants.DECIMALS

GOLDEN = (
    2,
    Secant(polynomial(exact(-1), exact(0), exact(2)), (exact(1),), exact("1/10")),
)


def draw(draw: Draw, level: int) -> Secant | None:
    """Returns a function that is no line, where both evaluations exist."""
    match level:
        case 1:
            f = polynomial(draw.nonzero(5), draw.nonzero(4))
            return Secant(f, (draw.nonzero(4),), exact(draw.choice(("1", "1/2", "1/2"))))
        case 2:
            cubic = (exact(draw.integer(0, 2)),) if draw.chance(0.6) else ()
            f = polynomial(draw.nonzero(5), draw.nonzero(3), *cubic)
            return Secant(f, (draw.nonzero(3),), exact("1/10"))
        case 3:
            return _fine(draw)
        case 4:
            return _two_variables(draw)
    secant = Secant(
        drawn_quotient(draw), (draw.nonzero(5),), exact(draw.choice(("1/2", "1/3", "1/4", "1")))
    )
    return None if secant.meets_a_pole() else secant


def _fine(draw: Draw) -> Secant:
    zero, top = exact(0), exact(draw.integer(1, 2))
    if draw.chance(0.5):
        f = polynomial(draw.nonzero(4), draw.nonzero(3), top)
    else:
        f = polynomial(draw.nonzero(4), zero, zero, top)
    return Secant(f, (draw.nonzero(3) / draw.choice((2, 5)),), exact("1/100"))


def _two_variables(draw: Draw) -> Secant:
    products = [(2, 1), (1, draw.choice((1, 2))), (0, draw.integer(1, 2))]
    f = Polynomial(("u", "v"), tuple((draw.nonzero(3), powers) for powers in products))
    return Secant(f, (draw.nonzero(3), draw.nonzero(3)), exact("1/10"))


def pose(secant: Secant) -> Draft:
    """Returns the question about the forward difference."""
    high, low, numeric = secant.value(1), secant.value(), secant.forward
    write = secant.written
    formula = f"({secant.nudged('+')} − {secant.nudged()})/h"
    return Draft(
        prompt=f"{secant.definition()}\n"
        f"What does the forward difference with step h give for ∂f/∂{secant.name}\n"
        f"at {secant.place()}? Give its exact value.",
        answer=secant.answer(numeric),
        values=(numeric,),
        hints=(
            "A numeric gradient is the slope of a short secant; no derivative is needed.",
            f"Evaluate f twice and divide by the step: {formula}.",
            secant.evaluation(1),
        ),
        steps=(
            secant.evaluation(1),
            secant.evaluation(),
            f"difference: {write(high)} − {secant.subtracted(low)} = {write(high - low)}",
            f"divided by h: {write(high - low)} ÷ {secant.divisor(secant.h)} = {write(numeric)}",
            f"{secant.analytic_line()}; the secant is off by {write(numeric - secant.slope())}",
        ),
        parameters=secant.parameters(),
        shown=(high, low, high - low, secant.slope(), numeric - secant.slope()),
    )


def mistakes(secant: Secant) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    rise, h, write = secant.value(1) - secant.value(), secant.h, secant.written
    wrong = {
        "analytic": (
            secant.slope(),
            f"That is the exact derivative; the question is the secant of width {write(h)}.",
        ),
        "backward": (
            secant.backward,
            f"That is the backward difference; step forward, to {secant.nudged('+')}.",
        ),
        "divide-2h": (
            rise / (2 * h),
            "The two points are h apart, not 2h: divide by h.",
        ),
        "reversed": (
            -rise / h,
            f"The order is reversed: it is {secant.nudged('+')} − {secant.nudged()}.",
        ),
        "shifted-analytic": (
            secant.slope(1),
            f"That is the exact derivative at {secant.name} + h, not the slope of the secant.",
        ),
    }
    if secant.centred != secant.slope():
        said = "That is the centred difference; here only one side steps."
        wrong["centred"] = (secant.centred, said)
    if h != 1:
        said = f"That is only the rise; divide it by the step h = {write(h)}."
        wrong["no-divide"] = (rise, said)
    if len(secant.f.names) == 2:
        wrong["all-at-once"] = (
            _both_nudged(secant),
            f"Only {secant.name} is nudged; the other variable keeps its value.",
        )
    return misconceptions(wrong, secant.answer)


def _both_nudged(secant: Secant) -> fmpq:
    moved = Secant(secant.f, tuple(value + secant.h for value in secant.at), secant.h)
    return (moved.value() - secant.value()) / secant.h


def independent(secant: Secant) -> number.Answer:
    """Returns the difference quotient from sympy's values of f."""
    return secant.answer((secant.by_sympy(1) - secant.by_sympy()) / rational(secant.h))
