"""Answers a day: a calendar of the year, a column a week, darker where more was done."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from quizapp import text
from quizapp.terminal.labels import duration, filled, plural
from quizapp.terminal.screen import MARGIN
from quizapp.terminal.stats import weeks
from quizapp.typeset import charts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from quizapp.reports.days import Day
    from quizapp.terminal.screen import Screen

EMPTY = "No answers yet. Once there are, each day of the year is here, darker the more was done."
_WEEKDAY = 4
# Months that are said to who listens.
_MONTHS = 12


def show(screen: Screen, days: Sequence[Day], today: date) -> None:
    """Writes the calendar, and the days that stand out."""
    if not days:
        screen.prose(EMPTY, indent=MARGIN)
        return
    calendar(screen, days, today)
    most = max(days, key=lambda day: (day.answers, day.date))
    minutes = sum(day.minutes for day in days)
    screen.line()
    answers = sum(day.answers for day in days)
    screen.prose(
        f"{plural(answers, 'answer')} on {plural(len(days), 'day')}, {duration(minutes)} in all:"
        f" {answers / len(days):.0f} answers and {duration(minutes / len(days))} a day studied."
        f" Most, {most.answers:,}, on {charts.day_and_month(most.date)} {most.date.year}.",
        indent=MARGIN,
    )


def calendar(screen: Screen, days: Sequence[Day], today: date) -> None:
    """Writes the calendar of the year up to today; said month by month to who listens."""
    counts = {day.date: day.answers for day in days}
    if screen.linear:
        _by_month(screen, counts)
        return
    shown = weeks.shown(screen, min(counts), today, _WEEKDAY)
    across = 2 if 2 * shown <= screen.room - MARGIN - _WEEKDAY else 1
    signs = charts.blocks(ascii_only=screen.ascii_only)
    margin = " " * _WEEKDAY
    screen.line(f"{margin}{charts.months(today, shown, across)}", "quiet", indent=MARGIN)
    lines = charts.calendar(counts, today, shown, signs)
    for name, line in zip(charts.WEEKDAYS, lines, strict=True):
        row = "".join(_coloured(screen, line, across, signs))
        screen.line(f"{screen.style('quiet', text.pad(name, _WEEKDAY))}{row}", indent=MARGIN)
    for row in filled(_legend(counts, today, shown, signs), screen.columns - MARGIN - _WEEKDAY):
        screen.line(row, "quiet", indent=MARGIN + _WEEKDAY)


def _coloured(screen: Screen, line: str, across: int, signs: charts.Blocks) -> Iterator[str]:
    for sign, run in groupby(line):
        style = "quiet" if sign in f" {signs.shades[0]}" else "right"
        yield screen.style(style, sign * across * len(list(run)))


def _legend(counts: Mapping[date, int], today: date, shown: int, signs: charts.Blocks) -> list[str]:
    """Returns what each shade stands for; shades that no count gets are left out."""
    starts = [1, *charts.calendar_thresholds(counts, today, shown, signs)]
    entries = [f"{signs.shades[0]} none"]
    for sign, start, after in zip(signs.shades[1:], starts, [*starts[1:], None], strict=False):
        if after is None:
            entries.append(f"{sign} {start:,} or more")
        elif after > start:
            entries.append(f"{sign} {_range(start, after - 1)}")
    return entries


def _range(first: int, last: int) -> str:
    return f"{first:,}" if first == last else f"{first:,}-{last:,}"


def _by_month(screen: Screen, counts: Mapping[date, int]) -> None:
    months = groupby(sorted(counts), key=lambda day: (day.year, day.month))
    for (year, month), of_month in [(key, list(days)) for key, days in months][-_MONTHS:]:
        answers = plural(sum(counts[day] for day in of_month), "answer")
        name = charts.MONTHS[month - 1]
        screen.line(f"{name} {year}: {answers} on {plural(len(of_month), 'day')}", indent=MARGIN)
