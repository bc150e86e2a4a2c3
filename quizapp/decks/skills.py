"""`P: FAMILY, levels A-B`: one skill a level."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from quizapp.decks.codes import Code
from quizapp.model.cards import Skill

if TYPE_CHECKING:
    from collections.abc import Collection

    from quizapp.decks.findings import Findings
    from quizapp.decks.passage import Piece

_LINE = re.compile(r"([^\s,，]+)\s*[,，]?\s*(.*)")
_LEVELS = re.compile(r"levels?\s+(\d)(?:\s*[-–—]\s*(\d))?", re.IGNORECASE)
_HIGHEST = 5


def read(line: Piece, families: Collection[str], findings: Findings) -> list[Skill]:
    """Returns the skills that a line names; none, and a finding, if it cannot be read."""
    match = _LINE.fullmatch(line.text)
    if not match:
        findings.add(Code.EMPTY, line.span, "this `P:` is empty", "write `P: FAMILY, levels 1-3`")
        return []
    family, levels = line.part(0, match.end(1)), line.part(match.start(2))
    if family.text not in families:
        near = get_close_matches(family.text, families, n=1, cutoff=0.5)
        findings.add(
            Code.UNKNOWN_FAMILY,
            family.span,
            f"there is no problem family `{family.text}`",
            f"did you mean `{near[0]}`?" if near else "see `quizapp families`",
        )
        return []
    return [Skill(family.text, level) for level in _levels(levels, findings)]


def _levels(levels: Piece, findings: Findings) -> range:
    match = _LEVELS.fullmatch(levels.text)
    if match:
        first = int(match.group(1))
        last = int(match.group(2) or first)
        if 1 <= first <= last <= _HIGHEST:
            return range(first, last + 1)
    findings.add(
        Code.BAD_LEVELS,
        levels.span,
        f"`{levels.text}` names no levels" if levels.text else "the levels are missing",
        f"write `level 2` or `levels 1-{_HIGHEST}`, from 1 to {_HIGHEST}, after the family",
    )
    return range(0)
