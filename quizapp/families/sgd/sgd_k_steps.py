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
from quizapp.families.moved_numbers import partials
from quizapp.families.sgd import _walk_mistakes
from quizapp.families.sgd._descent import step_by_sympy
from quizapp.families.sgd._walks import Bowl, Walk, asked, distance_text, factor_of, shown
from quizapp.families.writing import fill_a_choice, misconceptions, terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer, Misconception

TITLE = "Several gradient steps"
KIND = "number"
VERSION = 3
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
        walk = _until(Walk((bowl,), (start,), rate, 0, bound))
        return walk if walk and fill_a_choice(mistakes(walk)) else None
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
    values = asked(walk, points) if walk.bound is None else (exact(walk.count),)
    return Draft(
        prompt="\n".join(_prompt(walk)),
        answer=_answer(walk, values) if walk.bound is None else number.Count(str(walk.count)),
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


def _loss_text(walk: Walk) -> str:
    return _sum(bowl.text(name) for bowl, name in zip(walk.bowls, walk.names, strict=True))


def _sum(bowls: Iterable[str]) -> str:
    return " + ".join(bowls)


def _prompt(walk: Walk) -> list[str]:
    order = ", ".join(walk.names)
    wanted = f"[{order}]" if len(walk.names) > 1 else order
    lines = [
        f"L({order}) = {_loss_text(walk)}",
        f"Gradient descent w ← w − α·∇L starts at {wanted} = {shown(walk.start)},",
        f"with the learning rate α = {pretty(walk.rate)}.",
    ]
    if walk.bound is not None:
        return [
            *lines,
            "After how many steps is the distance to the minimum",
            f"at most {pretty(walk.bound)} for the first time?",
        ]
    count = {2: "two", 3: "three"}[walk.count]
    if walk.traced:
        return [*lines, "What is w after each of three steps? Give w1, w2 and w3."]
    return [*lines, f"What is {wanted} after {count} steps?"]


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


def slopes(walk: Walk) -> Mapping[str, Callable[[float], float]]:
    """Returns the loss as a function of each weight's step, wherever a step begins."""
    found: dict[str, Callable[[float], float]] = {}
    for point in walk.points()[:-1]:
        found |= partials(walk.names, point, walk.loss)
    return found


def mistakes(walk: Walk) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    return misconceptions(_walk_mistakes.wrong(walk), lambda values: _answer(walk, values))


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
