"""What known mistakes make of standardised values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact, pretty
from quizapp.families.feature_transforms._surds import Surd, root

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.families.feature_transforms._columns import Column, Values


# Where to look.
_SCALE = "what the difference is divided by"
_SHIFT = "what is subtracted"
_COUNT = "whether σ divides by n or by n − 1"


def rules(values: Values) -> dict[str, tuple[Callable[[Column], Surd], str, str]]:
    """Returns how each known mistake standardises, what to ask then and where to look."""
    first = values.columns[0]
    mean, variance = pretty(first.mean), pretty(first.variance)
    difference = pretty(first.test - first.mean)
    found: dict[str, tuple[Callable[[Column], Surd], str, str]] = {
        "divide-by-variance": (
            lambda c: Surd((c.test - c.mean) / c.variance),
            f"That is divided by σ² = {variance}; which unit has x − μ, and which has σ²?",
            _SCALE,
        ),
        "centre-only": (
            lambda c: Surd(c.test - c.mean),
            f"x − μ = {difference} is in the unit of x; what makes it a number of deviations?",
            _SCALE,
        ),
        "no-centering": (
            lambda c: Surd(c.test / c.deviation),
            f"That is x/σ; where would x = μ = {mean} be?",
            _SHIFT,
        ),
        "sign": (
            lambda c: Surd(-c.z),
            f"Is x = {pretty(first.test)} above the mean or below it, and is yours?",
            "the sign of x − μ",
        ),
    }
    n = len(first.training)
    if first.sample:
        said = f"That σ divides by n = {n}; which one is a sample deviation?"
        found["population-std"] = (_other_deviation, said, _COUNT)
    elif not values.given:
        said = f"That σ divides by n − 1 = {n - 1}; which one is a population deviation?"
        found["sample-std"] = (_other_deviation, said, _COUNT)
    return found


def _other_deviation(column: Column) -> Surd:
    """Returns the value standardised with n − 1 for n, or with n for n − 1."""
    other = len(column.training) - (not column.sample)
    return root(column.z**2 * other / column.count, negative=column.z < 0)


def by_test_statistics(values: Values) -> list[str]:
    """Returns both test values standardised by their own mean and sample deviation."""
    one, two = (column.test for column in values.columns)
    # The sample deviation of two values is |x₁ − x₂|/√2, their mean lies halfway.
    half = root(exact("1/2"), negative=one < two)
    return [half.typed, Surd(-half.coefficient, half.radicand).typed]
