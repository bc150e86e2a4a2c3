"""Retention over time: of what came again, how much was remembered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from quizapp.reports.progress import WEEKS
from quizapp.reports.retention import LOOK_BACK
from quizapp.terminal.fit_page import losses
from quizapp.terminal.labels import fitted, label, label_width, labelled, plural
from quizapp.terminal.screen import MARGIN
from quizapp.terminal.stats import weeks
from quizapp.typeset import charts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from quizapp.reports.retention import Retention, Week
    from quizapp.terminal.screen import Screen

EMPTY = (
    "No repetitions yet. When cards come again, the share of them that you remember is here, week"
    " by week. Start with: quizapp review"
)
# Weeks, and fits, that are said in numbers too.
_LATEST = 4
_HANDFUL = 5


def show(screen: Screen, retention: Retention, today: date) -> None:
    """Writes the curve by weeks, and the latest weeks in numbers."""
    if not retention.weeks:
        screen.prose(EMPTY, indent=MARGIN)
        return
    if not screen.linear:
        shares = {week.start: week.share for week in retention.weeks}
        scale = (_ground(retention.weeks), 1.0)
        weeks.curve(screen, shares, today, scale, lambda share: f"{share:.0%}")
        screen.line()
    brief(screen, retention.share, retention.repetitions)
    for number, week in enumerate(reversed(retention.weeks[-_LATEST:])):
        words = f"{week.share:4.0%} of {week.repetitions:,} in the week of"
        day = charts.day_and_month(week.start)
        labelled(screen, "by week" if number == 0 else "", f"{words.strip()} {day}")
    for number, kept in enumerate(retention.fits[-_LATEST:]):
        labelled(screen, "fits" if number == 0 else "", f"{kept.version}: {losses(kept)}")


def brief(screen: Screen, share: float | None, repetitions: int) -> None:
    """Writes the one number that stands for now; nothing where there is none."""
    if share is None:
        return
    words = f"{share:.0%} of {plural(repetitions, 'repetition')} in the last {LOOK_BACK} days"
    labelled(screen, "retention", words)


def recent(screen: Screen, found: Sequence[Week], today: date) -> None:
    """Writes the last weeks as one line of a curve; nothing where fewer than two are known."""
    shares = {week.start: week.share for week in found}
    mondays = [charts.monday(today) - timedelta(weeks=ago) for ago in reversed(range(WEEKS))]
    values = [shares.get(monday) for monday in mondays]
    if screen.linear or len([value for value in values if value is not None]) < 2:
        return
    signs = charts.blocks(ascii_only=screen.ascii_only)
    ground = _ground(found)
    (line,) = charts.curve(values, 1, ground, 1.0, signs)
    room = screen.columns - MARGIN - label_width(screen) - WEEKS - 2
    words = fitted(screen, f"by week, {ground:.0%}-100%", room)
    label(screen, "", f"{screen.style('term', line.strip())}  {screen.style('quiet', words)}")


def _ground(found: Sequence[Week]) -> float:
    """Returns where the scale begins: at half, or lower at the tenth below the worst week.

    A week with a handful of repetitions is all luck, and does not press the others together.
    """
    shares = [week.share for week in found if week.repetitions >= _HANDFUL]
    return min(0.5, int(10 * min(shares, default=0.5)) / 10)
