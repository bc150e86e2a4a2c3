"""Cards from notes in which `::` or a line with `?` stands between question and answer.

`Question :: Answer` on a line; several lines, a line that is `?`, several lines. With `:::` and
`??` the card is asked both ways.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.decks.imports import Found, Pair, Remark
from quizapp.decks.source import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ONE_LINE = re.compile(r"(?P<front>[^`\n]*?\S)\s*(?P<sign>:::?)\s*(?P<back>[^:\s].*)")
_HEADING = re.compile(r"(?P<depth>#{1,6})\s+(?P<text>.+)")
_BULLET = re.compile(r"[-*+]\s+")
# What a plugin notes of its own reviews below a card.
_SCHEDULE = re.compile(r"<!--SR:[^\n]*-->")
_BETWEEN = {"?": False, "??": True}


def is_marked(text: str) -> bool:
    """Returns whether `text` holds cards in this form."""
    found = lines(text)
    return any(line.strip() in _BETWEEN or _ONE_LINE.fullmatch(line.strip()) for line in found)


def find(text: str) -> Found:
    """Returns the cards, and the lines that belong to none as remarks."""
    found = Found()
    section = subsection = ""
    for number, block in _blocks(lines(text)):
        heading = _HEADING.fullmatch(block[0])
        if heading and len(heading["depth"]) == 1:
            section, subsection = heading["text"], ""
        elif heading:
            subsection = heading["text"]
        else:
            _read(found, number, block, (section, subsection))
    return found


def _blocks(found: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Gives the paragraphs, and each heading by itself, with the number of their first line."""
    block: list[str] = []
    for number, raw in enumerate([*found, ""], start=1):
        line = raw.strip()
        if _SCHEDULE.fullmatch(line):
            continue
        ends = not line or _HEADING.fullmatch(line)
        if ends and block:
            yield number - len(block), block
            block = []
        if line and ends:
            yield number, [line]
        elif line:
            block.append(line)


def _read(found: Found, number: int, block: list[str], where: tuple[str, str]) -> None:
    sign = next((line for line in block if line in _BETWEEN), "")
    if sign and 0 < block.index(sign) < len(block) - 1:
        middle = block.index(sign)
        front, back = "\n".join(block[:middle]), "\n".join(block[middle + 1 :])
        _add(found, Pair(front, back, number, *where), both_ways=_BETWEEN[sign])
        return
    for line_number, line in enumerate(block, start=number):
        match = _ONE_LINE.fullmatch(_BULLET.sub("", line, count=1))
        if match:
            pair = Pair(match["front"], match["back"], line_number, *where)
            _add(found, pair, both_ways=match["sign"] == ":::")
        else:
            found.remarks.append(Remark(line_number, line, *where))


def _add(found: Found, pair: Pair, *, both_ways: bool) -> None:
    found.pairs.append(pair)
    if both_ways:
        found.pairs.append(
            Pair(pair.answer, pair.question, pair.line, pair.section, pair.subsection)
        )
