"""The source of cards: the lines that they take in their deck."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.decks import scanner, sides
from quizapp.decks.outline import outline

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from quizapp.decks.scanner import Block
    from quizapp.decks.sides import Sides

_CARDS = {"Q", "C", "T", "P"}
_ID = re.compile(r"(<!--(?:[^;>]*;)*?)\s*id\s*[:：]\s*[^\s/;,>]+\s*(?:;|(?=-->))")
_EMPTY = re.compile(r"[ \t]*<!--\s*-->")


def at(text: str, line: int) -> str:
    """Returns the source of the card whose tag stands on a line; "" if there is none."""
    deck = outline(text)
    for one in sides.group(deck.blocks):
        if one.block.passage.line == line:
            return "\n".join(deck.lines[number - 1] for number in _span(one)).rstrip() + "\n"
    return ""


def only(text: str, tags: Collection[int]) -> str:
    """Returns a deck with only the cards whose tags stand on the lines `tags`.

    Front matter, the first heading (which may be the title), and the headings above those cards
    stay, so that the cards are what they were.
    """
    deck = outline(text)
    dropped: set[int] = set()
    headings: list[Block] = []
    for one in sides.group(deck.blocks):
        if one.block.tag == scanner.HEADING:
            headings.append(one.block)
        elif one.block.tag in _CARDS and one.block.passage.line not in tags:
            dropped.update(_span(one))
    for index, heading in enumerate(headings[1:], start=1):
        if not _reach(headings[index:], len(deck.lines)).intersection(tags):
            dropped.update(heading.passage.numbers())
    kept = (line for number, line in enumerate(deck.lines, start=1) if number not in dropped)
    return "\n".join(kept) + "\n"


def _span(one: Sides) -> range:
    """Returns the numbers of all lines of a card."""
    return range(one.block.passage.line, one.passages[-1].numbers()[-1] + 1)


def _reach(headings: Sequence[Block], last: int) -> set[int]:
    """Returns the lines under the first heading, up to the next that is not below it."""
    first, *more = headings
    ends = (each.passage.line for each in more if len(each.mark) <= len(first.mark))
    return set(range(first.passage.line, next(ends, last + 1)))


def without_id(card: str) -> str:
    """Returns the source of a card without its id, as a copy of it needs."""
    first, end, rest = card.partition("\n")
    return _EMPTY.sub("", _ID.sub(r"\1", first, count=1)) + end + rest
