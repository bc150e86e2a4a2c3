"""Fences, comments and `$$` blocks: the regions of a deck in which nothing is a tag.

A region that is never closed is reported where it opens, and ends before the next tag.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.decks.codes import Code
from quizapp.decks.inline import OPEN_COMMENT, OPEN_MATHS, hiders
from quizapp.decks.passage import Piece

if TYPE_CHECKING:
    from quizapp.decks.findings import Findings

TAG = re.compile(r"([QACD](?:\[\w{1,8}\])?|[TP])[:：](?=[ \t\u3000]|$)")
FENCE = re.compile(r"[ \t]*(`{3,}(?=[^`]*$)|~{3,})")
# Longer fences count as this long, so that searches for a missing end are few.
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Regions:
    """The lines of a deck, with its regions found.

    Attributes:
        lines: all lines; the characters of comments are blank.
        verbatim: numbers (from 1) of lines inside fences and `$$` blocks.
        comments: the comments by the number of the line on which they open and close.
        spanned: numbers of the lines that a comment of several lines reaches.
        findings: where regions that are never closed are reported.
        unclosed: the ends that are known not to come any more.
    """

    lines: list[str]
    findings: Findings
    verbatim: set[int] = field(default_factory=set)
    comments: dict[int, list[Piece]] = field(default_factory=dict)
    spanned: set[int] = field(default_factory=set)
    unclosed: set[str] = field(default_factory=set)


def find(lines: list[str], start: int, findings: Findings) -> Regions:
    """Returns the regions of the deck's `lines` from index `start` on."""
    regions = Regions(lines, findings)
    text = "\n".join(lines)
    # Most marks are nowhere in a deck, so that its lines need not be searched for them; and a
    # single character is found, or missed, ten times as fast as two.
    marks = [mark for mark in ("<!--", "```", "$$", "~~~") if mark[0] in text and mark in text]
    hinted = {index for mark in marks for index, line in enumerate(lines) if mark in line}
    at = start
    for index in sorted(hinted):
        if index >= at:
            at = _region(regions, index) + 1
    return regions


def _region(regions: Regions, index: int) -> int:
    """Reads the regions that open on a line; returns the index of the last line they reach."""
    line = regions.lines[index]
    if ("```" in line or "~~~" in line) and (fence := FENCE.match(line)):
        return _fence(regions, index, fence)
    column = 0
    while True:
        opened = _open_at_end(regions, index, column)
        if opened is None:
            return index
        mark, column = opened
        if mark == OPEN_MATHS:
            return _maths(regions, index, column)
        index, column = _comment(regions, index, column)
        if column < 0:
            return index


def _fence(regions: Regions, index: int, fence: re.Match[str]) -> int:
    mark = fence.group(1)[:_LONGEST]
    end = None if mark in regions.unclosed else _fence_end(regions.lines, index + 1, mark)
    if end is None:
        regions.unclosed.add(mark)
        end = _before_next_tag(regions.lines, index, len(regions.lines))
        where = Piece(regions.lines[index], index + 1, 1).part(fence.start(1), fence.end(1))
        regions.findings.add(
            Code.OPEN_FENCE,
            where.span,
            "this code fence is never closed",
            f"put a line {mark} after the code",
        )
    regions.verbatim.update(range(index + 1, end + 2))
    return end


def _fence_end(lines: list[str], start: int, mark: str) -> int | None:
    for index in range(start, len(lines)):
        if mark in lines[index]:
            line = lines[index].strip()
            if line.startswith(mark) and not line.strip(mark[0]):
                return index
    return None


def _before_next_tag(lines: list[str], index: int, stop: int) -> int:
    """Returns the index of the last line before the next tag or `stop`, at least `index`."""
    tags = (number for number in range(index + 1, stop) if TAG.match(lines[number]))
    return next(tags, stop) - 1


def _open_at_end(regions: Regions, index: int, column: int) -> tuple[str, int] | None:
    """Takes the closed comments out of a line; returns the mark that stays open, and its place."""
    line = regions.lines[index]
    for mark, start, end in hiders(line, column):
        if end > len(line):
            return mark, start
        if mark == OPEN_COMMENT:
            inside = Piece(line, index + 1, 1).part(start + 4, end - 3)
            regions.comments.setdefault(index + 1, []).append(inside)
            _blank(regions.lines, index, start, end)
    return None


def _blank(lines: list[str], index: int, start: int, end: int | None = None) -> None:
    line = lines[index]
    stop = len(line) if end is None else end
    before, rest = line[:start], line[stop:]
    # A comment that ends a line leaves no spaces behind: two of them are a hard break.
    lines[index] = before + " " * (stop - start) + rest if rest.strip() else before.rstrip() + rest


def _maths(regions: Regions, index: int, column: int) -> int:
    lines = regions.lines
    end = index + 1
    while end < len(lines) and lines[end].strip() and OPEN_MATHS not in lines[end]:
        end += 1
    if end == len(lines) or not lines[end].strip():
        regions.findings.add(
            Code.OPEN_MATHS,
            Piece(OPEN_MATHS, index + 1, column + 1).span,
            "this `$$` is not closed before the blank line",
            "close it with `$$`, or write `\\$` for a dollar",
        )
        end = _before_next_tag(lines, index, end)
    # The line that opens may hold a tag and text before the `$$`; `inline` hides what follows it.
    regions.verbatim.update(range(index + 2, end + 2))
    return end


def _comment(regions: Regions, index: int, column: int) -> tuple[int, int]:
    """Blanks a comment of several lines; returns the place after it, column -1 if it is open."""
    lines = regions.lines
    end = None if OPEN_COMMENT in regions.unclosed else _comment_end(lines, index + 1)
    if end is None:
        regions.unclosed.add(OPEN_COMMENT)
        last, after = _before_next_tag(lines, index, len(lines)), -1
        regions.findings.add(
            Code.OPEN_COMMENT,
            Piece(OPEN_COMMENT, index + 1, column + 1).span,
            "this comment is never closed",
            "close it with `-->`",
        )
    else:
        last, after = end, lines[end].index("-->") + 3
        _warn_of_another(regions, index, column, last)
    regions.spanned.update(range(index + 1, last + 2))
    _blank(lines, index, column)
    for middle in range(index + 1, last):
        lines[middle] = ""
    if last > index:
        _blank(lines, last, 0, after if after >= 0 else None)
    return last, after


def _warn_of_another(regions: Regions, index: int, column: int, last: int) -> None:
    """Reports a comment in which one more begins: the end of that one was taken for its own."""
    lines = regions.lines
    inside = (number for number in range(index + 1, last + 1) if OPEN_COMMENT in lines[number])
    another = next(inside, None)
    if another is not None and lines[another].find(OPEN_COMMENT) < _end_in(lines, another, last):
        regions.findings.add(
            Code.NESTED_COMMENT,
            Piece(OPEN_COMMENT, index + 1, column + 1).span,
            f"this comment goes on to line {last + 1}, past another `<!--` in line {another + 1}",
            "close it with `-->` where it should end: comments do not hold comments",
        )


def _end_in(lines: list[str], index: int, last: int) -> int:
    """Returns where a comment that ends in line `last` ends in line `index`."""
    return lines[index].find("-->") if index == last else len(lines[index])


def _comment_end(lines: list[str], start: int) -> int | None:
    return next((i for i in range(start, len(lines)) if "-->" in lines[i]), None)
