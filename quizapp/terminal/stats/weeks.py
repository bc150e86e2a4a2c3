"""A curve by weeks on the screen: a scale beside it, the months above it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from quizapp.terminal.screen import MARGIN
from quizapp.typeset import charts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from quizapp.terminal.screen import Screen

YEAR = 53
# A beginner's few weeks are not stretched over the screen.
_FEWEST = 13
_SCALE = 7
_ROWS = 6


def shown(screen: Screen, first: date, today: date, beside: int) -> int:
    """Returns how many weeks to draw: all since `first`, a year at most, and what fits.

    Args:
        beside: columns that are taken by something else.
    """
    since = (charts.monday(today) - charts.monday(first)).days // 7 + 1
    return min(YEAR, max(_FEWEST, since), screen.room - MARGIN - beside)


def curve(
    screen: Screen,
    values: Mapping[date, float],
    today: date,
    scale: tuple[float, float],
    words: Callable[[float], str],
) -> None:
    """Writes a curve of weeks.

    Args:
        values: by each week's Monday; there is at least one. Weeks without a value are gaps.
        scale: what the ground and the top stand for.
        words: says a value of the scale in at most six columns.
    """
    weeks = shown(screen, min(values), today, _SCALE + 1)
    first = charts.monday(today) - timedelta(weeks=weeks - 1)
    across = _across(screen, weeks)
    mondays = [first + timedelta(weeks=week) for week in range(weeks)]
    column = [value for monday in mondays for value in [values.get(monday)] * across]
    signs = charts.blocks(ascii_only=screen.ascii_only)
    lines = charts.curve(column, _ROWS, *scale, signs)
    beside = {0: words(scale[1]), _ROWS // 2: words(sum(scale) / 2), _ROWS - 1: words(scale[0])}
    margin = " " * (_SCALE + 1)
    screen.line(f"{margin}{charts.months(today, weeks, across)}", "quiet", indent=MARGIN)
    write(screen, lines, beside)


def write(screen: Screen, lines: Sequence[str], beside: Mapping[int, str]) -> None:
    """Writes the lines of a curve, with the words of its scale beside those that have some."""
    for number, line in enumerate(lines):
        scale = screen.style("quiet", beside.get(number, "").rjust(_SCALE))
        screen.line(f"{scale} {screen.style('term', line.rstrip())}", indent=MARGIN)


def _across(screen: Screen, weeks: int) -> int:
    """Returns how many columns a week may take."""
    return 2 if 2 * weeks <= screen.room - MARGIN - _SCALE - 1 else 1
