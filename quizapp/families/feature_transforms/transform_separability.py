"""Which feature makes two classes linearly separable.

Levels: 1 a ring · 2 opposite quadrants (XOR) · 3 an interval on a line · 4 multiplicative data ·
5 two maps separate: the one with fewer features.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from quizapp.answers import choice
from quizapp.engine.numbers import exact, pretty, text, to_float
from quizapp.families.feature_transforms._classes import Classes, shown
from quizapp.families.feature_transforms._feature_maps import MAPS
from quizapp.families.feature_transforms._point_clouds import CLOUDS
from quizapp.families.feature_transforms._separation import along, line
from quizapp.families.generate import Draft
from quizapp.families.writing import terms
from quizapp.model.questions import Misconception

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flint import fmpq

    from quizapp.engine.sampling import Draw

    Points = tuple[tuple[fmpq, fmpq], ...]

TITLE = "A feature that separates two classes"
KIND = "choice"
VERSION = 1
SUMMARY = "which feature map makes two classes of points linearly separable"


GOLDEN = (
    2,
    Classes(
        positive=((exact(1), exact(1)), (exact(-1), exact(-1))),
        negative=((exact(1), exact(-1)), (exact(-1), exact(1))),
        options=("raw", "polar", "product", "abs"),
    ),
)


def draw(draw: Draw, level: int) -> Classes | None:
    """Returns classes that one option separates; at level 5 two, with one and two features."""
    cloud = draw.choice(CLOUDS[level])
    positive, negative = cloud.points(draw)
    raw, *others = cloud.failing
    failing = draw.sample(others, 3 - len(cloud.passing))
    options = draw.sample([*cloud.passing, raw, *failing], 4)
    classes = Classes(positive, negative, tuple(options), cloud.on_a_line)
    points = [*positive, *negative]
    repeated = len(set(points)) < len(points)
    if repeated or min(len(positive), len(negative)) < 2 or any(x == 0 for x, _ in points):
        return None
    return classes if set(classes.separating) == set(cloud.passing) else None


def pose(classes: Classes) -> Draft:
    """Returns the question which map separates the classes."""
    right, several = classes.right, len(classes.separating) > 1
    asked = "Which feature makes the classes linearly separable?"
    fewest = (
        "Two of these make the classes linearly separable.\nWhich of the two needs fewer features?"
    )
    return Draft(
        prompt="\n".join(
            [
                "Two classes on a line, by x:"
                if classes.on_a_line
                else "Two classes of points (x, y):",
                f"  +  {_listed(classes, classes.positive)}",
                f"  −  {_listed(classes, classes.negative)}",
                fewest if several else asked,
            ]
        ),
        answer=_answer(classes, right),
        values=(),
        hints=(
            "Plot the points in the new coordinates: a threshold or a line must part them.",
            "One feature: sort its values, and the classes must not mix. Two: draw the points.",
            _first_points(classes),
        ),
        steps=tuple(part for tag in classes.options for part in _steps(classes, tag)),
        parameters={
            "positive": _typed(classes.positive),
            "negative": _typed(classes.negative),
            "options": ", ".join(sorted(classes.options)),
        },
        shown=tuple(
            v for tag in classes.options for ps in classes.mapped(tag) for p in ps for v in p
        ),
    )


def _listed(classes: Classes, points: Points) -> str:
    raw = MAPS["line" if classes.on_a_line else "raw"]
    return ", ".join(shown(raw, point) for point in points)


def _typed(points: Points) -> str:
    return " ".join(f"({text(x)}, {text(y)})" for x, y in points)


def _first_points(classes: Classes) -> str:
    said = []
    for tag in classes.options:
        (plus, *_), (minus, *_) = classes.mapped(tag)
        one, other = shown(MAPS[tag], plus), shown(MAPS[tag], minus)
        said.append(f"{MAPS[tag].label}: {one} and {other}")
    return f"The first + and the first −. {'; '.join(said)}."


def _steps(classes: Classes, tag: str) -> list[str]:
    """Returns the points in a feature space, sorted, and a line or why there is none."""
    feature_map, (plus, minus) = MAPS[tag], classes.mapped(tag)
    reason = classes.reason(tag)
    sides = (", ".join(shown(feature_map, p) for p in sorted(points)) for points in (plus, minus))
    because = f" ({feature_map.because})" if feature_map.because else ""
    return [
        f"{feature_map.label}: {'not separable' if reason else 'separable'}{because}",
        *(f"  {sign}  {values}" for sign, values in zip("+−", sides, strict=True)),
        f"  {reason or _line_text(classes, tag)}",
    ]


def _line_text(classes: Classes, tag: str) -> str:
    """Returns a separating line in words; one feature alone says it best, where it can."""
    mapped, axes = classes.mapped(tag), ((exact(1), exact(0)), (exact(0), exact(1)))
    found = next(filter(None, (along(axis, *mapped) for axis in axes)), None) or line(*mapped)
    if found is None:
        return ""
    names = MAPS[tag].names
    whole = [int(part.p) for part in found.normal[: len(names)]]
    size = exact(math.gcd(*whole)) if len(names) > 1 else abs(found.normal[0])
    sign = -1 if next(filter(None, whole)) < 0 else 1
    normal = [sign * part / size for part in found.normal[: len(names)]]
    low, high = sorted(sign * bound / size for bound in (found.low, found.high))
    larger, smaller = ("+", "−") if sign * found.above > 0 else ("−", "+")
    side = terms(zip(normal, names, strict=True))
    return f"{side} is {pretty(low)} or less for {smaller}, {pretty(high)} or more for {larger}"


def mistakes(classes: Classes) -> tuple[Misconception, ...]:
    """Returns each other option, with the reason why it is not the one."""
    return tuple(
        Misconception(
            tag if reason else "more-features",
            _answer(classes, tag),
            _feedback(tag, reason),
            "whether a + and a − are on the same side"
            if reason
            else "how many features are needed",
        )
        for tag in classes.options
        if tag != classes.right
        for reason in [classes.reason(tag)]
    )


def _feedback(tag: str, reason: str) -> str:
    if not reason:
        many = len(MAPS[tag].names)
        return f"{MAPS[tag].label} separates them too, by {many} features; does one with fewer?"
    parting = "line" if len(MAPS[tag].names) > 1 else "threshold"
    return f"In {MAPS[tag].label}, {reason}; which {parting} could part the classes?"


def _answer(classes: Classes, right: str) -> choice.Answer:
    return choice.Answer(
        options=tuple(MAPS[tag].text for tag in classes.options),
        right=tuple(tag == right for tag in classes.options),
        notes=tuple("" for _ in classes.options),
    )


def independent(classes: Classes) -> choice.Answer:
    """Returns the option by looking for a line in floating point, with maps written anew."""
    passing = [tag for tag in classes.options if _has_line(classes, tag)]
    return _answer(classes, min(passing, key=lambda tag: len(_FLOATS[tag](2.0, 4.0))))


# What is less than this apart in floating point touches: exact classes are further apart.
_GAP = 1e-9


def _has_line(classes: Classes, tag: str) -> bool:
    positive, negative = _floats(tag, classes.positive), _floats(tag, classes.negative)
    return line(positive, negative, _GAP) is not None


def _floats(tag: str, points: Iterable[tuple[fmpq, fmpq]]) -> list[tuple[float, float]]:
    mapped = (_FLOATS[tag](to_float(x), to_float(y)) for x, y in points)
    return [(features[0], features[1] if len(features) > 1 else 0.0) for features in mapped]


_FLOATS: dict[str, Callable[[float, float], tuple[float, ...]]] = {
    "raw": lambda x, y: (x, y),
    "line": lambda x, _y: (x,),
    "polar": lambda x, y: (math.hypot(x, y),),
    "product": lambda x, y: (x * y,),
    "sum": lambda x, y: (x + y,),
    "ratio": lambda x, y: (y / x,),
    "abs": lambda x, y: (math.fabs(x), math.fabs(y)),
    "size": lambda x, _y: (math.fabs(x),),
    "square": lambda x, _y: (math.pow(x, 2),),
    "cube": lambda x, _y: (math.pow(x, 3),),
    "reciprocal": lambda x, _y: (math.pow(x, -1),),
    "quadratic": lambda x, _y: (x, math.pow(x, 2)),
    "squares": lambda x, y: (math.pow(x, 2), math.pow(y, 2)),
    "sum-and-product": lambda x, y: (x + y, x * y),
    "log": lambda x, y: (math.log(x), math.log(y)),
}
