"""Which learning rates let gradient descent converge on a quadratic.

Levels: 1 one weight · 2 the behaviour for a given learning rate · 3 two weights · 4 two weights
with a cross term · 5 where one weight overshoots and the other does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers import choice, number, vector
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import exact, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.sgd import _stability_mistakes
from quizapp.families.sgd._curvature import BEHAVIOURS, Bowl, behaviour, limits
from quizapp.families.writing import misconceptions, terms
from quizapp.model.questions import Misconception

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flint import fmpq

    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer

TITLE = "Which learning rates converge"
KIND = "number"
VERSION = 2
SUMMARY = "the largest stable learning rate on a quadratic, or what a given one does"

GOLDEN = (3, Bowl(exact(3), exact(12)))

# a, c and half of the cross term, for which (a − c)² + (cross)² is a square.
_TRIPLES = ((3, 4), (4, 3), (6, 8), (8, 6), (5, 12), (0, 1), (0, 2), (0, 3), (0, 5))


def draw(draw: Draw, level: int) -> Bowl | None:
    """Returns a bowl that curves upward everywhere, differently along different axes."""
    size = exact(draw.integer(1, 12)) / draw.choice((1, 1, 2))
    if level == 1:
        return Bowl(size, linear=draw.nonzero(9))
    if level == 2:
        return _with_rate(draw, exact(draw.integer(1, 6)) / draw.choice((1, 2)))
    if level == 4:
        return _with_cross_term(draw)
    other = exact(draw.integer(1, 12)) / draw.choice((1, 1, 2))
    if level == 5 and size > other:
        size, other = other, size
    return None if size == other else Bowl(size, other, mixed=level == 5)


def _with_rate(draw: Draw, a: fmpq) -> Bowl:
    factors = {
        "monotone": ("1/2", "1/3", "1/4", "2/3"),
        "arrives": ("0",),
        "overshoots": ("-1/2", "-1/3", "-1/4", "-2/3"),
        "bounces": ("-1",),
        "diverges": ("-3/2", "-2", "-4/3", "-3"),
    }
    factor = exact(draw.choice(factors[draw.choice(list(factors))]))
    order = tuple(draw.sample(list(BEHAVIOURS), len(BEHAVIOURS)))
    return Bowl(a, linear=draw.nonzero(9), rate=(1 - factor) / (2 * a), options=order)


def _with_cross_term(draw: Draw) -> Bowl | None:
    difference, cross = draw.choice(_TRIPLES)
    smaller = exact(draw.integer(1, 12)) / draw.choice((1, 2))
    a, c = (smaller, smaller + difference) if draw.chance(0.5) else (smaller + difference, smaller)
    bowl = Bowl(a, c, cross=exact(cross if draw.chance(0.5) else -cross))
    return bowl if bowl.eigenvalues[0] > 0 else None


def pose(bowl: Bowl) -> Draft:
    """Returns the question about the bowl."""
    values = _values(bowl)
    return Draft(
        prompt="\n".join(_prompt(bowl)),
        answer=_right(bowl),
        values=values,
        hints=_hints(bowl),
        steps=_steps(bowl),
        parameters={
            "f": bowl.text(),
            "alpha": "" if bowl.rate is None else text(bowl.rate),
        },
        shown=(*bowl.eigenvalues, *([] if bowl.rate is None else [bowl.rate])),
    )


def _values(bowl: Bowl) -> tuple[fmpq, ...]:
    if bowl.rate is not None:
        return ()
    return limits(bowl) if bowl.mixed else (2 / bowl.eigenvalues[-1],)


def _right(bowl: Bowl) -> Answer:
    if bowl.rate is not None:
        return _choice(bowl, behaviour(1 - bowl.rate * bowl.eigenvalues[0]))
    return _numbers(_values(bowl))


def _prompt(bowl: Bowl) -> list[str]:
    if bowl.rate is not None:
        return [
            bowl.text(),
            f"Gradient descent with α = {pretty(bowl.rate)} starts beside the minimum.",
            "What does it do?",
        ]
    if bowl.mixed:
        return [
            bowl.text(),
            "For which learning rates α does gradient descent converge,",
            "with v jumping over its minimum at each step",
            "and u approaching its own from one side?",
            "Give the bounds of the open interval, [low, high].",
        ]
    return [
        bowl.text(),
        "Gradient descent converges from every start for 0 < α < A.",
        "What is the largest such A?",
    ]


def _hints(bowl: Bowl) -> tuple[str, str, str]:
    principle = "Along each axis of the bowl a step multiplies the distance by a fixed factor."
    condition = "it converges while |1 − αλ| < 1"
    if bowl.cross is not None:
        c = bowl.c or exact(0)
        rows = (
            f"[{pretty(2 * bowl.a)}, {pretty(bowl.cross)}; {pretty(bowl.cross)}, {pretty(2 * c)}]"
        )
        return (
            principle,
            f"The factors are 1 − αλ for the eigenvalues λ of the Hessian; {condition}.",
            f"The Hessian is {rows}.",
        )
    if bowl.mixed:
        formula = "The factor is 1 − αλ: overshooting means below 0, one side above 0."
    else:
        curvature = "f″" if bowl.c is None else "∂²f/∂u² or ∂²f/∂v²"
        formula = f"The factor is 1 − αλ with λ = {curvature}; {condition}."
    said = f"f″(w) = {pretty(2 * bowl.a)}"
    if bowl.c is not None:
        said = f"∂²f/∂u² = {pretty(2 * bowl.a)}, ∂²f/∂v² = {pretty(2 * bowl.c)}"
    return principle, formula, said


def _steps(bowl: Bowl) -> tuple[str, ...]:
    values = bowl.eigenvalues
    curvatures = _curvature_lines(bowl)
    if bowl.rate is not None:
        factor = 1 - bowl.rate * values[0]
        return (
            *curvatures,
            f"factor 1 − αλ = 1 − {pretty(bowl.rate * values[0])} = {pretty(factor)}",
            f"so {BEHAVIOURS[behaviour(factor)]}",
        )
    large = pretty(values[-1])
    strictest = f"; the largest λ is the strictest: λ = {large}" if len(values) > 1 else ""
    if bowl.mixed:
        low, high = map(pretty, limits(bowl))
        turning = f"−1 < 1 − {_times(values[1])} < 0"
        return (
            *curvatures,
            f"v overshoots: {turning}, {low} < α < {pretty(2 / values[1])}",
            f"u does not overshoot: 0 < 1 − {_times(values[0])} < 1, α < {pretty(1 / values[0])}",
            f"both: {low} < α < {high}",
        )
    return (
        *curvatures,
        f"|1 − αλ| < 1 means α < 2/λ{strictest}",
        f"A = 2 ÷ {large} = {pretty(2 / values[-1])}",
    )


def _times(value: fmpq) -> str:
    return terms([(value, "α")])


def _curvature_lines(bowl: Bowl) -> list[str]:
    if bowl.c is None:
        return [f"λ = f″ = {pretty(2 * bowl.a)} (the linear term only moves the minimum)"]
    values = " and ".join(map(pretty, bowl.eigenvalues))
    if bowl.cross is None:
        return [f"the Hessian is diagonal, with λ = {values}"]
    trace, product = 2 * (bowl.a + bowl.c), 4 * bowl.a * bowl.c - bowl.cross**2
    return [
        f"Hessian: trace {pretty(trace)}, determinant {pretty(product)}",
        f"λ² − {terms([(trace, 'λ')])} + {pretty(product)} = 0, so λ = {values}",
    ]


def mistakes(bowl: Bowl) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    if bowl.rate is None:
        return misconceptions(_stability_mistakes.wrong(bowl), _numbers)
    factor = 1 - bowl.rate * bowl.eigenvalues[0]
    return tuple(
        Misconception(tag, _choice(bowl, tag), said, _stability_mistakes.FACTOR)
        for tag, said in _stability_mistakes.behaviours(factor).items()
    )


def _numbers(values: Sequence[fmpq]) -> Answer:
    texts = tuple(map(text, values))
    return number.Answer(texts[0]) if len(texts) == 1 else vector.Answer(texts, ("low", "high"))


def _choice(bowl: Bowl, right: str) -> choice.Answer:
    return choice.Answer(
        options=tuple(BEHAVIOURS[tag] for tag in bowl.options),
        right=tuple(tag == right for tag in bowl.options),
        notes=("",) * len(bowl.options),
    )


def independent(bowl: Bowl) -> Answer:
    """Returns the bounds from sympy's Hessian, or what descent was seen to do step by step."""
    sympy = load()
    u, v = sympy.symbols("u v")
    if bowl.rate is not None:
        return _choice(bowl, _seen(bowl, bowl.rate))
    f = rational(bowl.a) * u**2
    if bowl.c is not None:
        f += rational(bowl.c) * v**2 + rational(bowl.cross or exact(0)) * u * v
    hessian = sympy.hessian(f, (u, v) if bowl.c is not None else (u,))
    values = sorted(hessian.eigenvals())
    if bowl.mixed:
        over = sympy.Interval.open(1 / values[1], 2 / values[1])
        both = over.intersect(sympy.Interval.open(0, 1 / values[0]))
        return _numbers([exact(str(both.inf)), exact(str(both.sup))])
    return _numbers([exact(str(sympy.Min(*(2 / value for value in values))))])


def _seen(bowl: Bowl, rate: fmpq) -> str:
    """Returns the behaviour of two steps, each along sympy's derivative of f."""
    w = load().Symbol("w")
    f = rational(bowl.a) * w**2 + rational(bowl.linear or exact(0)) * w
    lowest = -f.diff(w).subs(w, 0) / f.diff(w, 2)
    points = [lowest + 1]
    for _ in range(2):
        points.append(points[-1] - rational(rate) * f.diff(w).subs(w, points[-1]))
    first, second, third = (point - lowest for point in points)
    if second == 0:
        return "arrives"
    if abs(third) >= abs(first):
        return "bounces" if third == first else "diverges"
    return "monotone" if second > 0 else "overshoots"
