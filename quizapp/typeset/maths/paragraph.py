"""Maths in a paragraph: `$…$` within its lines, `$$…$$` on lines of its own.

Wrapping and markup know nothing of maths. So a formula first becomes a run of one character that
nobody writes, as wide as the formula is; when the paragraph stands, the formulas take their place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp import text
from quizapp.typeset.maths import in_one_line, typeset
from quizapp.typeset.maths.box import Box, beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Code first: nothing in it is maths. A dollar opens before a non-space, and closes not before a
# digit; `$$` ends at the latest at a blank line (rule 9 of the deck language).
_MATHS = re.compile(
    r"(?P<code>`[^`\n]+`)"
    r"|(?<![\\$])\$\$(?P<display>(?:[^$\n]|\n(?!\s*\n))+)\$\$"
    r"|(?<![\\$])\$(?=[^\s$])(?P<inline>[^$\n]*?[^$\\])\$(?![\d$])"
)

# Private characters, which `text.inert` lets nobody write.
_FIRST = 0xF0000
_AROUND_DISPLAY = re.compile(" *\n(?=\n)|^\n|\n$|(?<=[\U000f0000-\U000ffffd]\n) +")
_RUN = re.compile("([\U000f0000-\U000ffffd])\\1*")

# A formula of one line stays whole up to this part of the width; a longer one breaks at spaces.
_WHOLE = 3


def on_one_line(words: str, *, ascii_only: bool = False) -> str:
    """Returns `words` with every formula as one line, for lists and pipes."""

    def shown(match: re.Match[str]) -> str:
        source = match["display"] or match["inline"]
        return in_one_line(source.strip(), ascii_only=ascii_only) if source else match.group()

    return _MATHS.sub(shown, words)


def set_aside(words: str, columns: int, *, ascii_only: bool = False) -> tuple[str, list[Box]]:
    """Returns `words` with runs of private characters for its formulas, and the formulas.

    Args:
        columns: the width that a formula must not exceed.
    """
    boxes: list[Box] = []

    def run(box: Box) -> str:
        boxes.append(box)
        return chr(_FIRST + len(boxes) - 1) * box.width

    def held(match: re.Match[str]) -> str:
        source = match["display"] or match["inline"]
        if not source:
            return match.group()
        box = typeset(source.strip(), columns, ascii_only=ascii_only)
        runs = " ".join(map(run, _words(box, columns)))
        return f"\n{runs}\n" if match["display"] else runs

    return _without_empty_ends(_MATHS.sub(held, words)), boxes


def _without_empty_ends(words: str) -> str:
    """Returns `words` without the spaces and empty lines that a formula left around itself."""
    return _AROUND_DISPLAY.sub("", words)


def _words(box: Box, columns: int) -> Iterator[Box]:
    """Gives `box`, or its words where it is a line too long to stay whole."""
    if len(box.lines) > 1 or box.width * _WHOLE <= columns:
        yield box
        return
    for word in box.lines[0].split(" "):
        rest = word
        while rest:
            head = text.cut(rest, columns)
            yield Box.of(head)
            rest = rest[len(head) :]


def put_back(line: str, boxes: Sequence[Box]) -> tuple[str, ...]:
    """Returns the lines of the screen that `line` takes once its formulas are in place."""
    return beside([part for part in _parts(line, boxes) if part.lines != ("",)]).lines


def _parts(line: str, boxes: Sequence[Box]) -> Iterator[Box]:
    end = 0
    for match in _RUN.finditer(line):
        yield Box.of(line[end : match.start()])
        yield boxes[ord(match[1]) - _FIRST]
        end = match.end()
    yield Box.of(line[end:])
