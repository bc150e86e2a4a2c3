"""Splits a deck into blocks: a tag, heading or `---` line and the lines that follow it.

Works on lines and never parses inline markdown. The blocks share out all lines after the front
matter, so nothing that an author wrote is lost without a trace.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from quizapp.decks.codes import Code
from quizapp.decks.passage import TAG_LIKE, Passage, Piece
from quizapp.decks.regions import TAG
from quizapp.model.decks import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.decks.findings import Findings
    from quizapp.decks.regions import Regions

HEADING = "#"
SEPARATOR = "---"
PROSE = ""

# What a line begins: a tag with its colon, `##`, or `---`.
_MARK = re.compile(rf"(?:{TAG.pattern}|#{{1,6}}(?=[ \t]|$)|---(?=[ \t]*$))")
# What begins like a tag and is none; a backslash before it says that it is meant as text.
_LOOKALIKE = re.compile(
    rf"[ \t]*\**({TAG_LIKE}\**[ \t]?[:：]|[QA]\.|Q[0-9]{{1,3}}[.)])(?:(?<=：)|(?=[*\s\w]|$))",
    re.IGNORECASE,
)
_SMALL_TAG = re.compile(r"[qa][:：](?=[ \t\u3000])")
# A full-width colon, after which Chinese has no space.
_UNSPACED = re.compile(r"[QA](?:\[\w{1,8}\])?：(?=\S)")
_ANYWHERE = frozenset("QA#-")
# Only lines that begin so can begin a block, or look as if they did: the others are passed over.
_STARTS = frozenset("QACTDPqactdp问答ＱＡ#-* \t")


class Block(NamedTuple):
    """A tag and its text.

    Attributes:
        tag: "Q", "A", "Q[zh]", …; "#" for a heading, "---" for a separator, "" for the lines
            before the first of them.
        mark: the tag as it is written, with its colon.
        passage: the text, the tag blanked; a heading's first line is its title.
        heading: the nearest heading above, or the heading itself.
        comments: the comments on the tag's line.
    """

    tag: str
    mark: str
    passage: Passage
    heading: str
    comments: Sequence[Piece]

    @property
    def span(self) -> Span:
        """Where the tag stands."""
        return Piece(self.mark, self.passage.line, 1).span


def scan(regions: Regions, start: int, findings: Findings) -> list[Block]:
    """Returns the blocks of a deck's lines from index `start` on, in order."""
    lines, verbatim = regions.lines, regions.verbatim
    marks = [(start, PROSE)]
    for index in [index for index, line in enumerate(lines) if line[:1] in _STARTS]:
        if index >= start and index + 1 not in verbatim:
            line = lines[index]
            match = _MARK.match(line)
            mark = match.group() if match else ""
            if mark and (mark[0] in _ANYWHERE or _may_stand(mark, lines, index, marks[-1])):
                marks.append((index, mark))
            elif line[0] not in "-#":
                _warn_of_lookalike(line, index, mark, findings)
    return _blocks(marks, regions)


def _may_stand(mark: str, lines: list[str], index: int, before: tuple[int, str]) -> bool:
    """Whether `C:`, `T:` or `P:` has its blank line before it, or `D:` its `T:`."""
    if mark[0] == "D":
        return before[1][:1] in ({"T", "D"} if mark[1] == "[" else {"T"})
    last, tag = before
    return (
        last == index
        or not lines[index - 1].strip()
        or (last == index - 1 and tag[:1] in {"#", "-"})
    )


def _warn_of_lookalike(line: str, index: int, mark: str, findings: Findings) -> None:
    match = _LOOKALIKE.match(line)
    if not match:
        return
    tag = match.group(1)
    if mark[:1] == "D":
        advice = "a `D:` stands right after the term of its `T:`"
    elif mark:
        advice = f"put a blank line before `{tag}`"
    else:
        advice = "a tag is an upper-case letter in column 1, a colon and a space"
    place = Piece(tag, index + 1, match.start(1) + 1)
    findings.add(
        Code.ODD_TAG,
        place.span,
        f"`{tag}` is read as text here, not as a tag",
        f"{advice}; or write `\\{tag}` if text is meant",
        _sure(place, line, mark),
    )


def _sure(place: Piece, line: str, mark: str) -> Edit | None:
    """Returns the edit that makes a tag of what can hardly be anything else."""
    if mark and mark[0] in "CTP":
        return Edit(Span(place.line, 1, place.line, 1), "\n")
    if _UNSPACED.match(line):
        return Edit(place.span, f"{place.text} ")
    is_small = _SMALL_TAG.match(line) is not None
    return Edit(place.span, place.text.upper()) if is_small else None


def _blocks(marks: list[tuple[int, str]], regions: Regions) -> list[Block]:
    blocks = []
    heading = ""
    comments: Sequence[Piece]
    for (index, mark), (end, _) in pairwise([*marks, (len(regions.lines), "")]):
        lines, tag, comments = regions.lines[index:end], mark.rstrip(":："), ()
        if mark:
            lines[0] = " " * len(mark) + lines[0][len(mark) :]
            comments = regions.comments.get(index + 1, ())
            if mark[0] == "#":
                tag, heading = HEADING, _title(lines[0].strip())
        passage = Passage(index + 1, lines, regions.verbatim)
        blocks.append(Block(tag, mark, passage, heading, comments))
    return blocks


def _title(heading: str) -> str:
    """Returns a heading without the `#` that may close it; `Learn C#` ends in its own."""
    bare = heading.rstrip("#")
    return bare.rstrip() if not bare or bare[-1].isspace() else heading
