"""All of a learner's statistics on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.terminal.labels import duration, filled, plural
from quizapp.terminal.screen import MARGIN
from quizapp.terminal.stats import (
    calibration,
    days,
    exams,
    forecast,
    misconceptions,
    retention,
    topics,
)

if TYPE_CHECKING:
    from datetime import date

    from quizapp.reports.progress import Progress
    from quizapp.terminal.screen import Screen

EMPTY = (
    "Nothing was answered yet. Here you will see the days you studied, what you remember, your"
    " weakest topics, what falls due, and the mistakes that return. Start with: quizapp quiz"
)


def show(screen: Screen, progress: Progress, today: date) -> None:
    """Writes what a learner's log tells, in about forty lines at most."""
    if not progress.answers:
        screen.prose(EMPTY, indent=MARGIN)
        return
    for row in filled(_headline(progress), screen.columns - MARGIN, " · "):
        screen.line(row, "strong", indent=MARGIN)
    screen.line()
    days.calendar(screen, progress.by_day, today)
    screen.line()
    topics.brief(screen, progress.topics)
    screen.line()
    forecast.brief(screen, progress.forecast, today)
    retention.brief(screen, progress.retention, progress.repetitions)
    retention.recent(screen, progress.by_week, today)
    calibration.brief(screen, progress.calibration)
    exams.brief(screen, progress.exams)
    misconceptions.brief(screen, progress.mistakes)


def _headline(progress: Progress) -> list[str]:
    said = [
        f"{plural(progress.answers, 'answer')} on {plural(progress.days, 'day')}",
        duration(progress.minutes),
    ]
    if progress.streak > 1:
        said.append(f"{progress.streak} days in a row")
    return said
