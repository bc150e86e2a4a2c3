"""All mock exams at a glance: what came out, when, and what had been predicted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from quizapp.terminal import shares
from quizapp.terminal.screen import MARGIN
from quizapp.terminal.shares import Share
from quizapp.terminal.stats.exams import EMPTY
from quizapp.terminal.summary_page import points
from quizapp.text import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.model.marks import TopicMarks
    from quizapp.reports.exams import ExamResult
    from quizapp.terminal.screen import Screen


def show(screen: Screen, results: Sequence[ExamResult]) -> None:
    """Writes a line an exam, the oldest first, and how each topic went in the last two."""
    screen.line()
    if not results:
        screen.prose(EMPTY, indent=MARGIN)
        return
    shares.show(screen, "exams", [_row(one) for one in results])
    screen.line()
    before = results[-2].topics if len(results) > 1 else ()
    shares.show(screen, "topics", _topics(results[-1].topics, before))
    screen.line()
    words = f"The marked paper again: quizapp exam --marked {results[-1].number}"
    screen.prose(words, "quiet", indent=MARGIN)
    screen.flush()


def _row(one: ExamResult) -> Share:
    when = date.fromordinal(one.day).isoformat()
    said = "" if one.predicted is None else f"{one.predicted:.0%}"
    share = f"{one.share:4.0%}"
    brief = f"{share}, pred. {said}" if said else share
    full = f"{share}, predicted {said}" if said else share
    marks = f"{points(one.marks)} of {points(one.of)}"
    return Share(f"{one.number} {when}", one.share, f"{full} · {marks}", brief)


def _topics(last: Sequence[TopicMarks], before: Sequence[TopicMarks]) -> list[Share]:
    """Returns how each topic went in the last exam, and beside it in the one before."""
    earlier = {one.topic: max(0.0, one.marks / one.of) for one in before}
    rows = []
    for one in last:
        share = max(0.0, one.marks / one.of)
        since = f", before {earlier[one.topic]:.0%}" if one.topic in earlier else ""
        figures = f"{share:4.0%}{since}"
        rows.append(Share(spaced(one.topic), share, figures, figures))
    return rows
