"""What a deck is marked with, in its usual spelling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.decks import frontmatter, keywords, listed, lists, meta, scanner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.decks.format.page import Page
    from quizapp.decks.lists import Item
    from quizapp.decks.passage import Passage
    from quizapp.decks.scanner import Block
    from quizapp.decks.sides import Sides

COMMENT = re.compile(r"<!--(.*?)-->")
_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?=[ \t])")
_TICK = re.compile(r"(?<=[ \t])\[X\](?=[ \t])")
# Text that begins so on a tag's line is a list, and its items know each other by their columns.
_LIST = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])(?:\s|$)")
_EXACT = re.compile(r"\A\s*=[ \t]*(?=[^\s=])")
# A closing run of `#`, unless the title before it ends in one too.
_CLOSING = re.compile(r"(?<![#\s])[ \t]+#+$")


def front_matter(page: Page, end: int) -> None:
    """Writes the front matter, which ends before the line of index `end`, as `key: value`."""
    if end < 2:
        return
    for index in range(1, end - 1):
        match = frontmatter.LINE.fullmatch(page.lines[index].strip())
        if match:
            key = frontmatter.ALIASES.get(match.group(1), match.group(1))
            value = match.group(2).strip()
            if key == "tags" and value and not re.search("[\"'{}]", value):
                value = f"[{', '.join(frontmatter.listed(value))}]"
            page.put(index, f"{key}: {value}")
    page.after.add(end - 1)


def card(page: Page, one: Sides) -> None:
    """Sets a card right: its tags, its keywords, and the list that is its answer."""
    blocks = [block for block in (one.block, one.partner, *one.others) if block]
    tags = {block.tag.lower() for block in blocks}
    for block in blocks:
        kind, language = block.tag[:1], block.tag[1:].lower()
        if kind:
            _beginning(page, block)
        if kind and kind in "QACDP":
            bare = _keywords(page, block.passage)
            if kind == "Q" and f"a{language}" not in tags:
                _answer_list(page, bare.line, (lists.find(bare) or [[]])[-1])


def _beginning(page: Page, block: Block) -> None:
    """Writes the tag, the heading or the `---` that a block begins with."""
    index, mark = block.passage.line - 1, block.mark
    rest = page.lines[index][len(mark) :]
    page.before.add(index)
    if block.tag in {scanner.HEADING, scanner.SEPARATOR}:
        page.after.add(index)
        page.put(index, f"{mark} {_CLOSING.sub('', rest.rstrip()).lstrip()}")
        return
    mark = mark[0] + mark[1:].lower().replace("：", ":")
    if block.tag in {"Q", "C", "T"}:
        rest = COMMENT.sub(_comment, rest)
    if block.tag[0] == "A":
        rest = _EXACT.sub("= ", rest)
    page.put(index, mark + (rest if _LIST.match(rest) else f" {rest.lstrip()}"))


def _comment(match: re.Match[str]) -> str:
    """Returns the comment of a card with its entries in their usual order; any other as it is."""
    said: dict[str, str] = {}
    for entry in match.group(1).split(";"):
        pair = meta.PAIR.fullmatch(entry.strip())
        key = pair.group(1) if pair else entry.strip()
        if key not in meta.KEYS or key in said or (pair is None) != (key == "reveal"):
            return match.group()
        said[key] = f"{key}: {pair.group(2)}" if pair else key
    return f"<!-- {'; '.join(said[key] for key in meta.KEYS if key in said)} -->"


def _keywords(page: Page, passage: Passage) -> Passage:
    """Writes the quotes with keywords, apart from the text before; returns the rest of it.

    No blank line is put after them: a `C:` there, which is text, would become a tag.
    """
    taken: list[int] = []
    for start, end in keywords.runs(passage):
        if not _keyword(passage.lines[start]):
            continue
        taken += range(start, end)
        first = passage.line - 1
        page.before.add(first + start)
        for index in range(first + start, first + end):
            word = _keyword(page.lines[index])
            if word:
                rest = page.lines[index][word.end() :]
                page.put(index, f"> {word.group(1).lower()}: {rest}")
    return passage.without(taken)


def _keyword(line: str) -> re.Match[str] | None:
    word = keywords.WORD.match(line)
    return word if word and word.group(1).lower() in keywords.KEYWORDS else None


def _answer_list(page: Page, line: int, items: Sequence[Item]) -> None:
    """Writes the markers of the list that is an answer; other lists are prose."""
    if all(listed.sort_of(item) == listed.PLAIN for item in items):
        return
    for number, item in enumerate(items, start=1):
        index = line - 1 + item.start
        marker = f"{number}." if item.numbered else "-"
        text = _MARKER.sub(marker, page.lines[index], count=1)
        page.put(index, _TICK.sub("[x]", text, count=1))
