"""The picture in the README: a session of the real program, drawn from what it wrote.

`python -m tests.picture` writes it anew.
"""

from __future__ import annotations

import sys
from html import escape
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from tests.terminal.real import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

PICTURE = Path(__file__).resolve().parent.parent / ".github" / "session.svg"

# A problem whose wrong answer is the classic one: of two paths only one was taken.
COMMAND = ("drill", "dag-grad-one", "--level", "3", "--seed", "11", "-n", "1")
WRONG = "27"
COLUMNS, MOST_ROWS = 80, 60

CELL, LINE, MARGIN, BAR = 8.4, 18, 16, 30
BACKGROUND, INK = "#16181d", "#d7dae0"
COLOURS = {
    "green": "#7bc275", "red": "#e5737b", "brown": "#d8b25c", "cyan": "#62b8c4",
    "brightblack": "#7c828d", "default": INK,
}  # fmt: skip


def session() -> Any:
    """Returns the screen after a wrong answer."""
    with TemporaryDirectory() as home:
        terminal = Terminal(Path(home), *COMMAND, rows=MOST_ROWS, columns=COLUMNS)
        terminal.until("›")
        terminal.type(WRONG)
        terminal.until("Enter next")
        terminal.until("›")
        terminal.type("g")
        terminal.until("›")
        terminal.until("›")
        return terminal.screen


def svg(screen: Any) -> str:
    """Returns the written lines of `screen` as a picture."""
    rows = [[screen.buffer[row][column] for column in range(COLUMNS)] for row in range(MOST_ROWS)]
    filled = [number for number, row in enumerate(rows) if any(cell.data.strip() for cell in row)]
    rows = rows[filled[0] : filled[-1] + 1]
    width, height = COLUMNS * CELL + 2 * MARGIN, len(rows) * LINE + 2 * MARGIN + BAR
    command = escape(" ".join(("quizapp", *COMMAND[:-2])))
    lines = "\n".join(_line(row, number) for number, row in enumerate(rows))
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}"
  viewBox="0 0 {width:g} {height:g}" font-family="ui-monospace, Menlo, Consolas,
  'DejaVu Sans Mono', monospace" font-size="14" fill="{INK}" role="img">
<title>{command}: a wrong answer, and the question it is met with</title>
<rect width="100%" height="100%" rx="8" fill="{BACKGROUND}"/>
<text x="{MARGIN}" y="{MARGIN + 8}" fill="{COLOURS["brightblack"]}">$ {command}</text>
{lines}
</svg>
"""


def _line(row: list[Any], number: int) -> str:
    y = MARGIN + BAR + (number + 0.75) * LINE
    spans = "".join(_spans(row))
    return f'<text y="{y:g}" xml:space="preserve">{spans}</text>' if spans else ""


def _spans(row: list[Any]) -> Iterator[str]:
    """Gives runs of one style, each at its own column: fonts need not agree on widths."""
    column = 0
    for (colour, bold), run in groupby(row, key=lambda cell: (cell.fg, cell.bold)):
        text = "".join(cell.data or " " for cell in run)
        words = text.strip()
        if words:
            x = MARGIN + (column + text.index(words)) * CELL
            weight = ' font-weight="bold"' if bold else ""
            length = f' textLength="{len(words) * CELL:g}"'
            fill = COLOURS.get(colour, INK)
            yield f'<tspan x="{x:g}"{length} fill="{fill}"{weight}>{escape(words)}</tspan>'
        column += len(text)


if __name__ == "__main__":
    PICTURE.write_text(svg(session()), "utf-8")
    sys.stdout.write(f"{PICTURE}\n")
