"""All mock exams at a glance: what came out, when, and what had been predicted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from quizapp import text
from quizapp.terminal.exam_words import in_words
from quizapp.terminal.screen import MARGIN
from quizapp.terminal.shares import bar
from quizapp.terminal.summary_page import points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.reports.exams import ExamResult
    from quizapp.terminal.screen import Screen


def show(screen: Screen, results: Sequence[ExamResult]) -> None:
    """Writes a line an exam, the oldest first, and how each topic went in the last two."""
    screen.line()
    if not results:
        screen.line("No mock exam was handed in yet. Sit one: quizapp exam", indent=MARGIN)
        return
    for one in results:
        _row(screen, one)
    screen.line()
    _topics(screen, results[-1], results[-2] if len(results) > 1 else None)
    words = f"The marked paper again: quizapp exam --marked {results[-1].number}"
    screen.prose(words, "quiet", indent=MARGIN)
    screen.flush()


def _row(screen: Screen, one: ExamResult) -> None:
    when = date.fromordinal(one.day).isoformat()
    won = f"{points(one.marks)} of {points(one.of)}"
    said = f"predicted {one.predicted:.0%}" if one.predicted is not None else ""
    about = " · ".join(filter(None, [won, f"in {in_words(one.used)}", said]))
    line = f"{one.number:>3}  {when}  {bar(screen, one.share)} {one.share:4.0%}"
    room = screen.columns - MARGIN - 33
    if text.width(about) <= room:
        screen.line(f"{line}  {screen.style('quiet', about)}", indent=MARGIN)
    else:
        screen.line(line, indent=MARGIN)
        screen.prose(about, "quiet", indent=MARGIN + 5)


def _topics(screen: Screen, last: ExamResult, before: ExamResult | None) -> None:
    earlier = {one.topic: one.marks / one.of for one in before.topics} if before else {}
    names = {one.topic: text.one_line(one.topic.replace("-", " "), 36) for one in last.topics}
    widest = max(map(text.width, names.values()))
    for one in last.topics:
        share = max(0.0, one.marks / one.of)
        since = f", before {max(0.0, earlier[one.topic]):.0%}" if one.topic in earlier else ""
        name = text.pad(names[one.topic], widest)
        screen.line(f"{name}  {bar(screen, share)} {share:4.0%}{since}", indent=MARGIN)
    screen.line()
