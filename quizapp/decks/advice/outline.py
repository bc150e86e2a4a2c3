"""Headings that skip a level, and text that is in no card or in the wrong one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.decks.codes import Code
from quizapp.decks.scanner import HEADING, PROSE, SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from quizapp.decks.findings import Findings
    from quizapp.decks.passage import Piece
    from quizapp.decks.scanner import Block

_BEGINNINGS = frozenset("QCTP")
# A paragraph of an answer that asks something.
_QUESTION = re.compile(r"[^\s>|\-*+#].*[?？]")


def find(blocks: Sequence[Block], findings: Findings) -> None:
    """Reports headings, stray text and swallowed questions of a deck's blocks."""
    depth = 0
    reported = {one.span.line for one in findings.found}
    odd_tags = {one.span.line for one in findings.found if one.code == Code.ODD_TAG.number}
    has_cards = any(block.tag in _BEGINNINGS for block in blocks)
    # What an open front matter should have held is no text.
    is_open = any(one.code == Code.OPEN_FRONT_MATTER.number for one in findings.found)
    for block in blocks:
        if block.tag == HEADING:
            _warn_of_skip(block, depth, findings)
            depth = len(block.mark)
        elif block.tag == SEPARATOR or (block.tag == PROSE and not is_open):
            _warn_of_stray_text(block, odd_tags, findings, has_cards=has_cards)
        elif block.tag[:1] in {"A", "C", "D"}:
            for question in _later_questions(block):
                if question.line in reported:
                    continue
                findings.add(
                    Code.SWALLOWED,
                    question.span,
                    f"this question is read as part of the `{block.mark}` above it",
                    "begin it with `Q: ` if it is a card of its own",
                )


def _warn_of_skip(block: Block, depth: int, findings: Findings) -> None:
    level = len(block.mark)
    if depth and level > depth + 1:
        findings.add(
            Code.SKIPPED_HEADING,
            block.span,
            f"a heading of level {level} follows one of level {depth}",
            f"write `{'#' * (depth + 1)}`",
        )


def _warn_of_stray_text(
    block: Block, odd_tags: Container[int], findings: Findings, *, has_cards: bool
) -> None:
    passage = block.passage
    first = passage.first()
    # Of a line that begins with an odd tag all is said.
    if first < len(passage.lines) and passage.line + first not in odd_tags:
        advice = "begin it with a tag such as `Q: `, or put it under a heading or into `<!-- … -->`"
        findings.add(
            Code.STRAY_TEXT,
            passage.piece(first).span,
            "this text belongs to no card",
            advice if has_cards else f"{advice}; `quizapp import` makes cards of notes and tables",
        )


def _later_questions(block: Block) -> Iterator[Piece]:
    """Yields the paragraphs of one line, after a blank line, that end with a question mark."""
    passage = block.passage
    last = len(passage.lines) - 1
    for index in range(passage.first() + 1, last + 1):
        line = passage.lines[index]
        if not _QUESTION.fullmatch(line.rstrip()) or passage.is_verbatim(index):
            continue
        is_alone = not passage.lines[index - 1].strip()
        if is_alone and (index == last or not passage.lines[index + 1].strip()):
            yield passage.piece(index)
