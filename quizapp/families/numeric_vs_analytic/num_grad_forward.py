"""The forward difference: the slope of a short secant.

Levels: 1 a quadratic, a coarse step · 2 a quadratic or a cubic, h = 1/10 · 3 a cubic or a quartic
at a fraction, h = 1/100 · 4 two variables, one nudged · 5 a quotient.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.lazy_sympy import rational
from quizapp.engine.numbers import exact
from quizapp.families.numeric_vs_analytic import _secants
from quizapp.families.numeric_vs_analytic._functions import (
    Polynomial,
    drawn_quotient,
    polynomial,
)
from quizapp.families.numeric_vs_analytic._secants import A_SECANT_IS_ASKED, DIVISOR, ENDS, Secant
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.answers import number
    from quizapp.engine.sampling import Draw
    from quizapp.families.generate import Draft
    from quizapp.model.questions import Misconception

TITLE = "Forward difference"
KIND = "number"
VERSION = 3
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
    principle = "A numeric gradient is the slope of a short secant; no derivative is needed."
    return _secants.pose(secant, "forward", 0, principle)


def mistakes(secant: Secant) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    wrong = _wrong_slopes(secant) | _wrong_ends(secant) | _wrong_divisors(secant)
    return misconceptions(wrong, secant.answer)


Wrong = dict[str, "tuple[fmpq, str, str]"]


def _wrong_slopes(secant: Secant) -> Wrong:
    here, there, write = secant.slope(), secant.slope(1), secant.written
    width, end = write(secant.h), f"{secant.name} + h"
    return {
        "analytic": (
            here,
            f"{write(here)} is the exact derivative; how steep is a secant of width h = {width}?",
            A_SECANT_IS_ASKED,
        ),
        "shifted-analytic": (
            there,
            f"{write(there)} is the derivative at {end}; which two values of f make a secant?",
            A_SECANT_IS_ASKED,
        ),
    }


def _wrong_ends(secant: Secant) -> Wrong:
    back, both, write = secant.backward, secant.centred, secant.written
    high, name = secant.nudged("+"), secant.name
    said = f"{write(back)} steps back; on which side of {name} is {high}?"
    wrong = {"backward": (back, said, ENDS)}
    if both != secant.slope():
        said = f"{write(both)} steps both ways; how many sides does a forward step have?"
        wrong["centred"] = (both, said, ENDS)
    if len(secant.f.names) == 2:
        said = (
            f"In {write(_both_nudged(secant))} both variables step; which one does ∂f/∂{name} "
            "leave?"
        )
        wrong["all-at-once"] = (_both_nudged(secant), said, ENDS)
    return wrong


def _wrong_divisors(secant: Secant) -> Wrong:
    rise, h, write = secant.value(1) - secant.value(), secant.h, secant.written
    high, low, half = secant.nudged("+"), secant.nudged(), rise / (2 * h)
    wrong = {
        "divide-2h": (
            half,
            f"{write(half)} divides by 2h; how far apart are {high} and {low}?",
            DIVISOR,
        ),
        "reversed": (
            -rise / h,
            f"{write(-rise / h)} subtracts {high}; which of the two values comes first?",
            "the sign of the difference",
        ),
    }
    if h != 1:
        said = (
            f"{write(rise)} is only the rise; what does dividing it by h = {write(h)} make of it?"
        )
        wrong["no-divide"] = (rise, said, DIVISOR)
    return wrong


def _both_nudged(secant: Secant) -> fmpq:
    moved = Secant(secant.f, tuple(value + secant.h for value in secant.at), secant.h)
    return (moved.value() - secant.value()) / secant.h


def independent(secant: Secant) -> number.Answer:
    """Returns the difference quotient from sympy's values of f."""
    return secant.answer((secant.by_sympy(1) - secant.by_sympy()) / rational(secant.h))
