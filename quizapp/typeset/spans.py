"""Lines of text with named styles, as data: a terminal colours them, a pipe leaves them plain."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A piece of a line.

    Attributes:
        style: "value", "gradient", "name", "wire", or nothing.
    """

    text: str
    style: str = ""


Line = tuple[Span, ...]


def plain(line: Line) -> str:
    """Returns the characters of a line alone."""
    return "".join(span.text for span in line).rstrip()
