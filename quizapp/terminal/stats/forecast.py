"""The forecast: how much falls due on each of the next days, and what an exam will find."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from quizapp.terminal import shares
from quizapp.terminal.labels import label, label_width, labelled, plural
from quizapp.terminal.screen import MARGIN
from quizapp.terminal.stats import weeks
from quizapp.text import spaced
from quizapp.typeset import charts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from quizapp.reports.due import Due, ExamDay
    from quizapp.reports.forecast import TopicRecall
    from quizapp.terminal.screen import Screen

EMPTY = (
    "Nothing is scheduled yet. What you learn comes again; here is how much on which day. Start"
    " with: quizapp review"
)
_ROWS = 5


def show(screen: Screen, due: Due, today: date) -> None:
    """Writes the days ahead, and what will be remembered on the days of exams."""
    if not any(due.days):
        screen.prose(EMPTY, indent=MARGIN)
    else:
        if not screen.linear:
            _curve(screen, due, today)
            screen.line()
        _numbers(screen, due)
        screen.line()
        brief(screen, due.days, today)
    for exam in due.exams:
        _exam(screen, exam, today)


def brief(screen: Screen, days: Sequence[int], today: date) -> None:
    """Writes the week ahead in numbers; nothing where nothing falls due in it."""
    room = screen.columns - MARGIN - label_width(screen)
    columns = max(5, *(len(_short(count)) + 1 for count in days[:7]))
    ahead = days[: 7 if screen.linear else min(7, room // columns)]
    if not any(days[:7]):
        return
    names = [charts.WEEKDAYS[(today + timedelta(days=day)).weekday()] for day in range(len(ahead))]
    names[0] = "now"
    if screen.linear:
        for name, count in zip(names, ahead, strict=True):
            screen.line(f"due {name}: {count:,}", indent=MARGIN)
        return
    label(screen, "due", "".join(name.rjust(columns) for name in names))
    label(screen, "", "".join(_short(count).rjust(columns) for count in ahead))


def _curve(screen: Screen, due: Due, today: date) -> None:
    # What is overdue would dwarf the days to come; it is said in numbers.
    room = screen.columns - MARGIN - 8
    days = [due.days[0] - due.overdue, *due.days[1:room]]
    across = 2 if 2 * len(days) <= room else 1
    most = max(1, *days)
    column = [float(count) for count in days for _ in range(across)]
    signs = charts.blocks(ascii_only=screen.ascii_only)
    lines = charts.curve(column, _ROWS, 0.0, float(most), signs)
    weeks.write(screen, lines, {0: _short(most), _ROWS - 1: "0"})
    screen.line(f"{' ' * 8}{_mondays(len(days), today, across)}", "quiet", indent=MARGIN)


def _mondays(days: int, today: date, across: int) -> str:
    """Returns the line below the curve: today, and then each Monday's day of the month."""
    line = "today"
    for ahead in range(days):
        day = today + timedelta(days=ahead)
        words = charts.day_and_month(day)
        if not day.weekday() and len(line) < ahead * across <= days * across - len(words):
            line = f"{line:<{ahead * across}}{words}"
    return line


def _numbers(screen: Screen, due: Due) -> None:
    total = sum(due.days)
    overdue = f", {due.overdue:,} of them overdue" if due.overdue else ""
    labelled(screen, "now", f"{plural(due.days[0], 'card')} to review{overdue}")
    labelled(screen, f"{len(due.days)} days", f"{total:,}, {total / len(due.days):.0f} a day")


def _exam(screen: Screen, exam: ExamDay, today: date) -> None:
    screen.line()
    what = f"exam in {spaced(exam.topic)}" if exam.topic else "exam"
    days = (exam.date - today).days
    when = f"{charts.day_and_month(exam.date)}, in {plural(days, 'day')}"
    recall = "nothing is learnt yet" if exam.recall is None else f"{exam.recall:.0%} remembered"
    screen.prose(f"{what[0].upper()}{what[1:]} on {when}: {recall}", "strong", indent=MARGIN)
    screen.prose("as predicted, if nothing is reviewed until then", "quiet", indent=MARGIN)
    rows = [
        shares.Share(
            spaced(topic.topic),
            topic.recall,
            _learnt(topic),
            f"{topic.recall:4.0%}" if topic.recall is not None else " new",
        )
        for topic in exam.topics
    ]
    shares.show(screen, "", rows)


def _short(count: int) -> str:
    """Returns a count in at most four characters, up to nine million."""
    if count < 10_000:
        return str(count)
    return f"{count // 1000}k" if count < 1_000_000 else f"{count // 1_000_000}M"


def _learnt(topic: TopicRecall) -> str:
    """Returns what is known of a topic, and what was never met of it."""
    new = [f"{topic.new:,} new"] if topic.new else []
    known = [] if topic.recall is None else [f"{topic.recall:4.0%} of {topic.learnt:,} learnt"]
    return ", ".join(known + new)
