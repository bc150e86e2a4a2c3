"""Ids for cards that have none: short, and the same for the same card wherever it is stamped."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from quizapp.decks import meta, sides
from quizapp.decks.findings import Findings
from quizapp.decks.format.marks import COMMENT
from quizapp.decks.passage import Piece

if TYPE_CHECKING:
    from collections.abc import Collection

    from quizapp.decks.format.page import Page
    from quizapp.decks.sides import Sides

# No vowels, so that no id is a word; no letter that looks like another. 400 million of them.
_LETTERS = "23456789bcdfghjkmnpqrstvwxz"
_LENGTH = 6


def stamp(page: Page, taken: Collection[str]) -> set[str]:
    """Writes an id on the tag's line of each card without one; returns these ids.

    Args:
        page: the deck.
        taken: the ids that there are.
    """
    known, given = set(taken), set[str]()
    for one in sides.group(page.blocks):
        block = one.block
        if block.tag not in {"Q", "C", "T"} or meta.read(block.comments, Findings("")).id:
            continue
        name = _name(one, known)
        known.add(name)
        index = block.passage.line - 1
        page.lines[index] = _with_id(page, index, block.mark, name)
        given.add(name)
    return given


def _name(one: Sides, taken: Collection[str]) -> str:
    """Returns an id made of what the card says, and of a number where that is taken."""
    words = "\n".join(passage.text() for passage in one.passages)
    number = 0
    while True:
        value = int.from_bytes(sha256(f"{words}\n{number}".encode("utf-8", "replace")).digest())
        name = ""
        for _ in range(_LENGTH):
            value, letter = divmod(value, len(_LETTERS))
            name += _LETTERS[letter]
        # A number alone could be taken for something else.
        if name not in taken and not name.isdecimal():
            return name
        number += 1


def _with_id(page: Page, index: int, mark: str, name: str) -> str:
    """Returns a tag's line with an id: in its comment, at its end, or else after the tag."""
    line = page.lines[index]
    for match in COMMENT.finditer(line):
        inside = match.group(1).strip()
        if inside == "reveal" or meta.has_keys(Piece(inside, 1, 1)):
            return f"{line[: match.start()]}<!-- id: {name}; {inside} -->{line[match.end() :]}"
    # Maths or a comment that goes on with the next line, and a hard break, end the line themselves.
    is_open = index in page.fixed or ("$$" in line and index + 1 in page.fixed)
    if is_open or line != line.rstrip():
        return f"{mark} <!-- id: {name} -->{line[len(mark) :]}"
    return f"{line} <!-- id: {name} -->"
