"""Pictures of numbers as lines of text: bars, curves, a calendar; legible without colour.

Each character is one column wide, so that a caller can cut, pad and colour by counting.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Blocks:
    """What charts are drawn with.

    Attributes:
        bar: the parts of a bar from its left, and last what is missing to its end.
        heights: nothing, then eighths of a character from the ground up to a full one.
        shades: none, then ever more.
        mark: a place on a bar.
    """

    bar: str
    heights: str
    shades: str
    mark: str


UNICODE = Blocks(bar="█▒░", heights=" ▁▂▃▄▅▆▇█", shades="·░▒▓█", mark="┃")
ASCII = Blocks(bar="#=.", heights=" ..::++##", shades=".-+*#", mark="|")


def blocks(*, ascii_only: bool) -> Blocks:
    """Returns what to draw with."""
    return ASCII if ascii_only else UNICODE


def bar(parts: Sequence[float], columns: int, signs: Blocks) -> tuple[str, ...]:
    """Returns a bar of `columns` characters, in as many texts as it has parts, and the rest.

    Args:
        parts: shares of the whole, one or two, 0 to 1 together. One that is not 0 shows, and
            only a full bar looks full.
    """
    texts = []
    done, drawn = 0.0, 0
    for share, sign in zip(parts, signs.bar, strict=False):
        done += share
        end = _between(done, columns)
        texts.append(sign * max(0, end - drawn))
        drawn = max(drawn, end)
    return (*texts, signs.bar[-1] * (columns - drawn))


def marked(texts: Sequence[str], share: float, signs: Blocks) -> tuple[str, ...]:
    """Returns the texts of a bar with a mark at `share` of its length."""
    columns = sum(map(len, texts))
    place = min(columns - 1, int(share * columns))
    found = []
    for text in texts:
        inside = 0 <= place < len(text)
        found.append(text[:place] + signs.mark + text[place + 1 :] if inside else text)
        place -= len(text)
    return tuple(found)


def curve(
    values: Sequence[float | None], rows: int, low: float, high: float, signs: Blocks
) -> list[str]:
    """Returns columns as lines of text, the top one first; a value that is None leaves a gap.

    Args:
        low: what the ground stands for; `high` is the top. A value at the ground, or below it,
            still shows as the thinnest line.
    """
    steps = len(signs.heights) - 1
    levels = [
        0 if value is None else max(1, round(_share(value, low, high) * rows * steps))
        for value in values
    ]
    return [
        "".join(signs.heights[min(steps, max(0, level - row * steps))] for level in levels)
        for row in reversed(range(rows))
    ]


def thresholds(counts: Sequence[int], shades: int) -> list[int]:
    """Returns from which count on a day gets the second shade, the third, ….

    They part the days that are not empty into groups of one size, so that one long day does not
    make all others pale. The shortest days get the first shade, unless all are alike.
    """
    ordered = sorted(count for count in counts if count)
    if not ordered:
        return []
    longer = next((count for count in ordered if count > ordered[0]), ordered[0])
    quantiles = (-(-len(ordered) * shade // shades) for shade in range(1, shades))
    return [max(longer, ordered[min(place, len(ordered) - 1)]) for place in quantiles]


def calendar(counts: Mapping[date, int], last: date, weeks: int, signs: Blocks) -> list[str]:
    """Returns seven lines, Monday first, of a character a week; the last one has `last` in it.

    Days after `last` are blank.
    """
    over = calendar_thresholds(counts, last, weeks, signs)

    def shade(day: date) -> str:
        if day > last:
            return " "
        count = counts.get(day, 0)
        return signs.shades[1 + bisect_right(over, count) if count else 0]

    days = _days(last, weeks)
    return ["".join(shade(day) for day in days[weekday::7]) for weekday in range(7)]


def calendar_thresholds(
    counts: Mapping[date, int], last: date, weeks: int, signs: Blocks
) -> list[int]:
    """Returns from which count on a day of the calendar gets the second shade, the third, …."""
    shown = [counts.get(day, 0) for day in _days(last, weeks)]
    return thresholds(shown, len(signs.shades) - 1)


def _days(last: date, weeks: int) -> list[date]:
    """Returns the days of whole weeks, the last of which has `last` in it."""
    first = monday(last) - timedelta(weeks=weeks - 1)
    return [first + timedelta(days=ahead) for ahead in range(7 * weeks)]


def months(last: date, weeks: int, across: int = 1) -> str:
    """Returns the line above a calendar or a curve by weeks: each month where it begins.

    Args:
        across: characters that a week takes.
    """
    first = monday(last) - timedelta(weeks=weeks - 1)
    line = ""
    for week in range(weeks):
        sunday = first + timedelta(weeks=week, days=6)
        place = week * across
        # A name takes its three columns and a space, and is not cut at the end.
        if sunday.day <= 7 and len(line) <= place and place + 3 <= weeks * across:
            line = f"{line:<{place}}{MONTHS[sunday.month - 1]} "
    return line.rstrip()


# Not `strftime`: it speaks the language of the system, and this program one of its own.
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def day_and_month(day: date) -> str:
    """Returns a day as `24 Nov`."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def monday(day: date) -> date:
    """Returns the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _share(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low))) if high > low else 1.0


def _between(share: float, columns: int) -> int:
    """Returns the characters of a share; none only for nothing, all only for everything."""
    if share <= 0:
        return 0
    return columns if share > 1 - 1e-9 else min(max(1, round(share * columns)), max(1, columns - 1))
