from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.families.feature_transforms._separation import conflict, line

if TYPE_CHECKING:
    from quizapp.families.feature_transforms._separation import Point

COORDINATES = st.integers(-4, 4)
CLASSES = st.lists(st.tuples(COORDINATES, COORDINATES), min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("positive", "negative", "reason"),
    [
        ([(0, 0)], [(0, 0)], "same"),
        ([(1, 1)], [(0, 0), (3, 3)], "between +"),
        ([(0, 0), (3, 3)], [(1, 1)], "between −"),
        ([(1, 1)], [(0, 0), (4, 0), (0, 4)], "inside +"),
        ([(0, 0), (4, 0), (0, 4)], [(1, 1)], "inside −"),
        ([(1, 1), (-1, -1)], [(1, -1), (-1, 1)], "crossing"),
        ([(0, 0), (1, 1)], [(2, 2), (3, 3)], ""),
        ([(0, 1), (5, 1)], [(1, 0), (2, 0)], ""),
    ],
)
def test_the_reason_why_no_line_separates(
    positive: list[Point], negative: list[Point], reason: str
) -> None:
    assert conflict(positive, negative)[0] == reason


@given(CLASSES, CLASSES)
def test_there_is_a_line_or_a_reason_why_not(positive: list[Point], negative: list[Point]) -> None:
    found = line(positive, negative)
    assert (found is None) == bool(conflict(positive, negative)[0])


@given(CLASSES, CLASSES)
def test_a_line_has_the_classes_on_its_sides(positive: list[Point], negative: list[Point]) -> None:
    found = line(positive, negative)
    if found is None:
        return
    a, b = found.normal
    upper, lower = (positive, negative) if found.above > 0 else (negative, positive)
    assert min(a * x + b * y for x, y in upper) == found.high
    assert max(a * x + b * y for x, y in lower) == found.low
    assert found.low < found.high


def test_classes_that_almost_touch_may_count_as_touching() -> None:
    assert line([(0.0, 0.0)], [(1e-12, 0.0)]) is not None
    assert line([(0.0, 0.0)], [(1e-12, 0.0)], 1e-9) is None
