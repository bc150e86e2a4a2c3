"""What known mistakes make of several gradient steps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact, pretty
from quizapp.families.sgd._descent import DIRECTION
from quizapp.families.sgd._walks import Walk, asked, shown
from quizapp.families.writing import all_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from flint import fmpq

    from quizapp.families.sgd._descent import WrongVector


# Where to look.
_SLOPE = "the derivative of the square"
_COUNT = "how many steps are made"
_FRESH = "the weight at which each gradient is taken"


def wrong(walk: Walk) -> WrongVector:
    """Returns what each known mistake leads to."""
    return _wrong_points(walk) if walk.bound is None else _wrong_counts(walk, walk.bound)


def _wrong_points(walk: Walk) -> WrongVector:
    slopes, count = walk.gradient(walk.start), walk.count
    longer = replace(walk, count=count + 1)
    still = [walk.start]
    for _ in range(count):
        moved = zip(still[-1], slopes, strict=True)
        still.append(tuple(w - walk.rate * g for w, g in moved))
    wrong = {
        "reuse-gradient": (
            asked(walk, still),
            (
                f"There the gradient at {shown(walk.start)} made {all_of(count, 'steps')}; "
                "where was the second one to be taken?"
            ),
            _FRESH,
        ),
        "ascent": (
            asked(walk, replace(walk, rate=-walk.rate).points()),
            f"That walks uphill from {shown(walk.start)}; which way does descent go?",
            DIRECTION,
        ),
    }
    if walk.traced:
        return wrong | {"slope-without-two": _slope_without_two(walk)}
    first = replace(walk, count=1).points()[-1]
    return wrong | {
        "one-step": (
            first,
            f"{shown(first)} is after one step; how many does the question make?",
            _COUNT,
        ),
        "one-too-many": (
            longer.points()[-1],
            f"That is after {count + 1} steps; how many does the question make?",
            _COUNT,
        ),
    }


def _slope_without_two(walk: Walk) -> tuple[tuple[fmpq, ...], str, str]:
    points = replace(walk, rate=walk.rate / 2).points()
    said = (
        f"To {shown(points[1])} first, as if a(w − c)² had the slope a(w − c); what does the "
        "square bring down?"
    )
    return asked(walk, points), said, _SLOPE


def _wrong_counts(walk: Walk, bound: fmpq) -> WrongVector:
    count, (bowl,) = walk.count, walk.bowls
    half, near = replace(walk, rate=walk.rate / 2), pretty(bound)
    missed = _steps_until(half, lambda w: abs(w - bowl.c) <= bound)
    evenly = _steps_evenly(walk, bound)
    counts = {
        "one-too-few": (
            count - 1,
            f"Is the distance after {count - 1} of the steps really at most {near}?",
            "the distance after each step",
        ),
        "one-too-many": (
            count + 1,
            f"How far from the minimum is w one step before the {count + 1} of yours?",
            "the distance after each step",
        ),
        "slope-without-two": (
            missed,
            f"{missed} of them? What does the derivative of a square bring down as a factor?",
            _SLOPE,
        ),
        "loss-not-distance": (
            _steps_until(walk, lambda w: bowl.a * (w - bowl.c) ** 2 <= bound),
            f"What is to be at most {near}: the loss above its minimum, or the distance from it?",
            "what the bound is for",
        ),
        "reuse-gradient": (
            evenly,
            f"{evenly}, evenly long? What becomes of the gradient on the way down?",
            _FRESH,
        ),
    }
    return {tag: ((exact(n),), said, look) for tag, (n, said, look) in counts.items() if n < _MANY}


_MANY = 99


def _steps_until(walk: Walk, near: Callable[[fmpq], bool]) -> int:
    count = 0
    while count < _MANY and not near(replace(walk, count=count).points()[-1][0]):
        count += 1
    return count


def _steps_evenly(walk: Walk, bound: fmpq) -> int:
    """Returns the steps with the first gradient for ever: they may go past the minimum."""
    (bowl,), (start,), (slope,) = walk.bowls, walk.start, walk.gradient(walk.start)
    places = (start - n * walk.rate * slope for n in range(_MANY))
    return next((n for n, w in enumerate(places) if abs(w - bowl.c) <= bound), _MANY)
