"""Lines of a deck that know where they stand, so that every finding has its exact place."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from quizapp.model.decks import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet


class Piece(NamedTuple):
    """A part of one line; `column` counts characters from 1."""

    text: str
    line: int
    column: int

    @property
    def span(self) -> Span:
        """Its place; an empty piece points at one column."""
        end = self.column + max(1, len(self.text))
        return Span(self.line, self.column, self.line, end)

    def part(self, start: int, end: int | None = None) -> Piece:
        """Returns `text[start:end]` without the spaces around it, where it stands."""
        text = self.text[start:end]
        body = text.strip()
        if len(body) == len(text):
            return Piece(text, self.line, self.column + start)
        indent = len(text) - len(text.lstrip())
        return Piece(body, self.line, self.column + start + indent)


class Passage(NamedTuple):
    """Consecutive lines.

    What is not text of the passage (a tag, a list's marker, a comment) is blanked, never cut:
    a character's index in its line is its column in the deck, less one.

    Attributes:
        line: the first line's number, from 1.
        verbatim: numbers of the deck's lines inside a fence or `$$` block.
    """

    line: int
    lines: Sequence[str]
    verbatim: AbstractSet[int] = frozenset()

    def piece(self, index: int) -> Piece:
        """Returns a line of the passage without the spaces around it."""
        line = self.lines[index]
        indent = len(line) - len(line.lstrip())
        return Piece(line.strip(), self.line + index, indent + 1)

    def first(self) -> int:
        """Returns the index of the first line that is not blank; `len(lines)` if all are."""
        for index, line in enumerate(self.lines):
            if line and not line.isspace():
                return index
        return len(self.lines)

    def head(self) -> Piece:
        """Returns the first line that is not blank, or else the empty first line."""
        index = self.first()
        return self.piece(index if index < len(self.lines) else 0)

    def cut(self, start: int, end: int | None = None) -> Passage:
        """Returns the lines from index `start` to before `end`."""
        return Passage(self.line + start, self.lines[start:end], self.verbatim)

    def after(self, width: int) -> Passage:
        """Returns the passage with the first `width` characters of its first line blank."""
        first, *more = self.lines
        return Passage(self.line, [" " * width + first[width:], *more], self.verbatim)

    def without(self, indexes: Iterable[int]) -> Passage:
        """Returns the passage with those lines blank."""
        lines = list(self.lines)
        for index in indexes:
            lines[index] = ""
        return Passage(self.line, lines, self.verbatim)

    def is_verbatim(self, index: int) -> bool:
        """Whether the line is inside a fence or a `$$` block, where nothing is a mark."""
        return self.line + index in self.verbatim

    def starts(self) -> list[int]:
        """Returns where each line begins in the lines joined by newlines; for `span`."""
        return [0, *accumulate(len(line) + 1 for line in self.lines[:-1])]

    def span(self, start: int, end: int, starts: Sequence[int]) -> Span:
        r"""Returns the place of `"\n".join(lines)[start:end]`."""
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end) - 1
        return Span(
            self.line + first, start - starts[first] + 1, self.line + last, end - starts[last] + 1
        )

    def text(self) -> str:
        """Returns the text as markdown means it.

        The lines of a paragraph are joined, one blank line stands between paragraphs, and list
        items, quotes, tables and code keep their lines.
        """
        alone = self.alone()
        if alone is not None:
            return alone
        return flow(self.lines, [number in self.verbatim for number in self.numbers()])

    def alone(self) -> str | None:
        """Returns the text where it is one line of words, as most are; None where it is more."""
        joined = "\n".join(self.lines).strip()
        if "\n" in joined or _STRUCTURE.match(joined):
            return None
        if self.verbatim and not self.verbatim.isdisjoint(self.numbers()):
            return None
        return _plain(joined)

    def numbers(self) -> range:
        """Returns the numbers of its lines."""
        return range(self.line, self.line + len(self.lines))


def flow(lines: Sequence[str], are_code: Sequence[bool]) -> str:
    """Returns lines as the text that markdown makes of them; see `Passage.text`.

    Args:
        lines: the lines.
        are_code: for each of them whether it is code or maths, and kept as it is.
    """
    parts: list[str] = []
    before = _BREAK
    for line, is_code in zip(lines, are_code, strict=True):
        if not is_code and (not line or line.isspace()):
            before = _BREAK
            continue
        is_own = is_code or _STRUCTURE.match(line) is not None
        if parts:
            parts.append(_joint(before, line, is_own=is_own))
        parts.append(line.rstrip() if is_own else _plain(line.strip()))
        before = _OWN if is_code else line
    return "".join(parts).strip()


_BREAK = "\n"
_OWN = "\\"
_STRUCTURE = re.compile(r"\s*(?:(?:[-*+]|\d{1,9}[.)])(?:\s|$)|[|>])")
# What authors write for a tag, right or wrong; a tag is one of the letters.
TAG_LIKE = (
    r"(?:[QACTDP](?:\[[\w-]{0,30}\])?|(?:question|问题?|[QＱ])[ \t]?[0-9]{0,3}|answer|答案?|Ａ)"
)
_ESCAPE = re.compile(
    rf"\\(?={TAG_LIKE}[:：.)]|true\b|false\b|[对错=\"“])",
    re.IGNORECASE,
)
_SPACES = re.compile(r" {2,}")
_WIDE = re.compile(r"[⺀-鿿가-힣＀-￯]")


def _joint(before: str, line: str, *, is_own: bool) -> str:
    """Returns what stands between a line and the line before it."""
    if before == _BREAK:
        return "\n\n"
    # Two spaces or a backslash at a line's end are markdown's hard break.
    if is_own or before.endswith(("  ", "\\")):
        return "\n"
    # Chinese is written without spaces, so a line's end means none.
    is_wide = _WIDE.match(before.rstrip()[-1:]) and _WIDE.match(line.lstrip())
    return "" if is_wide else " "


def _plain(line: str) -> str:
    """Returns a line of text without the backslash that kept its beginning from being a mark.

    Spaces in a row, such as where a comment was, count as one.
    """
    if line.startswith("\\") and _ESCAPE.match(line):
        line = line[1:]
    return _SPACES.sub(" ", line) if "  " in line else line
