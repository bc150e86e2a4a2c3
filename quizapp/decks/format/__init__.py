"""One canonical form for decks: the same cards, written the way the author's guide writes them.

Only what the deck language reads is set right: tags, headings, front matter, the comments of
cards, keywords, the markers of answer lists, and the blank lines between all of them. Prose is
never rewrapped; code, maths and other comments are never touched. `ids` gives ids to cards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.decks import sides
from quizapp.decks.format import ids, marks
from quizapp.decks.format.page import Page
from quizapp.decks.outline import outline

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


def formatted(text: str) -> str:
    """Returns a deck in canonical form: it has the same cards, and formatting it changes nothing.

    All lines end as most lines of `text` do. Never raises; what is wrong with a deck stays wrong.
    """
    deck = outline(text)
    page = Page(deck.lines, deck.blocks, deck.fixed)
    marks.front_matter(page, deck.start)
    for one in sides.group(page.blocks):
        marks.card(page, one)
    return _joined(page.written(), text)


def stamped(text: str, taken: Collection[str]) -> tuple[str, set[str]]:
    """Returns a formatted deck with an id for each card that has none, and these ids.

    Args:
        text: the deck.
        taken: ids that other cards have, in this deck and elsewhere.
    """
    deck = outline(text)
    page = Page(deck.lines, deck.blocks, deck.fixed)
    given = ids.stamp(page, taken)
    return _joined(page.written(), text), given


def _joined(lines: Iterable[str], text: str) -> str:
    end = line_end(text)
    return "".join(line + end for line in lines)


def line_end(text: str) -> str:
    r"""Returns what most lines of a text end with: `\n`, `\r\n` or `\r`."""
    windows = text.count("\r\n")
    counts = {"\n": text.count("\n") - windows, "\r\n": windows, "\r": text.count("\r") - windows}
    return max(counts, key=lambda end: counts[end])
