"""Mock exams over time, each beside what was predicted for its day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from quizapp.terminal import shares
from quizapp.terminal.screen import MARGIN
from quizapp.typeset import charts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.reports.exams import ExamResult
    from quizapp.terminal.screen import Screen

EMPTY = "No mock exam was handed in yet. Sit one: `quizapp exam`"
_BRIEF = 3


def show(screen: Screen, results: Sequence[ExamResult]) -> None:
    """Writes all mock exams, the latest last."""
    if results:
        shares.show(screen, "exams", [_row(result) for result in results])
    else:
        screen.prose(EMPTY, indent=MARGIN)


def brief(screen: Screen, results: Sequence[ExamResult]) -> None:
    """Writes the latest mock exams; nothing where there were none."""
    if results:
        shares.show(screen, "exams", [_row(result) for result in results[-_BRIEF:]])


def _row(result: ExamResult) -> shares.Share:
    day = charts.day_and_month(date.fromordinal(result.day))
    predicted = "" if result.predicted is None else f"; predicted {result.predicted:.0%}"
    # Negative marks may take more than there is.
    share = max(0.0, result.share)
    marks = f"{share:4.0%}, {result.marks:g} of {result.of:g} marks"
    return shares.Share(f"{result.number}. {day}", share, marks + predicted, f"{share:4.0%}")
