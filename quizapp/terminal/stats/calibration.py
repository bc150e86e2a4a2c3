"""Calibration: of what one was so sure of, how much was right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.terminal.labels import labelled, plural
from quizapp.terminal.screen import MARGIN
from quizapp.typeset import charts

if TYPE_CHECKING:
    from quizapp.reports.calibration import Calibration, Step
    from quizapp.terminal.screen import Screen

EMPTY = (
    "You were not asked yet how sure you are. When you were, here is whether you know what you"
    " know. Start with: quizapp quiz --confidence"
)
# Closer than this, sure and right are the same.
_ABOUT = 0.05
# Columns of a bar at most, and of what stands around it.
_BAR, _BESIDE = 30, 22


def show(screen: Screen, found: Calibration) -> None:
    """Writes the curve: a bar for each tenth of confidence, marked where it should end."""
    if not found.steps:
        screen.prose(EMPTY, indent=MARGIN)
        return
    brief(screen, found)
    screen.prose(_of_score(found), "quiet", indent=MARGIN)
    screen.line()
    signs = charts.blocks(ascii_only=screen.ascii_only)
    if not screen.linear:
        screen.line("sure   were right", "quiet", indent=MARGIN)
    for step in found.steps:
        _step(screen, step, signs)
    if not screen.linear:
        screen.line()
        words = f"{signs.mark} where the bar ends of who knows how much they know"
        screen.prose(words, "quiet", indent=MARGIN)


def brief(screen: Screen, found: Calibration) -> None:
    """Writes how sure and how right the learner was, and Brier's score; nothing if not asked."""
    if found.confidence is None or found.right is None:
        return
    over = found.confidence - found.right
    verdict = "well judged" if abs(over) < _ABOUT else "too sure" if over > 0 else "too modest"
    labelled(
        screen,
        "confidence",
        f"{found.confidence:.0%} sure, {found.right:.0%} right"
        f" in {plural(found.answers, 'answer')}: {verdict}",
    )


def _of_score(found: Calibration) -> str:
    return (
        f"Brier score {found.brier:.2f}; 0 is best, and who says {found.right:.0%} each time"
        f" gets {found.indifferent:.2f}."
    )


def _step(screen: Screen, step: Step, signs: charts.Blocks) -> None:
    figures = f"{step.right:.0%} of {step.answers:,}"
    if screen.linear:
        words = f"{step.confidence:.0%} sure: right in {figures}"
        screen.line(words, indent=MARGIN)
        return
    columns = min(_BAR, screen.columns - MARGIN - _BESIDE)
    full, rest = charts.marked(charts.bar((step.right,), columns, signs), step.confidence, signs)
    drawn = screen.style("term", full) + screen.style("quiet", rest)
    screen.line(f"{step.confidence:>4.0%}   {drawn}  {figures}", indent=MARGIN)
