"""Time spent: by week, and by topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.terminal import shares
from quizapp.terminal.labels import duration, labelled, plural
from quizapp.terminal.screen import MARGIN
from quizapp.terminal.stats import weeks
from quizapp.text import spaced

if TYPE_CHECKING:
    from datetime import date

    from quizapp.reports.time_spent import TimeSpent
    from quizapp.terminal.screen import Screen

EMPTY = "No time was spent yet. Once there are answers, the hours of each week are here."


def show(screen: Screen, spent: TimeSpent, today: date) -> None:
    """Writes the curve by weeks, and where the time went."""
    if not spent.weeks:
        screen.prose(EMPTY, indent=MARGIN)
        return
    if not screen.linear:
        minutes = {week.start: week.minutes for week in spent.weeks}
        weeks.curve(screen, minutes, today, (0.0, max(1.0, *minutes.values())), _short)
        screen.line()
    in_all = f"{duration(spent.minutes)} in {plural(len(spent.weeks), 'week')} with answers"
    labelled(screen, "in all", in_all)
    labelled(screen, "last week", duration(spent.weeks[-1].minutes))
    screen.line()
    times = [duration(topic.minutes) for topic in spent.topics]
    longest = max(map(len, times))
    rows = [
        shares.Share(
            spaced(topic.topic),
            topic.minutes / spent.minutes if spent.minutes else 0.0,
            f"{time:>{longest}} for {plural(topic.answers, 'answer')}",
            f"{_short(topic.minutes):>6}",
            is_score=False,
        )
        for topic, time in zip(spent.topics, times, strict=True)
    ]
    shares.show(screen, "topics", rows)


def _short(minutes: float) -> str:
    return f"{minutes / 60:.1f} h" if minutes >= 100 else f"{minutes:.0f} min"
