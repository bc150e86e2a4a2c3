"""Whether a straight line separates two classes in the plane: a proof of either answer.

Kirchberger's theorem: if no line separates two finite classes, then already four points, or fewer,
cannot be separated. So a search among few points finds a reason, or there is none.
"""

from __future__ import annotations

from itertools import chain, combinations, permutations, product
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A point in the plane, of exact numbers or of floats; a single feature has 0 as its second.
Point: TypeAlias = "tuple[Any, Any]"


class Line(NamedTuple):
    """A direction in which the classes are apart: one is at `low` or below, the other above."""

    normal: Point
    low: Any
    high: Any
    above: int


def conflict(positive: Sequence[Point], negative: Sequence[Point]) -> tuple[str, list[Point]]:
    """Returns why no line separates the classes, with the points that show it; "" if one does.

    The reason is "same" (two points), "between +" (a + between two −), "inside +" (a + in a
    triangle of −), the same with "−", or "crossing" (a segment of + and one of −).
    """
    return next(_conflicts(positive, negative), ("", []))


def _conflicts(
    positive: Sequence[Point], negative: Sequence[Point]
) -> Iterator[tuple[str, list[Point]]]:
    yield from (("same", [p, n]) for p, n in product(positive, negative) if p == n)
    for sign, ones, others in (("+", positive, negative), ("−", negative, positive)):
        for one, (a, b) in product(ones, combinations(others, 2)):
            if _turn(a, b, one) == 0 and _dot(a, b, one) < 0:
                yield f"between {sign}", [one, a, b]
    for (a, b), (c, d) in product(combinations(positive, 2), combinations(negative, 2)):
        if _apart(a, b, c, d) and _apart(c, d, a, b):
            yield "crossing", [a, b, c, d]
    for sign, ones, others in (("+", positive, negative), ("−", negative, positive)):
        for one, (a, b, c) in product(ones, combinations(others, 3)):
            turns = [_turn(a, b, one), _turn(b, c, one), _turn(c, a, one)]
            if all(t > 0 for t in turns) or all(t < 0 for t in turns):
                yield f"inside {sign}", [one, a, b, c]


def _turn(a: Point, b: Point, c: Point) -> Any:
    """Returns on which side of the way from a to b the point c is: 0 if on it."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _dot(a: Point, b: Point, c: Point) -> Any:
    """Returns what is below 0 if c, on the line through a and b, lies between them."""
    return (a[0] - c[0]) * (b[0] - c[0]) + (a[1] - c[1]) * (b[1] - c[1])


def _apart(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether c and d are on different sides of the line through a and b."""
    return bool(_turn(a, b, c) * _turn(a, b, d) < 0)


def line(positive: Sequence[Point], negative: Sequence[Point], gap: float = 0) -> Line | None:
    """Returns a separating line with more than `gap` between the classes; None if there is none.

    Between two convex hulls that do not meet, the shortest way joins two corners, or a corner and
    an edge: so a normal is the difference of a + and a −, or at right angles to an edge.
    """
    across = ((p[0] - n[0], p[1] - n[1]) for p, n in product(positive, negative))
    pairs = chain(permutations(positive, 2), permutations(negative, 2))
    edges = ((a[1] - b[1], b[0] - a[0]) for a, b in pairs)
    lines = (along(normal, positive, negative) for normal in chain(edges, across))
    return next((found for found in lines if found and found.high - found.low > gap), None)


def along(normal: Point, positive: Sequence[Point], negative: Sequence[Point]) -> Line | None:
    """Returns the line across a direction, if it separates the classes."""
    ups = [normal[0] * x + normal[1] * y for x, y in positive]
    downs = [normal[0] * x + normal[1] * y for x, y in negative]
    if max(downs) < min(ups):
        return Line(normal, max(downs), min(ups), above=1)
    if max(ups) < min(downs):
        return Line(normal, max(ups), min(downs), above=-1)
    return None
