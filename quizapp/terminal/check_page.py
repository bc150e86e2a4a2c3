"""The check by finite differences: small steps, what they do, and the quotient they tend to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp import text
from quizapp.terminal.screen import MARGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.study.differences import Difference
    from quizapp.terminal.screen import Screen

# More tables than these nobody reads.
_MOST = 4
_HEAD = ("h", "f(x + h)", "f(x − h)", "quotient")
_WIDTH = 13


def show(screen: Screen, checked: Sequence[Difference]) -> None:
    """Writes a table for each entry that the learner got wrong, or else for each entry.

    Args:
        checked: empty where the answer is no derivative.
    """
    if not checked:
        screen.line("There is no derivative to check here.", "quiet", indent=MARGIN)
        return
    screen.line()
    screen.prose(
        "Moved by h, one variable at a time: (f(x + h) − f(x − h))/(2h) tends to the "
        "derivative by x.",
        "quiet",
        indent=MARGIN,
    )
    wrong = [each for each in checked if not each.is_right] or checked
    for each in wrong[:_MOST]:
        screen.line()
        _table(screen, each)
    screen.line()
    if len(wrong) > _MOST:
        rest = ", ".join(each.name for each in wrong[_MOST:])
        screen.prose(f"In the same way: {rest}.", "quiet", indent=MARGIN)
    screen.flush()


def _table(screen: Screen, checked: Difference) -> None:
    if checked.name:
        screen.line(checked.name, "strong", indent=MARGIN)
    rows = [
        tuple(map(_shown, (each.step, each.above, each.below, each.value)))
        for each in checked.quotients
    ]
    if screen.linear:
        for step, *_, quotient in rows:
            screen.line(f"h {step}, quotient {quotient}", indent=MARGIN)
    else:
        _columns(screen, rows)
    if checked.typed:
        mark, style = ("✓", "right") if checked.is_right else ("✗", "wrong")
        typed = text.one_line(checked.typed, screen.columns - 20)
        screen.line(f"{screen.style(style, mark)} you said {typed}", indent=MARGIN)


def _columns(screen: Screen, rows: Sequence[tuple[str, ...]]) -> None:
    """Writes a table, of a narrow screen only what tends to what."""
    fits = MARGIN + len(_HEAD) * _WIDTH <= screen.columns
    for row, style in ((_HEAD, "quiet"), *((row, "") for row in rows)):
        cells = row if fits else (row[0], row[-1])
        screen.line("".join(cell.rjust(_WIDTH) for cell in cells), style, indent=MARGIN)


def _shown(number: float) -> str:
    """Returns a number as people read it, without the noise of its last digits."""
    return f"{round(number, 9) + 0.0:.7g}".replace("-", "−")
