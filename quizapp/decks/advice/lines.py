"""Lines that a terminal cannot show well: wide code, and LaTeX that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.decks.codes import Code
from quizapp.decks.inline import hiders
from quizapp.decks.passage import Piece
from quizapp.decks.regions import FENCE
from quizapp.text import width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.decks.findings import Findings
    from quizapp.decks.regions import Regions

# A terminal of 80 columns, less the margin of a page and the column that stays free.
_COLUMNS = 77


def find(regions: Regions, findings: Findings) -> None:
    """Reports code lines that do not fit, and macros that are shown as they are written."""
    code = _code(regions)
    for number in sorted(code):
        line = regions.lines[number - 1]
        columns = width(line.rstrip())
        if columns > _COLUMNS:
            findings.add(
                Code.WIDE_CODE,
                Piece(line.rstrip(), number, 1).span,
                f"this line of code is {columns} columns wide, more than the {_COLUMNS} that fit",
                "break it: code is not wrapped",
            )
    for number, line in enumerate(regions.lines, start=1):
        if "\\" in line and number not in code:
            _warn_of_macros(line, number, findings, is_all=number in regions.verbatim)


def _code(regions: Regions) -> set[int]:
    """Returns the numbers of the lines inside fences; `$$` blocks are the other verbatim ones."""
    code: set[int] = set()
    before, is_code = -1, False
    for number in sorted(regions.verbatim):
        if number != before + 1 or not is_code:
            is_code = FENCE.match(regions.lines[number - 1]) is not None
        before = number
        if is_code:
            code.add(number)
    return code


def _warn_of_macros(line: str, number: int, findings: Findings, *, is_all: bool) -> None:
    from quizapp.typeset.maths import unknown_macros

    for start, end in [(0, len(line))] if is_all else _formulas(line):
        for macro in unknown_macros(line[start:end].strip("$")):
            at = max(line.find(macro, start, end), start)
            findings.add(
                Code.UNKNOWN_MACRO,
                Piece(macro, number, at + 1).span,
                f"`{macro}` is no LaTeX that a terminal can show",
                "it is shown as it is written; use another macro, or the character itself",
            )


def _formulas(line: str) -> Iterator[tuple[int, int]]:
    return ((start, end) for mark, start, end in hiders(line) if mark[0] == "$")
