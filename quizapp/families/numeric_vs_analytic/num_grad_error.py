"""How wrong a numeric gradient is, and how its error shrinks with the step.

Levels: 1 a quadratic, forward · 2 a cubic, forward · 3 a cubic, centred · 4 the ratio of the
errors at two steps · 5 how often h must be halved until the error meets a bound.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.answers import number
from quizapp.engine.lazy_sympy import rational
from quizapp.engine.numbers import decimal, exact, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.numeric_vs_analytic import _error_mistakes
from quizapp.families.numeric_vs_analytic._errors import Error, written
from quizapp.families.numeric_vs_analytic._functions import polynomial
from quizapp.families.writing import fill_a_choice, misconceptions, terms

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.families.numeric_vs_analytic._secants import Secant
    from quizapp.model.questions import Misconception

TITLE = "Error of a numeric gradient"
KIND = "number"
VERSION = 3
SUMMARY = "numeric minus analytic gradient; how the error shrinks with the step"
DECIMALS = {1: 4, 2: 5, 3: 6, 4: 8, 5: 10}

# How a smaller step is told, by what it is divided by.
_SHRINKING = {2: "half", 5: "a fifth of", 10: "a tenth of"}


def _golden() -> Error:
    f = polynomial(exact(-1), exact(0), exact(2))
    return Error(f, exact(1), exact("1/10"), centred=False)


GOLDEN = (2, _golden())


def draw(draw: Draw, level: int) -> Error | None:
    """Returns an error that is not 0 and whose terms do not cancel."""
    centred = level == 3 or (level >= 4 and draw.chance(0.4))
    cubic = centred or (level == 2 or (level >= 4 and draw.chance(0.7)))
    top = (draw.nonzero(3),) if cubic else ()
    square = draw.nonzero(4)
    f = polynomial(draw.nonzero(5), square, *top)
    error = Error(f, draw.nonzero(3), _step(draw, level), centred)
    if error.secant.slope() == 0 or error.leading == 0 or error.size * error.leading <= 0:
        return None
    if level == 4:
        return replace(error, shrinking=draw.choice((2, 5, 10)))
    if level == 5:
        bound = exact(draw.choice(("1", "1/2", "1/5", "1/10", "1/20")))
        error = replace(error, bound=bound)
        if not _shrinks_soon(error):
            return None
    return error if fill_a_choice(mistakes(error)) else None


def _step(draw: Draw, level: int) -> fmpq:
    if level == 5:
        return exact(1)
    return exact(draw.choice(("1/2", "1/5", "1/10") if level != 3 else ("1/5", "1/10", "1/20")))


def _shrinks_soon(error: Error) -> bool:
    """Whether both terms of an error have one sign, so that it shrinks, in two to five halvings."""
    forward = error if not error.centred else error.other()
    return forward.cube * forward.bend >= 0 and 2 <= error.value <= 5


def pose(error: Error) -> Draft:
    """Returns the question about the error."""
    secant, answer = error.secant, _answer(error.value)
    return Draft(
        prompt=f"{secant.definition()}\n{_question(error)}",
        answer=answer if error.bound is None else number.Count(*answer),
        values=(error.value,),
        hints=_hints(error),
        steps=_steps(error),
        parameters={
            **secant.parameters(),
            "scheme": error.scheme,
            "shrinking": str(error.shrinking),
            "bound": "" if error.bound is None else text(error.bound),
        },
        shown=(error.size, error.numeric, secant.slope(), error.bend),
    )


def _question(error: Error) -> str:
    w, h = pretty(error.w), decimal(error.h)
    measured = f"The gradient at w = {w} is measured\nby the {error.scheme} difference with h = {h}"
    if error.bound is not None:
        return (
            f"{measured},\nand again each time h is halved.\nHow many halvings does it take\n"
            f"until |numeric − analytic| is at most {decimal(error.bound)}?"
        )
    if error.shrinking:
        return (
            f"{measured},\nand again with {_SHRINKING[error.shrinking]} that step.\n"
            "What is the first error (numeric − analytic) divided by the second?"
        )
    return f"{measured}.\nWhat is the error, numeric − analytic, exactly?"


def _hints(error: Error) -> tuple[str, str, str]:
    three = error.centred or (error.cube != 0 and error.bend == 0)
    leading = "⅙·h²·f‴" if error.centred else "½·h·f″"
    rest = "" if error.centred or error.cube == 0 else " + ⅙·h²·f‴"
    derivative = (
        f"f‴ = {pretty(6 * error.cube)}" if three else f"f″(w) = {pretty(2 * error.bend)} here"
    )
    return (
        "Expand f(w ± h) in a Taylor series: what is left beside f′(w) is the error.",
        f"The error of this {error.scheme} difference is {leading}{rest}, exactly.",
        derivative,
    )


def _steps(error: Error) -> tuple[str, ...]:
    taylor = f"as Taylor says: {_taylor(error)}"
    if error.bound is not None:
        tried = range(int(error.value.p) + 1)
        tries = [error.at(error.h / 2**n) for n in tried]
        return (
            taylor,
            *(f"h = {decimal(e.h)}: error {decimal(e.size)}" for e in tries),
            f"the first that is small enough comes after {tried[-1]} halvings",
        )
    if error.shrinking:
        small = error.at(error.h / error.shrinking)
        return (
            taylor,
            f"h = {decimal(error.h)}: error {decimal(error.size)}",
            f"h = {decimal(small.h)}: error {decimal(small.size)}",
            f"{decimal(error.size)} ÷ {_in_brackets(small.size)} = {written(error.ratio)}",
        )
    numeric, slope = error.numeric, error.secant.slope()
    return (
        f"numeric: {_quotient(error)} = {decimal(numeric)}",
        f"analytic: f′(w) = {error.f.slope_text()} = {decimal(slope)}",
        f"error: {decimal(numeric)} − {_in_brackets(slope)} = {written(error.size)}",
        f"{taylor} = {decimal(error.size)}",
    )


def _in_brackets(value: fmpq) -> str:
    return f"({written(value)})" if value < 0 else written(value)


def _quotient(error: Error) -> str:
    secant = error.secant
    high, low = secant.value(1), secant.value(-1 if error.centred else 0)
    width = secant.h * (2 if error.centred else 1)
    below = f"({decimal(low)})" if low < 0 else decimal(low)
    return f"({decimal(high)} − {below})/{decimal(width)}"


def _taylor(error: Error) -> str:
    """Returns the error as a polynomial in h."""
    linear = exact(0) if error.centred else error.bend
    names = "⅙·h²·f‴" if error.centred else "½·h·f″" + (" + ⅙·h²·f‴" if error.cube != 0 else "")
    return f"{names} = {terms([(linear, 'h'), (error.cube, 'h²')])}"


def mistakes(error: Error) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    return misconceptions(_error_mistakes.wrong(error), _answer)


def _answer(value: Number) -> number.Answer:
    return number.Answer(text(exact(str(value))), min_digits=6)


def independent(error: Error) -> number.Answer:
    """Returns the answer from sympy's values and derivative of f, with no Taylor term."""
    slope = error.secant.slope_by_sympy()

    def size(secant: Secant) -> Number:
        back, width = (-1, 2) if error.centred else (0, 1)
        rise = secant.by_sympy(1) - secant.by_sympy(back)
        return rise / (width * rational(secant.h)) - slope

    def shrunk(by: int) -> Number:
        return size(replace(error.secant, h=error.h / by))

    if error.bound is not None:
        bound = rational(error.bound)
        return _answer(next(n for n in range(99) if abs(shrunk(2**n)) <= bound))
    found = shrunk(1) / shrunk(error.shrinking) if error.shrinking else shrunk(1)
    return _answer(exact(str(found)))
