"""The source of a card: the lines that it takes in its deck."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.decks import frontmatter, regions, scanner, sides, source
from quizapp.decks.findings import Findings

if TYPE_CHECKING:
    from collections.abc import Iterator

_ID = re.compile(r"(<!--(?:[^;>]*;)*?)\s*id\s*[:：]\s*[^\s/;,>]+\s*(?:;|(?=-->))")
_EMPTY = re.compile(r"[ \t]*<!--\s*-->")


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yields the first and the last line, from 1, of what each tag and its partners take."""
    lines, silent = source.lines(text), Findings("")
    start = frontmatter.read(lines, silent).end
    found = regions.find(lines, start, silent)
    for one in sides.group(scanner.scan(found, start, silent)):
        if one.block.tag[:1] in {"Q", "A", "C", "T", "D", "P"}:
            yield one.block.passage.line, one.passages[-1].numbers()[-1]


def at(text: str, line: int) -> str:
    """Returns the source of the card whose tag stands on a line; "" if there is none."""
    for first, last in spans(text):
        if first == line:
            return "\n".join(source.lines(text)[first - 1 : last]).rstrip() + "\n"
    return ""


def without_id(card: str) -> str:
    """Returns the source of a card without its id, as a copy of it needs."""
    first, end, rest = card.partition("\n")
    return _EMPTY.sub("", _ID.sub(r"\1", first, count=1)) + end + rest
