"""What stands inside a line and hides what looks like marks: code, maths, escapes, comments.

`$ … $` never crosses a line, opens before a non-space and closes not before a digit, so that
`from $5 to $10` is text. Code spans do not cross a line either: a deck is read by lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each way begins with a character of its own, so that `re` passes over all others at once.
_HIDER = re.compile(r"\\.|``*|\$\$*|<!--")
_DOLLARS = re.compile(r"\\.|(\$+)(?!\d)")
_DASH = re.compile(r" (?:—|--) ")
# Neither a space nor any mark, so that a hidden stretch never matches a pattern.
HIDDEN = "\ufffc"

OPEN_COMMENT = "<!--"
OPEN_MATHS = "$$"


def hiders(line: str, start: int = 0) -> Iterator[tuple[str, int, int]]:
    """Yields (mark, start, end) of every code span, formula, escape and comment of `line`.

    A comment or `$$` that is still open at the line's end is the last one yielded, with an end
    past the line's; other marks that are never closed are plain text.
    """
    closers = _closers(line) if "`" in line or "$" in line else {}
    for match in _HIDER.finditer(line, start):
        if match.start() < start:
            continue
        end = _end(line, match, closers)
        if end:
            start = end
            yield match.group(), match.start(), end
        if end > len(line):
            return


def _closers(line: str) -> dict[str, list[int]]:
    """Returns where each closing mark stands, so that finding a partner costs no search."""
    places: dict[str, list[int]] = {}
    for run in re.finditer("`+", line):
        places.setdefault(run.group(), []).append(run.start())
    for run in _DOLLARS.finditer(line):
        if run.group(1):
            places.setdefault(run.group(1), []).append(run.start())
    return places


def _end(line: str, match: re.Match[str], closers: dict[str, list[int]]) -> int:
    mark = match.group()
    if mark[0] == "\\":
        return match.end()
    if mark == OPEN_COMMENT:
        close = line.find("-->", match.end())
        return close + 3 if close >= 0 else len(line) + 1
    if mark == "$" and line[match.end() : match.end() + 1].isspace():
        return 0
    places = closers.get(mark, [])
    index = bisect_left(places, match.end())
    if index < len(places):
        return places[index] + len(mark)
    return len(line) + 1 if mark == OPEN_MATHS else 0


def masked(line: str) -> str:
    """Returns `line` at the same length with all that hides marks replaced by a filler."""
    if "`" not in line and "$" not in line and "\\" not in line:
        return line
    parts: list[str] = []
    at = 0
    for _, start, end in hiders(line):
        parts += line[at:start], HIDDEN * (min(end, len(line)) - start)
        at = end
    return "".join(parts) + line[at:]


def dash(line: str) -> re.Match[str] | None:
    """Returns the first ` — ` (or ` -- `) outside code and maths: what follows is a remark."""
    return _DASH.search(masked(line)) if "—" in line or "--" in line else None
