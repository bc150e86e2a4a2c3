"""Polar features of a point, and back.

Levels: 1 the radius alone · 2 radius and angle in the first quadrant · 3 in the other quadrants ·
4 points classified by their radius · 5 back to x and y.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers import number
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import exact, pretty
from quizapp.families.feature_transforms import _disc, _from_polar
from quizapp.families.feature_transforms._disc import Disc
from quizapp.families.feature_transforms._point import (
    ANGLE,
    DISTANCE,
    PRINCIPLE,
    REFERENCE,
    Point,
    pair_answer,
)
from quizapp.families.feature_transforms._surds import (
    Surd,
    pretty_angle,
    root,
    typed_angle,
    under_a_root,
)
from quizapp.families.generate import Draft
from quizapp.families.writing import fill_a_choice, misconceptions

if TYPE_CHECKING:
    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer, Misconception

TITLE = "Polar coordinates of a point"
KIND = "vector"
VERSION = 4
SUMMARY = "distance from the origin and angle of a point; classes by distance; back to x and y"


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
    point = Point(x, y, "cartesian" if level == 5 else "polar")
    return point if fill_a_choice(mistakes(point)) else None


def pose(instance: Point | Disc) -> Draft:
    """Returns the question about a point, or about the points around a circle."""
    if isinstance(instance, Disc):
        return _disc.pose(instance)
    return {"radius": _radius, "polar": _polar, "cartesian": _from_polar.pose}[instance.asked](
        instance
    )


def _squares(point: Point) -> str:
    squares = [pretty(point.x.square), pretty(point.y.square), pretty(point.radius.square)]
    return "x² + y² = {} + {} = {}".format(*squares)


def _radius(point: Point) -> Draft:
    return Draft(
        prompt=f"The point {point.text} in polar coordinates:\n{DISTANCE}.\nWhat is r?",
        answer=number.Answer(exact=point.radius.typed),
        values=(point.radius.coefficient,),
        hints=(
            "The coordinates are the legs of a right triangle; r is its longest side.",
            "r = √(x² + y²)",
            f"{_squares(point)}.",
        ),
        steps=(_squares(point), f"r = {under_a_root(point.radius.square)} = {point.radius.pretty}"),
        parameters={"x": point.x.typed, "y": point.y.typed, "asked": "r"},
        shown=(point.radius.square,),
    )


def _polar(point: Point) -> Draft:
    return Draft(
        prompt=f"The point {point.text} in polar coordinates:\n"
        f"{DISTANCE},\n"
        f"{ANGLE} in radians, −π < θ ≤ π.\n"
        "Give [r, θ].",
        answer=pair_answer(point, point.radius.typed, typed_angle(point.turn)),
        values=(point.radius.coefficient, point.turn),
        hints=(
            PRINCIPLE,
            "r = √(x² + y²); θ = atan2(y, x): the angle of (|x|, |y|), put into the quadrant.",
            f"{_squares(point)}.",
        ),
        steps=(
            _squares(point),
            f"r = {under_a_root(point.radius.square)} = {point.radius.pretty}",
            *_angle_steps(point),
        ),
        parameters={"x": point.x.typed, "y": point.y.typed, "asked": "r, θ"},
        shown=(point.radius.square,),
    )


def _angle_steps(point: Point) -> tuple[str, str]:
    ratio = root(point.y.square / point.x.square)
    reference = pretty_angle(REFERENCE[str(ratio.square)])
    left, below = point.x.coefficient < 0, point.y.coefficient < 0
    side, height = "left" if left else "right", "below" if below else "above"
    upper = f"π − {reference}" if left else reference
    signed = f"−({upper})" if below and left else f"−{upper}" if below else upper
    said = "" if signed == pretty_angle(point.turn) else f" = {pretty_angle(point.turn)}"
    return (
        f"angle of (|x|, |y|): atan({ratio.pretty}) = {reference}",
        f"the point is {side} of the origin and {height} it: θ = {signed}{said}",
    )


# Where to look.
_RADIUS = "how r comes from x and y"
_TURN = "the axis and the quadrant that θ counts from"


def mistakes(instance: Point | Disc) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    if isinstance(instance, Disc):
        return _disc.mistakes(instance)
    if instance.asked == "radius":
        alone = _wrong_radius(instance) | _wrong_squares(instance)
        return misconceptions(alone, lambda r: number.Answer(exact=r))
    wrong = _wrong_polar(instance) if instance.asked == "polar" else _from_polar.wrong(instance)
    return misconceptions(wrong, lambda pair: pair_answer(instance, *pair))


def _wrong_radius(point: Point) -> dict[str, tuple[str, str, str]]:
    x, y = abs(point.x), abs(point.y)
    both, shown = f"{x.typed} + {y.typed}", f"{x.pretty} + {y.pretty}"
    if x.radicand == y.radicand:
        way = Surd(x.coefficient + y.coefficient, x.radicand)
        both, shown = way.typed, way.pretty
    squared = point.radius.square
    return {
        "r-squared": (
            str(squared),
            f"{pretty(squared)} is x² + y²; what leads from r² to r?",
            _RADIUS,
        ),
        "taxicab": (
            both,
            f"{shown} is the way along both axes; how long is the straight one?",
            _RADIUS,
        ),
    }


def _wrong_squares(point: Point) -> dict[str, tuple[str, str, str]]:
    """Returns what (−3)² = −9 leads to, where it leaves a root to take, and no squares at all."""
    x, y = point.x.coefficient, point.y.coefficient
    said = f"√(|x| + |y|) is without squares; what is |x| = {pretty(abs(x))} to be first?"
    wrong = {"no-squares": (root(abs(x) + abs(y)).typed, said, _RADIUS)}
    if (x < 0) != (y < 0):
        said = f"One square was subtracted; which sign has the square of {pretty(min(x, y))}?"
        difference = root(abs(point.x.square - point.y.square)).typed
        wrong["squares-subtracted"] = (difference, said, "the sign of a square")
    return wrong


def _wrong_polar(point: Point) -> dict[str, tuple[tuple[str, str], str, str]]:
    r, turn = point.radius.typed, point.turn
    angle, degrees = typed_angle(turn), str(180 * turn)
    wrong = {
        "degrees": (
            (r, degrees),
            f"{pretty(degrees)} is the angle in degrees; how many radians are 180°?",
            "the unit of θ",
        ),
    } | {
        tag: ((value, angle), said, look)
        for tag, (value, said, look) in _wrong_radius(point).items()
    }
    if point.x.coefficient < 0:
        other = turn - 1 if turn > 0 else turn + 1
        said = f"atan(y/x) = {pretty_angle(other)} is right of the origin; where is {point.text}?"
        wrong["no-quadrant"] = ((r, typed_angle(other)), said, _TURN)
    if point.x != point.y:
        swapped = exact("1/2") - turn
        swapped = swapped - 2 if swapped > 1 else swapped
        wrong["swapped-atan"] = (
            (r, typed_angle(swapped)),
            (
                f"{pretty_angle(swapped)} is the angle from the y-axis; which of x and y comes "
                "first in atan2?"
            ),
            _TURN,
        )
    return wrong


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
        return pair_answer(instance, str(r), str(sympy.atan2(y, x)))
    turn = rational(instance.turn) * sympy.pi
    r = _symbolic(instance.radius)
    return pair_answer(instance, str(r * sympy.cos(turn)), str(r * sympy.sin(turn)))


def _symbolic(surd: Surd) -> Number:
    return rational(surd.coefficient) * load().sqrt(surd.radicand)
