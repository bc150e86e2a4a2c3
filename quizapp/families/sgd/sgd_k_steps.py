"""Several gradient steps with a fixed learning rate.

Levels: 1 two steps, each halving the distance · 2 three steps from one side · 3 overshooting ·
4 two weights · 5 how many steps until the weight is near the minimum.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from quizapp.answers import named, number, vector
from quizapp.engine.lazy_sympy import rational
from quizapp.engine.numbers import exact, factor, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.sgd._descent import DIRECTION, step_by_sympy
from quizapp.families.sgd._walks import Bowl, Walk, distance_text, factor_of
from quizapp.families.writing import listed, misconceptions, terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.families.sgd._descent import WrongVector
    from quizapp.model import Answer, Misconception

TITLE = "Several gradient steps"
KIND = "number"
VERSION = 2
SUMMARY = "the weight after several steps on a parabola, or the steps until it is near the minimum"


GOLDEN = (
    2,
    Walk((Bowl(exact(2), exact(3)),), (exact(5),), exact("1/8"), 3),
)

# What a step multiplies the distance by, level by level; with the curvature it gives α.
_FACTORS = {
    1: ("1/2",),
    2: ("1/2", "1/3", "2/3", "1/4", "3/4"),
    3: ("-1/2", "-1/3", "-2/3", "-3/2", "-2"),
    5: ("1/2", "1/3", "-1/2", "1/4", "2/3", "-1/3", "3/4"),
}


def draw(draw: Draw, level: int) -> Walk | None:
    """Returns a walk that neither arrives at once nor stands or swings for ever."""
    if level == 4:
        return _two_weights(draw)
    bowl = Bowl(exact(draw.integer(1, 4)) / draw.choice((1, 2)), exact(draw.integer(-4, 4)))
    rate = (1 - exact(draw.choice(_FACTORS[level]))) / (2 * bowl.a)
    start = bowl.c + draw.nonzero(6)
    if level == 5:
        bound = exact(draw.choice(("1", "1/2", "1/4", "1/5", "1/10")))
        return _until(Walk((bowl,), (start,), rate, 0, bound))
    return Walk((bowl,), (start,), rate, 2 if level == 1 else 3, traced=level == 3)


def _two_weights(draw: Draw) -> Walk | None:
    bowls = tuple(
        Bowl(exact(draw.integer(1, 4)) / draw.choice((1, 2)), exact(draw.integer(-3, 3)))
        for _ in range(2)
    )
    rate = exact(draw.choice(("1/2", "1/3", "1/4", "1/6", "1/8")))
    factors = [factor_of(bowl, rate) for bowl in bowls]
    if factors[0] == factors[1] or any(f in {0, 1, -1} for f in factors):
        return None
    return Walk(bowls, tuple(bowl.c + draw.nonzero(4) for bowl in bowls), rate, 2)


def _until(walk: Walk) -> Walk | None:
    """Returns the walk with as many steps as bring the weight within the bound."""
    (bowl,), bound = walk.bowls, walk.bound
    while walk.count <= 5 and abs(walk.points()[-1][0] - bowl.c) > (bound or 0):
        walk = replace(walk, count=walk.count + 1)
    return walk if 2 <= walk.count <= 5 else None


def pose(walk: Walk) -> Draft:
    """Returns the question about where the walk leads."""
    points = walk.points()
    values = _asked(walk, points) if walk.bound is None else (exact(walk.count),)
    return Draft(
        prompt="\n".join(_prompt(walk)),
        answer=_answer(walk, values),
        values=values,
        hints=_hints(walk),
        steps=_steps(walk),
        parameters={
            "L": _loss_text(walk),
            "start": ", ".join(map(text, walk.start)),
            "alpha": text(walk.rate),
            "steps": str(walk.count),
            "bound": "" if walk.bound is None else text(walk.bound),
        },
        shown=(
            walk.rate,
            *(w for point in points for w in point),
            *(g for point in points for g in walk.gradient(point)),
            *(factor_of(bowl, walk.rate) ** walk.count for bowl in walk.bowls),
        ),
    )


def _asked(walk: Walk, points: Sequence[tuple[fmpq, ...]]) -> tuple[fmpq, ...]:
    """Returns the last of the points, or of a traced walk the weight after each step."""
    return tuple(w for (w,) in points[1:]) if walk.traced else points[-1]


def _loss_text(walk: Walk) -> str:
    return _sum(bowl.text(name) for bowl, name in zip(walk.bowls, walk.names, strict=True))


def _sum(bowls: Iterable[str]) -> str:
    return " + ".join(bowls)


def _prompt(walk: Walk) -> list[str]:
    order = ", ".join(walk.names)
    wanted = f"[{order}]" if len(walk.names) > 1 else order
    lines = [
        f"L({order}) = {_loss_text(walk)}",
        f"Gradient descent w ← w − α·∇L starts at {wanted} = {_shown(walk.start)}",
        f"with the learning rate α = {pretty(walk.rate)}.",
    ]
    if walk.bound is not None:
        return [
            *lines,
            "After how many steps is the distance to the minimum for the first time",
            f"at most {pretty(walk.bound)}?",
        ]
    count = {2: "two", 3: "three"}[walk.count]
    if walk.traced:
        return [*lines, "What is w after each of three steps? Give w1, w2 and w3."]
    return [*lines, f"What is {wanted} after {count} steps?"]


def _shown(values: Sequence[fmpq]) -> str:
    return pretty(values[0]) if len(values) == 1 else listed(values)


def _hints(walk: Walk) -> tuple[str, str, str]:
    slopes = ", ".join(
        f"∂L/∂{name} = {_slope_text(bowl, name)}"
        for bowl, name in zip(walk.bowls, walk.names, strict=True)
    )
    first = replace(walk, count=1).points()[1]
    arrow = "every step multiplies the distance to the minimum by the same factor"
    if len(walk.bowls) > 1:
        arrow = "every step multiplies each coordinate's distance by a factor of its own"
    return (
        "Take the gradient anew at every point that you reach.",
        f"{slopes}; {arrow}.",
        f"After the first step: {', '.join(walk.names)} = {', '.join(map(pretty, first))}.",
    )


def _slope_text(bowl: Bowl, name: str) -> str:
    inside = distance_text(bowl, name)
    bracketed = f"({inside})" if bowl.c != 0 and 2 * bowl.a != 1 else inside
    return terms([(2 * bowl.a, bracketed)])


def _steps(walk: Walk) -> tuple[str, ...]:
    points = walk.points()
    lines = []
    for n, (old, new) in enumerate(pairwise(points), start=1):
        for name, w, g, after in zip(walk.names, old, walk.gradient(old), new, strict=True):
            moved = f"{pretty(w)} − {factor(walk.rate)}·{factor(g)} = {pretty(after)}"
            lines.append(f"step {n}: ∂L/∂{name} = {pretty(g)}, {name} = {moved}")
    if walk.bound is not None:
        lines.append(f"distances to the minimum: {_distances(walk, points)}")
    return (*lines, *_closed_forms(walk))


def _distances(walk: Walk, points: list[tuple[fmpq, ...]]) -> str:
    return ", ".join(pretty(abs(point[0] - walk.bowls[0].c)) for point in points)


def _closed_forms(walk: Walk) -> list[str]:
    return [
        f"check: each step multiplies {distance_text(bowl, name)} by "
        f"1 − {terms([(2 * bowl.a, 'α')])} = {pretty(factor_of(bowl, walk.rate))}"
        for bowl, name in zip(walk.bowls, walk.names, strict=True)
    ]


def mistakes(walk: Walk) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    wrong = _wrong_points(walk) if walk.bound is None else _wrong_counts(walk, walk.bound)
    return misconceptions(wrong, lambda values: _answer(walk, values))


# Where to look.
_SLOPE = "the derivative of the square"
_COUNT = "how many steps were made"

_FRESH = "at which weight each gradient is taken"


def _wrong_points(walk: Walk) -> WrongVector:
    slopes, count = walk.gradient(walk.start), walk.count
    longer = replace(walk, count=count + 1)
    still = [walk.start]
    for _ in range(count):
        moved = zip(still[-1], slopes, strict=True)
        still.append(tuple(w - walk.rate * g for w, g in moved))
    wrong = {
        "reuse-gradient": (
            _asked(walk, still),
            (
                f"There the gradient at {_shown(walk.start)} made all {count} steps; where was "
                "the second one to be taken?"
            ),
            _FRESH,
        ),
        "ascent": (
            _asked(walk, replace(walk, rate=-walk.rate).points()),
            f"That walks uphill from {_shown(walk.start)}; which way does descent go?",
            DIRECTION,
        ),
    }
    if walk.traced:
        return wrong | {"slope-without-two": _slope_without_two(walk)}
    return wrong | {
        "one-step": (
            replace(walk, count=1).points()[-1],
            "That is after one step; how many does the question make?",
            _COUNT,
        ),
        "one-too-many": (
            longer.points()[-1],
            f"That is after {count + 1} steps; how many does the question make?",
            _COUNT,
        ),
    }


def _slope_without_two(walk: Walk) -> tuple[tuple[fmpq, ...], str, str]:
    said = "There the slope of a(w − c)² is a(w − c); what does the square bring down?"
    return _asked(walk, replace(walk, rate=walk.rate / 2).points()), said, _SLOPE


def _wrong_counts(walk: Walk, bound: fmpq) -> WrongVector:
    count, (bowl,) = walk.count, walk.bowls
    half, near = replace(walk, rate=walk.rate / 2), pretty(bound)
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
            _steps_until(half, lambda w: abs(w - bowl.c) <= bound),
            "What does the derivative of a square bring down as a factor?",
            _SLOPE,
        ),
        "loss-not-distance": (
            _steps_until(walk, lambda w: bowl.a * (w - bowl.c) ** 2 <= bound),
            f"What is to be at most {near}: the loss above its minimum, or the distance from it?",
            "what the bound is for",
        ),
        "reuse-gradient": (
            _steps_evenly(walk, bound),
            "Evenly long steps? What becomes of the gradient on the way down?",
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


def _answer(walk: Walk, values: Iterable[Number]) -> Answer:
    texts = tuple(map(text, values))
    if walk.traced:
        return named.Answer(
            tuple(zip(("w1", "w2", "w3"), texts, strict=True)), follows=_moves(walk)
        )
    if len(texts) == 1:
        return number.Answer(exact=texts[0])
    return vector.Answer(entries=texts, names=walk.names)


def _moves(walk: Walk) -> tuple[tuple[str, str], ...]:
    """Returns how each weight but the first follows from the one before it."""
    (bowl,) = walk.bowls
    rate, twice, c = (f"({text(value)})" for value in (walk.rate, 2 * bowl.a, bowl.c))
    return tuple(
        (after, f"{{{before}}} - {rate}*{twice}*({{{before}}} - {c})")
        for before, after in pairwise(("w1", "w2", "w3"))
    )


def independent(walk: Walk) -> Answer:
    """Returns the answer by the closed form; at the bound, by sympy's steps one by one."""
    if walk.traced:
        return _answer(walk, [_closed(walk, 0, n) for n in range(1, walk.count + 1)])
    if walk.bound is None:
        return _answer(walk, [_closed(walk, i, walk.count) for i in range(len(walk.bowls))])

    def loss(symbols: Sequence[Number]) -> Number:
        (w,), (bowl,) = symbols, walk.bowls
        return rational(bowl.a) * (w - rational(bowl.c)) ** 2

    point, taken = list(walk.start), 0
    while abs(point[0] - walk.bowls[0].c) > walk.bound:
        point, taken = list(map(exact, step_by_sympy(loss, point, walk.rate))), taken + 1
    return _answer(walk, [taken])


def _closed(walk: Walk, i: int, count: int) -> fmpq:
    """Returns c + (1 − 2aα)ᵏ(w₀ − c) of so many steps."""
    bowl = walk.bowls[i]
    return bowl.c + (1 - 2 * bowl.a * walk.rate) ** count * (walk.start[i] - bowl.c)
