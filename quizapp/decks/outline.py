"""The lines of a deck and how its tags share them out, without a word on what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.decks import frontmatter, regions, scanner, source
from quizapp.decks.findings import Findings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.decks.scanner import Block


class Outline(NamedTuple):
    """A deck by its tags.

    Attributes:
        lines: as they are written.
        start: index of the line after the front matter.
        blocks: tags, headings and `---`, with their text.
        fixed: indexes of the lines of code, maths and comments of several lines.
    """

    lines: list[str]
    start: int
    blocks: Sequence[Block]
    fixed: set[int]


def outline(text: str) -> Outline:
    """Returns the outline of a deck's text. Never raises, whatever the text."""
    lines, silent = source.lines(text), Findings("")
    start = frontmatter.read(lines, silent).end
    found = regions.find(list(lines), start, silent)
    fixed = {number - 1 for number in found.verbatim | found.spanned}
    return Outline(lines, start, scanner.scan(found, start, silent), fixed)
