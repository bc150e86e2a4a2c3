"""What known mistakes make of the learning rates that converge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact, pretty
from quizapp.families.sgd._curvature import behaviour, limits

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.families.sgd._curvature import Bowl

# Wrong values, what to ask then and where to look, by the tags of the mistakes.
Wrong = dict[str, "tuple[tuple[fmpq, ...], str, str]"]

# Where to look.
FACTOR = "what a step multiplies the distance by"
_CURVATURE = "the curvature, f″ along each axis"
_WHICH = "which curvature is the strictest"


def wrong(bowl: Bowl) -> Wrong:
    """Returns what each known mistake leads to where learning rates are asked."""
    if bowl.mixed:
        return _wrong_limits(bowl)
    found = _wrong_bound(bowl)
    found |= _wrong_curvature(bowl) if bowl.cross is None else _wrong_hessian(bowl)
    return found if bowl.c is None else found | _wrong_choice(bowl)


def _wrong_bound(bowl: Bowl) -> Wrong:
    large = bowl.eigenvalues[-1]
    half, turned = 1 / large, large / 2
    said = f"At α = {pretty(half)} the factor 1 − αλ is 0; may it be below 0?"
    wrong: Wrong = {"one-over-lambda": ((half,), said, FACTOR)}
    if bowl.c is None:
        said = f"Is |1 − αλ| below 1 for a rate just below {pretty(turned)}?"
        wrong["inverted"] = ((turned,), said, FACTOR)
    return wrong


def _wrong_curvature(bowl: Bowl) -> Wrong:
    coefficient = bowl.eigenvalues[-1] / 2
    said = (
        f"That takes the coefficient {pretty(coefficient)} for λ; what does differentiating "
        "its square twice make of it?"
    )
    return {"forgets-second-derivative": ((2 / coefficient,), said, _CURVATURE)}


def _wrong_hessian(bowl: Bowl) -> Wrong:
    crossless = 1 / max(bowl.a, bowl.c or exact(0))
    doubled = 4 / bowl.eigenvalues[-1]
    return {
        "cross-term-dropped": (
            (crossless,),
            f"{pretty(crossless)} comes from the squares alone; where does uv enter the Hessian?",
            _CURVATURE,
        ),
        "forgets-second-derivative": (
            (doubled,),
            f"{pretty(doubled)} comes from the coefficients; what are the second derivatives?",
            _CURVATURE,
        ),
    }


def _wrong_choice(bowl: Bowl) -> Wrong:
    small, large = bowl.eigenvalues
    loose, total = 2 / small, 2 / (small + large)
    return {
        "uses-smallest": (
            (loose,),
            f"With α just below {pretty(loose)}, what is 1 − αλ along the steepest direction?",
            _WHICH,
        ),
        "sum-of-eigenvalues": (
            (total,),
            f"{pretty(total)} is 2 over the sum of the curvatures; which one alone bounds α?",
            _WHICH,
        ),
    }


def _wrong_limits(bowl: Bowl) -> Wrong:
    (small, large), (low, high) = bowl.eigenvalues, limits(bowl)
    wrong: Wrong = {
        "forgets-second-derivative": (
            (2 * low, 2 * high),
            (
                f"There λ = {pretty(large / 2)}, as it stands before v²; what is the second "
                "derivative by v?"
            ),
            _CURVATURE,
        ),
        "from-zero": (
            (exact(0), high),
            f"Does v jump over its minimum with α = {pretty(low / 2)}, which is more than 0?",
            "where v begins to overshoot",
        ),
    }
    if 1 / small < 2 / large:
        said = f"With α just below {pretty(2 / large)}, from which side does u come?"
        wrong["forgets-u"] = ((low, 2 / large), said, "where u begins to overshoot")
    else:
        said = f"With α just below {pretty(1 / small)}, does v still converge?"
        wrong["forgets-divergence"] = ((low, 1 / small), said, "where v stops converging")
    return wrong


def behaviours(factor: fmpq) -> dict[str, str]:
    """Returns what to ask who takes another behaviour for that of this factor."""
    said = f"Here 1 − αλ = {pretty(factor)}"
    asked = {
        "monotone": f"{said}; which factors keep w on one side?",
        "arrives": f"{said}; which factor leaves no distance at all?",
        "overshoots": f"{said}; which factors turn the distance round, but shrink it?",
        "bounces": f"{said}; which factor keeps the size of the distance?",
        "diverges": f"{said}; which factors let the distance grow?",
    }
    return {tag: question for tag, question in asked.items() if tag != behaviour(factor)}
