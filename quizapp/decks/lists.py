"""Markdown lists: which lines are an item's, and what stands in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from quizapp.decks.passage import Passage

_ITEM = re.compile(r"([ \t]*)(?:[-*+]|(\d{1,9})[.)])(?:[ \t]+|$)")


class Item(NamedTuple):
    """A top-level item: its lines in the passage, and its text with the marker blank."""

    start: int
    end: int
    numbered: bool
    passage: Passage


@dataclass(slots=True)
class _Open:
    """The list that is being read: where its items start, and after which line it ends."""

    indent: int
    starts: list[tuple[int, re.Match[str]]]
    end: int


def find(passage: Passage) -> list[list[Item]]:
    """Returns the lists of a passage, each with its top-level items.

    An item goes on with indented lines and, up to a blank line, with any text. After a blank
    line, text that is not indented, or an item of the other sort, ends the list.
    """
    lists: list[_Open] = []
    current: _Open | None = None
    gap = False
    for index, line in enumerate(passage.lines):
        if not line or line.isspace():
            gap = True
            continue
        item = _ITEM.match(line)
        if item and passage.is_verbatim(index):
            item = None
        if item and (current is None or _begins_another(current, item, gap=gap)):
            current = _Open(len(item.group(1)), [(index, item)], index + 1)
            lists.append(current)
        elif current and item and len(item.group(1)) < current.indent + 2:
            current.starts.append((index, item))
            current.end = index + 1
        elif current and (line[0].isspace() or not (gap or line[0] == ">")):
            current.end = index + 1
        else:
            current = None
        gap = False
    return [_items(passage, one) for one in lists]


def _begins_another(current: _Open, item: re.Match[str], *, gap: bool) -> bool:
    is_top = len(item.group(1)) < current.indent + 2
    return gap and is_top and bool(item.group(2)) != bool(current.starts[0][1].group(2))


def _items(passage: Passage, one: _Open) -> list[Item]:
    ends = [start for start, _ in one.starts[1:]] + [one.end]
    return [
        Item(start, end, bool(match.group(2)), passage.cut(start, end).after(match.end()))
        for (start, match), end in zip(one.starts, ends, strict=True)
    ]
