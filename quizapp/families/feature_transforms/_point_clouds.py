"""Classes of points that one kind of feature separates: rings, quadrants, intervals, powers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact

if TYPE_CHECKING:
    from collections.abc import Callable

    from flint import fmpq

    from quizapp.engine.sampling import Draw

    Points = tuple[tuple[fmpq, fmpq], ...]


@dataclass(frozen=True, slots=True)
class Cloud:
    """A kind of data.

    Attributes:
        points: draws the points of both classes, not always such that the maps do as they should.
        passing: tags of the maps that should separate them.
        failing: tags of the maps that should not; the first, the raw point, is always offered.
    """

    points: Callable[[Draw], tuple[Points, Points]]
    passing: tuple[str, ...]
    failing: tuple[str, ...]
    on_a_line: bool = False


def _turned(draw: Draw, one: Points, other: Points) -> tuple[Points, Points]:
    """Returns both classes, either of them as the + class."""
    return (one, other) if draw.chance(0.5) else (other, one)


def _ring(draw: Draw) -> tuple[Points, Points]:
    limit = draw.integer(8, 20)
    points = [(draw.nonzero(6), draw.nonzero(6)) for _ in range(8)]
    inside = tuple((x, y) for x, y in points if x * x + y * y < limit)
    outside = tuple((x, y) for x, y in points if x * x + y * y > limit + 3)
    return _turned(draw, inside[:3], outside[:4])


def _quadrants(draw: Draw) -> tuple[Points, Points]:
    same, other = ((1, 1), (-1, -1)), ((1, -1), (-1, 1))

    def corner(signs: tuple[int, int]) -> tuple[fmpq, fmpq]:
        return signs[0] * exact(draw.integer(1, 5)), signs[1] * exact(draw.integer(1, 5))

    one = [corner(signs) for signs in same] + [corner(draw.choice(same))]
    two = [corner(signs) for signs in other] + [corner(draw.choice(other))]
    return _turned(draw, tuple(one), tuple(two))


def _interval(draw: Draw, *, centred: bool) -> tuple[Points, Points]:
    middle = 0 if centred else draw.choice((-1, 1)) * draw.integer(2, 4)
    radius = draw.integer(2, 3)
    inner = draw.sample([d for d in range(-radius, radius + 1) if d + middle != 0], 3)
    outer: tuple[int, ...] = (-radius - draw.integer(1, 4), radius + draw.integer(1, 4))
    outer += (draw.choice((-1, 1)) * (radius + draw.integer(5, 6)),)
    one, other = (
        tuple((exact(d + middle), exact(0)) for d in distances) for distances in (inner, outer)
    )
    return _turned(draw, one, other)


def _powers(draw: Draw) -> tuple[Points, Points]:
    """Returns points close to y = c·x^k, on both sides: in logarithms a straight line."""
    power = draw.choice((-2, -1, 2))
    shift = draw.integer(-2, 0) if power > 0 else draw.integer(4, 5)

    def near(offsets: tuple[int, ...]) -> tuple[fmpq, fmpq]:
        i = draw.integer(0, 3)
        return exact(2) ** i, exact(2) ** (power * i + shift + draw.choice(offsets))

    above = tuple(near((0, 0, 1)) for _ in range(draw.integer(3, 4)))
    below = tuple(near((-1, -1, -2)) for _ in range(draw.integer(3, 4)))
    return _turned(draw, above, below)


_RING = Cloud(_ring, ("polar",), ("raw", "product", "abs", "sum", "size", "ratio"))
_XOR = Cloud(_quadrants, ("product",), ("raw", "polar", "abs", "sum", "size"))
_CENTRED = Cloud(
    lambda draw: _interval(draw, centred=True),
    ("square",),
    ("line", "cube", "reciprocal"),
    on_a_line=True,
)
_SHIFTED = Cloud(
    lambda draw: _interval(draw, centred=False),
    ("quadratic",),
    ("line", "cube", "square", "size", "reciprocal"),
    on_a_line=True,
)
_POWERS = Cloud(_powers, ("log",), ("raw", "product", "ratio", "polar", "sum", "quadratic"))

CLOUDS = {
    1: (_RING,),
    2: (_XOR,),
    3: (_CENTRED, _SHIFTED),
    4: (_POWERS,),
    5: (
        replace(_RING, passing=("polar", "squares")),
        replace(_XOR, passing=("product", "sum-and-product")),
        replace(_CENTRED, passing=("square", "quadratic")),
    ),
}
