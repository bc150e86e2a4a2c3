"""The commonest misconceptions: known mistakes that return."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.terminal.labels import is_narrow, labelled
from quizapp.terminal.screen import MARGIN
from quizapp.text import spaced
from quizapp.typeset import charts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.reports.misconceptions import Mistake
    from quizapp.terminal.screen import Screen

EMPTY = (
    "No mistake was diagnosed yet. Wrong answers to problems that follow a known mistake are"
    " counted here. Start with: quizapp drill"
)
NEXT = "practise: quizapp drill --mistakes"
_SHOWN, _BRIEF = 20, 3


def show(screen: Screen, mistakes: Sequence[Mistake]) -> None:
    """Writes the mistakes, the commonest first, each with the day it was made last."""
    if not mistakes:
        screen.prose(EMPTY, indent=MARGIN)
        return
    for mistake in mistakes[:_SHOWN]:
        _mistake(screen, mistake)
    if left := len(mistakes[_SHOWN:]):
        screen.line(f"and {left} more", "quiet", indent=MARGIN)
    screen.line()
    screen.prose(NEXT, "quiet", indent=MARGIN)


def brief(screen: Screen, mistakes: Sequence[Mistake]) -> None:
    """Writes those made more than once: once is a slip, twice a misconception."""
    again = [mistake for mistake in mistakes if mistake.times > 1][:_BRIEF]
    for number, mistake in enumerate(again):
        words = f"{_times(mistake.times)} {_named(mistake)}"
        labelled(screen, "mistakes" if number == 0 else "", words)
    if again:
        labelled(screen, "", NEXT)


def _mistake(screen: Screen, mistake: Mistake) -> None:
    words = f"{_named(mistake)}, last on {charts.day_and_month(mistake.last)}"
    if is_narrow(screen):
        screen.prose(words, first=f"{_times(mistake.times)} ", indent=MARGIN)
    else:
        labelled(screen, _times(mistake.times), words)


def _named(mistake: Mistake) -> str:
    return f"{spaced(mistake.tag)} in {mistake.family}"


def _times(count: int) -> str:
    return f"{count:,} times" if count > 1 else "once"
