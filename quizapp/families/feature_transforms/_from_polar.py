"""From polar coordinates back to x and y."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.families.feature_transforms._point import (
    ANGLE,
    DISTANCE,
    PRINCIPLE,
    Point,
    pair_answer,
)
from quizapp.families.feature_transforms._surds import Surd, pretty_angle, root, typed_angle
from quizapp.families.generate import Draft

if TYPE_CHECKING:
    from flint import fmpq


def pose(point: Point) -> Draft:
    """Returns the question about x and y."""
    cosine, sine = _direction(point)
    angle, r = pretty_angle(point.turn), point.radius.pretty
    return Draft(
        prompt=f"A point has the polar coordinates r = {r} and θ = {angle}:\n"
        f"{DISTANCE},\n"
        f"{ANGLE} in radians.\n"
        "Give [x, y].",
        answer=pair_answer(point, point.x.typed, point.y.typed),
        # The squares, since a `Draft` knows rationals only.
        values=(point.x.square, point.y.square),
        hints=(
            PRINCIPLE,
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


_LENGTH = "how far from the origin the point is"


def wrong(point: Point) -> dict[str, tuple[tuple[str, str], str, str]]:
    """Returns what each known mistake leads to."""
    squared, unit = _scaled(point, point.radius.square), _direction(point)
    r, turn = point.radius.pretty, pretty_angle(point.turn)
    found = {
        "r-squared": (
            (squared[0].typed, squared[1].typed),
            f"That point is r² away from the origin; how far away is a point with r = {r}?",
            _LENGTH,
        ),
        "unit-circle": (
            (unit[0].typed, unit[1].typed),
            f"That point is on the unit circle; what does r = {r} do to it?",
            _LENGTH,
        ),
    }
    if point.x != point.y:
        found["swapped-sin-cos"] = (
            (point.y.typed, point.x.typed),
            f"{point.y.pretty} is r·sin θ; does it belong to x or to y?",
            "which coordinate has the cosine",
        )
    if point.x.coefficient < 0 or point.y.coefficient < 0:
        found["signs-lost"] = (
            (abs(point.x).typed, abs(point.y).typed),
            f"That point is in the first quadrant; where does θ = {turn} lead?",
            "the sign of each coordinate",
        )
    return found
