"""Pictures in text, `![a curve](img/curve.png)`: a terminal names what it cannot show."""

from __future__ import annotations

import re

# Its words and its path; a title after the path is nothing that a terminal shows.
IMAGE = re.compile(
    r"!\[([^\]\n]{0,1000})\]"
    r"\([ \t]{0,9}<?([^)\s<>]{1,1000})>?(?:[ \t]{1,9}[\"'][^\n\"']{0,1000}[\"'])?[ \t]{0,9}\)"
)
_OUTSIDE_CODE = re.compile(rf"`[^`\n]+`|{IMAGE.pattern}")


def named(text: str) -> str:
    """Returns `text` with `[picture: a curve (img/curve.png)]` for each picture outside code."""
    return _OUTSIDE_CODE.sub(_name, text)


def _name(match: re.Match[str]) -> str:
    alt, path = match.groups()
    if path is None:
        return match.group()
    return f"[picture: {alt.strip()} ({path})]" if alt.strip() else f"[picture: {path}]"
