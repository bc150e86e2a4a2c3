"""Points classified by their distance from the origin: inside of a circle, or outside."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from quizapp.answers import choice
from quizapp.engine.numbers import exact, pretty
from quizapp.families.generate import Draft
from quizapp.model.questions import Misconception

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.engine.sampling import Draw


@dataclass(frozen=True, slots=True)
class Disc:
    """Points with whole coordinates; inside are those nearer to the origin than `radius`."""

    points: tuple[tuple[int, int], ...]
    radius: int

    @property
    def texts(self) -> tuple[str, ...]:
        """The points as they are printed."""
        return tuple(f"({pretty(x)}, {pretty(y)})" for x, y in self.points)

    @property
    def squares(self) -> tuple[int, ...]:
        """r² of each point."""
        return tuple(x * x + y * y for x, y in self.points)

    @property
    def by_squares(self) -> tuple[bool, ...]:
        """Which points are inside for who compares r² with the radius."""
        return tuple(square < self.radius for square in self.squares)

    @property
    def by_taxicab(self) -> tuple[bool, ...]:
        """Which points are inside for who takes |x| + |y| for the distance."""
        return tuple(abs(x) + abs(y) < self.radius for x, y in self.points)


def draw(draw: Draw) -> Disc | None:
    """Returns points of which some are inside, none on the circle.

    One point is so near that even its r² is below the radius: whoever compares r² with the radius
    finds at least that one, and whoever adds |x| and |y| finds more.
    """
    radius = draw.integer(5, 8)
    near = (draw.choice((-1, 1)), draw.choice((-2, -1, 1, 2)))
    others = [
        tuple(int(draw.nonzero(radius + 1).p) for _ in range(2)) for _ in range(draw.integer(3, 4))
    ]
    points = draw.sample([near, *others], len(others) + 1)
    disc = Disc(tuple((x, y) for x, y in points), radius)
    inside = sum(square < radius**2 for square in disc.squares)
    is_fair = (
        len(set(points)) == len(points)
        and radius**2 not in disc.squares
        and 2 <= inside < len(points)
        and disc.by_taxicab != disc.by_squares
    )
    return disc if is_fair else None


def pose(disc: Disc) -> Draft:
    """Returns the question which points are inside."""
    limit = disc.radius**2
    steps = (
        f"{text}: r² = {square} {'<' if square < limit else '>'} {limit}, "
        f"{'inside' if square < limit else 'outside'}"
        for text, square in zip(disc.texts, disc.squares, strict=True)
    )
    return Draft(
        prompt="A feature transform keeps only r, the distance from the origin, of each point.\n"
        f"Points with r < {disc.radius} are classified as inside, the others as outside.\n"
        f"Points: {', '.join(disc.texts)}\nWhich of them are inside?",
        answer=_answer(disc, (square < limit for square in disc.squares)),
        values=tuple(map(exact, disc.squares)),
        hints=(
            "Only the distance counts, not the direction: the boundary is a circle.",
            "r < t where x² + y² < t².",
            f"{disc.texts[0]} has x² + y² = {disc.squares[0]}.",
        ),
        steps=(f"r < {disc.radius} where r² = x² + y² < {limit}", *steps),
        parameters={
            "points": ", ".join(f"({x}, {y})" for x, y in disc.points),
            "threshold": str(disc.radius),
        },
        shown=(*map(exact, disc.squares), exact(limit)),
    )


def _answer(disc: Disc, inside: Iterable[bool]) -> choice.Answer:
    return choice.Answer(
        options=disc.texts, right=tuple(inside), notes=tuple("" for _ in disc.points)
    )


def mistakes(disc: Disc) -> tuple[Misconception, ...]:
    """Returns which points each known mistake takes for inside."""
    radius = disc.radius
    wrong = {
        "r-squared": (
            disc.by_squares,
            f"Inside there is x² + y² < {radius}; with what is r² to be compared?",
            "what is compared with the threshold",
        ),
        "taxicab": (
            disc.by_taxicab,
            f"Inside there is |x| + |y| < {radius}; which line do points at equal r form?",
            "how the distance comes from x and y",
        ),
        "larger-coordinate": (
            tuple(max(abs(x), abs(y)) < radius for x, y in disc.points),
            f"Inside there is a square of half side {radius}; how far away are its corners?",
            "how the distance comes from x and y",
        ),
    }
    return tuple(
        Misconception(tag, _answer(disc, inside), said, look)
        for tag, (inside, said, look) in wrong.items()
        if any(inside)
    )


def independent(disc: Disc) -> choice.Answer:
    """Returns the points inside by their distances in floating point; none is near the circle."""
    return _answer(disc, (hypot(x, y) < disc.radius for x, y in disc.points))
