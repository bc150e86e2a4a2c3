"""The lines of a deck on their way into form: which may change, and where blank lines belong."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.decks.scanner import Block


@dataclass(frozen=True, slots=True)
class Page:
    """A deck that is being formatted.

    Attributes:
        lines: as they are going to be written.
        blocks: what they are tagged as.
        fixed: indexes of the lines of code, maths and long comments, which stay as they are.
        before: indexes of the lines that want a blank line before them.
        after: indexes of those that want one after them.
    """

    lines: list[str]
    blocks: Sequence[Block]
    fixed: set[int]
    before: set[int] = field(default_factory=set)
    after: set[int] = field(default_factory=set)

    def put(self, index: int, line: str) -> None:
        """Writes a line anew, unless it stays as it is."""
        if index not in self.fixed:
            self.lines[index] = line

    def written(self) -> Iterator[str]:
        """Yields the lines of the formatted deck."""
        for (line, is_fixed), (following, _) in pairwise([*self._spaced(), ("", False)]):
            yield line if is_fixed else _trimmed(line, goes_on=bool(following.strip()))

    def _spaced(self) -> Iterator[tuple[str, bool]]:
        """Yields the lines with single blank lines between them, and whether they are fixed."""
        is_apart, last = False, ""
        for index, line in enumerate(self.lines):
            is_fixed = index in self.fixed
            if not line.strip() and not is_fixed:
                is_apart = True
                continue
            is_wanted = is_apart or index in self.before
            if (is_wanted and last.strip()) or (not last and _must_not_be_first(line, is_apart)):
                yield "", False
            yield line, is_fixed
            is_apart, last = index in self.after, line or " "


def _must_not_be_first(line: str, is_apart: bool) -> bool:
    """Whether a line would be another thing on line 1: front matter, or a byte order mark."""
    return line.startswith("\ufeff") or (is_apart and line.rstrip() == "---")


def _trimmed(line: str, *, goes_on: bool) -> str:
    """Returns a line without the spaces at its end that mean nothing.

    Before another line of its paragraph, two of them are a hard break; and one of them keeps a
    backslash from being one.
    """
    body = line.rstrip()
    if not goes_on or line == body:
        return body
    if line.endswith("  "):
        return f"{body}  "
    return f"{body} " if body.endswith("\\") else body
