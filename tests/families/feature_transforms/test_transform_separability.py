from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from quizapp import families
from quizapp.answers.exact import rational
from quizapp.answers.reader import read
from quizapp.engine.numbers import exact, text
from quizapp.families.feature_transforms._feature_maps import MAPS

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.families.feature_transforms._classes import Classes

LINE = re.compile(r"  (?P<side>.+) is (?P<low>\S+) or less for (.), (?P<high>\S+) or more for (.)")


def side_of(side: str, x: fmpq, y: fmpq) -> Any:
    """Returns the left side of a printed line, as a learner reads it, at a point."""
    if "log₂" in side:
        logs = {"x": x, "y": y}
        for name, value in logs.items():
            side = side.replace(f"log₂ {name}", f"({power(value)})")
        return rational(read(side))
    given = side.replace("|x|", "abs(x)").replace("|y|", "abs(y)").replace("r²", "(x^2 + y^2)")
    return rational(read(given.replace("x", f"({text(x)})").replace("y", f"({text(y)})")))


def power(value: fmpq) -> int:
    """Returns n of 2ⁿ."""
    return next(n for n in range(-9, 10) if exact(2) ** n == value)


@pytest.mark.parametrize("level", families.LEVELS)
def test_the_printed_line_has_the_classes_on_its_sides(level: int) -> None:
    for seed in range(20):
        made = families.problem("transform-separability", level, seed)
        classes: Classes = made.instance  # type: ignore[assignment]  # of this family
        lines = list(filter(None, map(LINE.fullmatch, made.question.solution)))
        assert lines
        for found in lines:
            low, high = (exact(found[bound].replace("−", "-")) for bound in ("low", "high"))
            lower, upper = (
                classes.positive if sign == "+" else classes.negative
                for sign in (found[3], found[5])
            )
            assert max(side_of(found["side"], *point) for point in lower) == low, found[0]
            assert min(side_of(found["side"], *point) for point in upper) == high, found[0]


def test_one_feature_is_enough_to_say_so_where_one_is_enough() -> None:
    for seed in range(40):
        made = families.problem("transform-separability", 5, seed)
        sides = [
            found["side"] for line in made.question.solution if (found := LINE.fullmatch(line))
        ]
        assert set(sides) <= {name for tag in made.instance.separating for name in MAPS[tag].names}  # type: ignore[attr-defined]  # of this family


def test_it_is_said_why_other_features_are_computed_than_are_asked() -> None:
    lines = families.problem("transform-separability", 1, 11).question.solution
    assert "r²: separable (r² puts the points into the same order as r)" in lines
