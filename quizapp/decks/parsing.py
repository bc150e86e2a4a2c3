"""Reads the text of a deck: cards, and everything that is to be said of it, in one run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.decks import cards, frontmatter, media, meta, regions, scanner, source
from quizapp.decks.codes import Code
from quizapp.decks.draft import Setting
from quizapp.decks.findings import Findings
from quizapp.decks.passage import Piece
from quizapp.model.decks import Edit
from quizapp.text import inert

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from quizapp.decks.draft import Placed
    from quizapp.decks.frontmatter import FrontMatter
    from quizapp.decks.regions import Regions
    from quizapp.decks.scanner import Block
    from quizapp.model.decks import DeckFile, Diagnostic

_NO_SLUG = re.compile(r"[^\w]+|_+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A deck as it was read, `file` being its path; duplicates are not looked for yet."""

    file: str
    title: str
    placed: tuple[Placed, ...]
    found: list[Diagnostic]


def read(
    file: DeckFile,
    text: str,
    families: Collection[str],
    *,
    thorough: bool = False,
    with_pictures: bool = False,
) -> Reading:
    """Returns the cards of a deck and what was found in it. Never raises, whatever the text.

    Args:
        file: what the deck is called.
        text: the deck.
        families: names of the problem families that a `P:` may name.
        thorough: whether to say what a load need not know: see `advice`.
        with_pictures: whether to look on the disk for its pictures.
    """
    findings = Findings(str(file.path))
    lines = source.lines(text)
    _warn_of_harmful(lines, findings)
    front = frontmatter.read(lines, findings)
    found = regions.find(lines, front.end, findings)
    blocks = scanner.scan(found, front.end, findings)
    _warn_of_stray_comments(blocks, found, findings)
    if with_pictures and "![" in text:
        media.find(found, file.path.parent, findings)
    title = _title(front, blocks, file)
    setting = Setting(
        deck=file.location,
        topic=front.topic or _slug(title),
        tags=tuple(dict.fromkeys(front.tags)),
        families=families,
        findings=findings,
        has_braces="{{" in text,
        language=front.language,
    )
    placed = tuple(cards.read(blocks, setting))
    if any(one.card.where for one in placed):
        # It brings the exact engine, which other decks never need.
        from quizapp.decks.parametric import trials

        placed = trials.askable(placed, findings, thorough=thorough)
    if thorough:
        from quizapp.decks import advice

        advice.find(blocks, found, placed, findings)
    return Reading(findings.file, title, placed, findings.found)


def _title(front: FrontMatter, blocks: Sequence[Block], file: DeckFile) -> str:
    headings = (block.heading for block in blocks if block.tag == scanner.HEADING)
    return front.title or next(headings, "") or file.name


def _slug(title: str) -> str:
    return _NO_SLUG.sub("-", title.lower()).strip("-")


def _warn_of_harmful(lines: Sequence[str], findings: Findings) -> None:
    """Reports the first character of each line that could deceive a reader."""
    if "".join(lines).isprintable():
        return
    for index, line in enumerate(lines):
        safe = line if line.isprintable() else inert(line)
        if safe == line:
            continue
        column = next(at for at, (a, b) in enumerate(zip(line, safe, strict=False)) if a != b)
        place = Piece(line[column], index + 1, column + 1).span
        findings.add(
            Code.HARMFUL,
            place,
            f"this line holds {inert(line[column])}, a character that steers what is shown",
            "remove it; it is made visible wherever the card is shown",
            Edit(place, ""),
        )


def _warn_of_stray_comments(blocks: Sequence[Block], found: Regions, findings: Findings) -> None:
    if not found.comments:
        return
    read = {block.passage.line for block in blocks if block.tag in {"Q", "C", "T", "P"}}
    for line, comments in found.comments.items():
        for comment in comments:
            if line not in read and meta.has_keys(comment):
                findings.add(
                    Code.STRAY_COMMENT,
                    comment.span,
                    "this comment says something of a card, but is not read",
                    "put it on the line of the card's `Q:`, `C:`, `T:` or `P:`",
                )
