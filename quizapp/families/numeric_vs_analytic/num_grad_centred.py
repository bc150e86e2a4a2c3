"""The centred difference: a step both ways.

Levels: 1 a cubic, h = 1/2 · 2 a cubic, h = 1/10 · 3 a quartic, h = 1/100 · 4 two variables, one
nudged · 5 a quotient. Never a quadratic: there the centred difference is the derivative itself.
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

TITLE = "Centred difference"
KIND = "number"
VERSION = 3
SUMMARY = "the numeric gradient (f(w + h) − f(w − h))/(2h) of a given function"
DECIMALS = _secants.DECIMALS

GOLDEN = (
    1,
    Secant(polynomial(exact(0), exact(-2), exact(1)), (exact(2),), exact("1/2")),
)


def draw(draw: Draw, level: int) -> Secant | None:
    """Returns a function whose third derivative is not 0, away from poles."""
    secant = _drawn(draw, level)
    return None if secant.meets_a_pole() or _curvature(secant) == secant.slope() else secant


def _drawn(draw: Draw, level: int) -> Secant:
    match level:
        case 1 | 2:
            h = exact("1/2" if level == 1 else "1/10")
            f = polynomial(_maybe(draw, 4), _maybe(draw, 3), exact(draw.integer(1, 2)))
            return Secant(f, (draw.nonzero(2 if level == 1 else 3),), h)
        case 3:
            f = polynomial(draw.nonzero(4), _maybe(draw, 2), exact(0), exact(draw.integer(1, 2)))
            return Secant(f, (draw.nonzero(2),), exact("1/100"))
        case 4:
            return _two_variables(draw)
    h = exact(draw.choice(("1/2", "1/3", "1/4", "1")))
    return Secant(drawn_quotient(draw), (draw.nonzero(5),), h)


def _curvature(secant: Secant) -> fmpq:
    """Returns the second difference, f(w + h) − 2f(w) + f(w − h) over h²."""
    return (secant.value(1) - 2 * secant.value() + secant.value(-1)) / secant.h**2


def _maybe(draw: Draw, most: int) -> fmpq:
    return draw.nonzero(most) if draw.chance(0.7) else exact(0)


def _two_variables(draw: Draw) -> Secant:
    products = [(3, 1), (1, draw.choice((1, 2))), (0, 2)]
    f = Polynomial(("u", "v"), tuple((draw.nonzero(3), powers) for powers in products))
    return Secant(f, (draw.nonzero(2), draw.nonzero(3)), exact("1/10"))


def pose(secant: Secant) -> Draft:
    """Returns the question about the centred difference."""
    principle = "Step both ways from the point: the secant is centred on it."
    return _secants.pose(secant, "centred", -1, principle)


def mistakes(secant: Secant) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    wrong = _wrong_secants(secant) | _wrong_quotients(secant)
    return misconceptions(wrong, secant.answer)


Wrong = dict[str, "tuple[fmpq, str, str]"]


def _wrong_secants(secant: Secant) -> Wrong:
    slope, one_sided, write = secant.slope(), secant.forward, secant.written
    return {
        "analytic": (
            slope,
            f"{write(slope)} is the exact derivative; how steep is a secant as wide as 2h?",
            A_SECANT_IS_ASKED,
        ),
        "forward": (
            one_sided,
            f"{write(one_sided)} steps to one side only; where is the lower point?",
            ENDS,
        ),
    }


def _wrong_quotients(secant: Secant) -> Wrong:
    high, low, h, write = secant.value(1), secant.value(-1), secant.h, secant.written
    doubled, added, bend = (high - low) / h, (high + low) / (2 * h), _curvature(secant)
    ends = f"{secant.nudged('+')} and {secant.nudged('−')}"
    return {
        "divide-h": (
            doubled,
            f"{write(doubled)} divides by h = {write(h)}; how far apart are {ends}?",
            DIVISOR,
        ),
        "second-difference": (
            bend,
            f"{write(bend)} is how the slope changes; which values of f has the slope itself?",
            "which values of f the quotient takes",
        ),
        "sum": (
            added,
            f"{write(added)} adds the two values; how does one get the rise between them?",
            "the sign between the two values of f",
        ),
    }


def independent(secant: Secant) -> number.Answer:
    """Returns the difference quotient from sympy's values of f."""
    rise = secant.by_sympy(1) - secant.by_sympy(-1)
    return secant.answer(rise / (2 * rational(secant.h)))
