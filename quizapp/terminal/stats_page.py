"""Statistics in a terminal, legible without colour."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from quizapp import text
from quizapp.terminal.screen import MARGIN
from quizapp.terminal.summary_page import bar, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.reports.misconceptions import Mistake
    from quizapp.reports.progress import Progress
    from quizapp.reports.topics import Topic
    from quizapp.terminal.screen import Screen

_LABEL = 12
_SHOWN = 5


def show(screen: Screen, progress: Progress, today: int) -> None:
    """Writes what a learner's log tells."""
    screen.line()
    if not progress.answers:
        screen.line("Nothing was answered yet. Start with: quizapp quiz", indent=MARGIN)
        return
    _row(
        screen,
        "answers",
        f"{progress.answers} on {plural(progress.days, 'day')}, {progress.minutes:.0f} min",
    )
    if progress.streak > 1:
        _row(screen, "streak", f"{progress.streak} days")
    if progress.retention is not None:
        _row(screen, "retention", f"{progress.retention:.0%} of the reviews of the last 30 days")
    _topics(screen, progress.topics)
    _forecast(screen, progress.forecast, today)
    _mistakes(screen, progress.mistakes)
    screen.flush()


def _row(screen: Screen, name: str, value: str) -> None:
    screen.line(f"{screen.style('quiet', text.pad(name, _LABEL))}{value}", indent=MARGIN)


def _topics(screen: Screen, topics: Sequence[Topic]) -> None:
    screen.line()
    topics = [topic for topic in topics if topic.score is not None]
    names = [text.one_line(topic.topic.replace("-", " "), 36) for topic in topics]
    widest = max(map(text.width, names), default=0)
    for number, (name, topic) in enumerate(zip(names, topics, strict=True)):
        score = topic.score or 0
        share = f"{bar(screen, score)}  {score:4.0%} of {plural(topic.answers, 'answer')}"
        _row(screen, "topics" if number == 0 else "", f"{text.pad(name, widest)}  {share}")


def _forecast(screen: Screen, forecast: Sequence[int], today: int) -> None:
    if not any(forecast):
        return
    screen.line()
    days = [date.fromordinal(today + ahead).strftime("%a") for ahead in range(len(forecast))]
    days[0] = "now"
    _row(screen, "due", "".join(day.rjust(6) for day in days))
    _row(screen, "", "".join(str(count).rjust(6) for count in forecast))


def _mistakes(screen: Screen, mistakes: Sequence[Mistake]) -> None:
    # Once is a slip; the same mistake twice is a misconception.
    again = [mistake for mistake in mistakes if mistake.times > 1]
    if not again:
        return
    screen.line()
    for number, mistake in enumerate(again[:_SHOWN]):
        words = f"{mistake.tag} in {mistake.family}, {mistake.times} times"
        _row(screen, "mistakes" if number == 0 else "", words)
    _row(screen, "", "drill them: quizapp drill --mistakes")
