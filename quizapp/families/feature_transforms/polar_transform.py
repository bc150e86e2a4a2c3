"""Polar features of a point, and back.

Levels: 1 the radius alone · 2 radius and angle in the first quadrant · 3 in the other quadrants ·
4 points classified by their radius · 5 back to x and y.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.answers import number, vector
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import exact, pretty
from quizapp.families.feature_transforms import _disc
from quizapp.families.feature_transforms._disc import Disc
from quizapp.families.feature_transforms._surds import Surd, pretty_angle, root, typed_angle
from quizapp.families.generate import Draft
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model import Answer, Misconception

TITLE = "Polar coordinates of a point"
KIND = "vector"
VERSION = 1
SUMMARY = "distance from the origin and angle of a point; classes by distance; back to x and y"


@dataclass(frozen=True, slots=True)
class Point:
    """A point; `asked` is "radius", "polar" or "cartesian"."""

    x: Surd
    y: Surd
    asked: str

    @property
    def radius(self) -> Surd:
        """r, the distance from the origin."""
        return root(self.x.square + self.y.square)

    @property
    def turn(self) -> fmpq:
        """θ/π in (−1, 1], for a point whose angle is one of `_REFERENCE`."""
        reference = _REFERENCE[str(self.y.square / self.x.square)]
        upper = 1 - reference if self.x.coefficient < 0 else reference
        return -upper if self.y.coefficient < 0 else upper

    @property
    def text(self) -> str:
        """The point as it is printed."""
        return f"({self.x.pretty}, {self.y.pretty})"


# The angle of (|x|, |y|) in units of π, by y²/x².
_REFERENCE = {"1/3": exact("1/6"), "1": exact("1/4"), "3": exact("1/3")}

GOLDEN = (3, Point(Surd(exact(-3)), Surd(exact(3), 3), "polar"))

_TRIPLES = ((3, 4), (5, 12), (8, 15), (7, 24), (20, 21), (6, 8), (9, 12))
# Directions at multiples of 30° and 45°: coefficient and radicand of x, then of y.
_DIRECTIONS = (
    ((1, 1), (1, 1)),
    ((1, 2), (1, 2)),
    ((1, 3), (1, 1)),
    ((1, 1), (1, 3)),
    ((3, 1), (1, 3)),
    ((1, 3), (3, 1)),
)
_QUADRANTS = {
    2: ((1, 1),),
    3: ((-1, 1), (-1, -1), (1, -1)),
    5: ((1, 1), (-1, 1), (-1, -1), (1, -1)),
}


def draw(draw: Draw, level: int) -> Point | Disc | None:
    """Returns a point off the axes; at level 4 points inside and outside of a circle."""
    if level == 4:
        return _disc.draw(draw)
    if level == 1:
        scale = draw.choice((exact(1), exact("1/2")))
        legs = draw.sample(draw.choice(_TRIPLES), 2)
        x, y = (Surd(scale * leg * draw.choice((1, -1))) for leg in legs)
        return Point(x, y, "radius")
    size = exact(draw.integer(1, 12))
    signs = draw.choice(_QUADRANTS[level])
    x, y = (
        Surd(sign * size * times, radicand)
        for sign, (times, radicand) in zip(signs, draw.choice(_DIRECTIONS), strict=True)
    )
    return Point(x, y, "cartesian" if level == 5 else "polar")


def pose(instance: Point | Disc) -> Draft:
    """Returns the question about a point, or about the points around a circle."""
    if isinstance(instance, Disc):
        return _disc.pose(instance)
    return {"radius": _radius, "polar": _polar, "cartesian": _cartesian}[instance.asked](instance)


_DISTANCE = "r is its distance from the origin"
_ANGLE = "θ its angle from the positive x-axis"
_PRINCIPLE = "A point is known by how far it is from the origin, and in which direction."


def _squares(point: Point) -> str:
    squares = [pretty(point.x.square), pretty(point.y.square), pretty(point.radius.square)]
    return "x² + y² = {} + {} = {}".format(*squares)


def _radius(point: Point) -> Draft:
    return Draft(
        prompt=f"The point {point.text} in polar coordinates: {_DISTANCE}.\nWhat is r?",
        answer=number.Answer(exact=point.radius.typed),
        values=(point.radius.coefficient,),
        hints=(
            "The coordinates are the legs of a right triangle; r is its longest side.",
            "r = √(x² + y²)",
            f"{_squares(point)}.",
        ),
        steps=(_squares(point), f"r = √{pretty(point.radius.square)} = {point.radius.pretty}"),
        parameters={"x": point.x.typed, "y": point.y.typed, "asked": "r"},
        shown=(point.radius.square,),
    )


def _polar(point: Point) -> Draft:
    return Draft(
        prompt=f"The point {point.text} in polar coordinates:\n"
        f"{_DISTANCE}, {_ANGLE}\n"
        "in radians, −π < θ ≤ π. Give [r, θ].",
        answer=_answer(point, point.radius.typed, typed_angle(point.turn)),
        values=(point.radius.coefficient, point.turn),
        hints=(
            _PRINCIPLE,
            "r = √(x² + y²); θ = atan2(y, x): the angle of (|x|, |y|), put into the quadrant.",
            f"{_squares(point)}.",
        ),
        steps=(
            _squares(point),
            f"r = √{pretty(point.radius.square)} = {point.radius.pretty}",
            *_angle_steps(point),
        ),
        parameters={"x": point.x.typed, "y": point.y.typed, "asked": "r, θ"},
        shown=(point.radius.square,),
    )


def _angle_steps(point: Point) -> tuple[str, str]:
    ratio = root(point.y.square / point.x.square)
    reference = pretty_angle(_REFERENCE[str(ratio.square)])
    left, below = point.x.coefficient < 0, point.y.coefficient < 0
    side, height = "left" if left else "right", "below" if below else "above"
    upper = f"π − {reference}" if left else reference
    signed = f"−({upper})" if below and left else f"−{upper}" if below else upper
    said = "" if signed == pretty_angle(point.turn) else f" = {pretty_angle(point.turn)}"
    return (
        f"angle of (|x|, |y|): atan({ratio.pretty}) = {reference}",
        f"the point is {side} of the origin and {height} it: θ = {signed}{said}",
    )


def _cartesian(point: Point) -> Draft:
    cosine, sine = _direction(point)
    angle, r = pretty_angle(point.turn), point.radius.pretty
    return Draft(
        prompt=f"A point has the polar coordinates r = {r} and θ = {angle}:\n"
        f"{_DISTANCE}, {_ANGLE}\n"
        "in radians. Give [x, y].",
        answer=_answer(point, point.x.typed, point.y.typed),
        # The squares, since a `Draft` knows rationals only.
        values=(point.x.square, point.y.square),
        hints=(
            _PRINCIPLE,
            "x = r·cos θ, y = r·sin θ; the quadrant of θ decides the signs.",
            f"cos θ = {cosine.pretty}.",
        ),
        steps=(
            f"cos({angle}) = {cosine.pretty}, sin({angle}) = {sine.pretty}",
            f"x = r·cos θ = {r}·({cosine.pretty}) = {point.x.pretty}",
            f"y = r·sin θ = {r}·({sine.pretty}) = {point.y.pretty}",
        ),
        parameters={"r": point.radius.typed, "θ": typed_angle(point.turn), "asked": "x, y"},
        shown=(point.radius.square,),
    )


def _direction(point: Point) -> tuple[Surd, Surd]:
    """Returns the cosine and the sine of the angle."""
    return _scaled(point, 1 / point.radius.square)


def _scaled(point: Point, square: fmpq) -> tuple[Surd, Surd]:
    """Returns both coordinates times the root of `square`."""
    return (
        root(point.x.square * square, negative=point.x.coefficient < 0),
        root(point.y.square * square, negative=point.y.coefficient < 0),
    )


def mistakes(instance: Point | Disc) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    if isinstance(instance, Disc):
        return _disc.mistakes(instance)
    if instance.asked == "radius":
        alone = _wrong_radius(instance) | _wrong_sign(instance)
        return misconceptions(alone, lambda r: number.Answer(exact=r))
    wrong = _wrong_polar(instance) if instance.asked == "polar" else _wrong_cartesian(instance)
    return misconceptions(wrong, lambda pair: _answer(instance, *pair))


def _wrong_radius(point: Point) -> dict[str, tuple[str, str]]:
    x, y = abs(point.x), abs(point.y)
    both = f"{x.typed} + {y.typed}"
    if x.radicand == y.radicand:
        both = Surd(x.coefficient + y.coefficient, x.radicand).typed
    squared = point.radius.square
    return {
        "r-squared": (str(squared), f"{pretty(squared)} is r²; its root is still to be taken."),
        "taxicab": (
            both,
            "|x| + |y| is the way along the axes; the straight one is shorter.",
        ),
    }


def _wrong_sign(point: Point) -> dict[str, tuple[str, str]]:
    """Returns what (−3)² = −9 leads to, where it leaves a root to take."""
    if (point.x.coefficient < 0) == (point.y.coefficient < 0):
        return {}
    negative = min(point.x.coefficient, point.y.coefficient)
    said = f"The square of {pretty(negative)} is positive: both squares are added."
    return {"squares-subtracted": (root(abs(point.x.square - point.y.square)).typed, said)}


def _wrong_polar(point: Point) -> dict[str, tuple[tuple[str, str], str]]:
    r, turn = point.radius.typed, point.turn
    angle, degrees = typed_angle(turn), str(180 * turn)
    wrong = {
        "degrees": ((r, degrees), f"{pretty(degrees)}° is right, but θ is asked in radians."),
    } | {tag: ((value, angle), said) for tag, (value, said) in _wrong_radius(point).items()}
    if point.x.coefficient < 0:
        other = turn - 1 if turn > 0 else turn + 1
        wrong["no-quadrant"] = (
            (r, typed_angle(other)),
            f"atan(y/x) = {pretty_angle(other)} is right of the origin, this point left of it.",
        )
    if point.x != point.y:
        swapped = exact("1/2") - turn
        wrong["swapped-atan"] = (
            (r, typed_angle(swapped - 2 if swapped > 1 else swapped)),
            "That is the angle from the y-axis: in atan2(y, x) the y comes first.",
        )
    return wrong


def _wrong_cartesian(point: Point) -> dict[str, tuple[tuple[str, str], str]]:
    squared, unit = _scaled(point, point.radius.square), _direction(point)
    wrong = {
        "r-squared": ((squared[0].typed, squared[1].typed), "r itself is the factor, not r²."),
        "unit-circle": (
            (unit[0].typed, unit[1].typed),
            f"That is the direction alone; multiply it by r = {point.radius.pretty}.",
        ),
    }
    if point.x != point.y:
        wrong["swapped-sin-cos"] = (
            (point.y.typed, point.x.typed),
            "The cosine belongs to x, the sine to y.",
        )
    if point.x.coefficient < 0 or point.y.coefficient < 0:
        wrong["signs-lost"] = (
            (abs(point.x).typed, abs(point.y).typed),
            f"The signs are lost: in which quadrant is θ = {pretty_angle(point.turn)}?",
        )
    return wrong


def _answer(point: Point, first: str, second: str) -> vector.Answer:
    names = ("x", "y") if point.asked == "cartesian" else ("r", "θ")
    return vector.Answer(entries=(first, second), names=names)


def independent(instance: Point | Disc) -> Answer:
    """Returns the answer from sympy's roots and angle functions, for a circle by enumeration."""
    if isinstance(instance, Disc):
        return _disc.independent(instance)
    sympy = load()
    x, y = (_symbolic(surd) for surd in (instance.x, instance.y))
    r = sympy.sqrt(x**2 + y**2)
    if instance.asked == "radius":
        return number.Answer(exact=str(r))
    if instance.asked == "polar":
        return _answer(instance, str(r), str(sympy.atan2(y, x)))
    turn = rational(instance.turn) * sympy.pi
    r = _symbolic(instance.radius)
    return _answer(instance, str(r * sympy.cos(turn)), str(r * sympy.sin(turn)))


def _symbolic(surd: Surd) -> Number:
    return rational(surd.coefficient) * load().sqrt(surd.radicand)
