"""Two classes of points in the plane or on a line, and which feature maps separate them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.engine.numbers import pretty
from quizapp.families.feature_transforms._feature_maps import MAPS, Map
from quizapp.families.feature_transforms._separation import conflict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flint import fmpq

    Points = tuple[tuple[fmpq, fmpq], ...]


@dataclass(frozen=True, slots=True)
class Classes:
    """Two classes of points, and feature maps to choose from by their tags.

    Attributes:
        on_a_line: whether the points have one coordinate; the second is 0 then.
    """

    positive: Points
    negative: Points
    options: tuple[str, ...]
    on_a_line: bool = False

    def mapped(self, tag: str) -> tuple[Points, Points]:
        """Returns both classes in the feature space of a map."""
        point = MAPS[tag].point
        return (
            tuple(point(x, y) for x, y in self.positive),
            tuple(point(x, y) for x, y in self.negative),
        )

    def reason(self, tag: str) -> str:
        """Returns why the map does not separate the classes; "" if it does."""
        kind, points = conflict(*self.mapped(tag))
        return _REASONS[kind].format(*(shown(MAPS[tag], point) for point in points))

    @property
    def separating(self) -> list[str]:
        """The maps that separate the classes."""
        return [tag for tag in self.options if not self.reason(tag)]

    @property
    def right(self) -> str:
        """The map that separates them with the fewest features."""
        return min(self.separating, key=lambda tag: len(MAPS[tag].names))


_REASONS = {
    "": "",
    "same": "a + and a − both become {0}",
    "between +": "{0} (+) lies between {1} and {2} (−)",
    "between −": "{0} (−) lies between {1} and {2} (+)",
    "inside +": "{0} (+) lies inside the triangle {1}, {2}, {3} (−)",
    "inside −": "{0} (−) lies inside the triangle {1}, {2}, {3} (+)",
    "crossing": "{0} to {1} (+) crosses {2} to {3} (−)",
}


def shown(feature_map: Map, point: Sequence[fmpq]) -> str:
    """Returns a point of a feature space as it is printed; of one feature its value."""
    if len(feature_map.names) == 1:
        return pretty(point[0])
    return f"({pretty(point[0])}, {pretty(point[1])})"
