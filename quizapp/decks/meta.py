"""The comment on a tag's line: `<!-- id: opt-05; level: 2; tags: a, b; needs: y; reveal -->`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.decks.codes import Code
from quizapp.decks.frontmatter import listed, unknown_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.decks.findings import Findings
    from quizapp.decks.passage import Piece

KEYS = ("id", "level", "tags", "needs", "reveal")
# No slash: `FAMILY/LEVEL` is the key of a skill.
_ID = re.compile(r"[^\s/;,]+")
_ENTRY = re.compile(r"[^;]+")
_PAIR = re.compile(r"(\w[\w-]*)\s*[:：]\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Meta:
    """What a comment says of its card."""

    id: Piece | None = None
    level: int = 0
    tags: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    reveal: bool = False


def read(comments: Iterable[Piece], findings: Findings) -> Meta:
    """Returns what the comments on a tag's line say; a comment without keys says nothing."""
    meta = Meta()
    for comment in comments:
        for match in _ENTRY.finditer(comment.text):
            meta = _entry(meta, comment.part(match.start(), match.end()), findings)
    return meta


def has_keys(comment: Piece) -> bool:
    """Whether a comment says something of a card."""
    pairs = (_PAIR.match(entry.strip()) for entry in comment.text.split(";"))
    return any(pair and pair.group(1) in KEYS for pair in pairs)


def _entry(meta: Meta, entry: Piece, findings: Findings) -> Meta:
    if entry.text == "reveal":
        return replace(meta, reveal=True)
    pair = _PAIR.fullmatch(entry.text)
    if not pair:
        return meta
    key, value = entry.part(0, pair.end(1)), entry.part(pair.start(2))
    match key.text:
        case "id" if _ID.fullmatch(value.text):
            return replace(meta, id=value)
        case "level" if value.text in {"1", "2", "3"}:
            return replace(meta, level=int(value.text))
        case "tags" if value.text:
            return replace(meta, tags=listed(value.text))
        case "needs" if value.text:
            return replace(meta, needs=listed(value.text))
        case "id" | "level" | "tags" | "needs" | "reveal":
            _bad_value(key, value, findings)
        case _:
            unknown_key(key, KEYS, "a card's comment", findings)
    return meta


_WANTED = {
    "id": "an id is one word without `/`, such as `sgd-01`",
    "level": "a level is 1 (recall), 2 (understand) or 3 (trap)",
    "tags": "tags are words, such as `tags: exam, week-1`",
    "needs": "`needs` names the ids of other cards",
    "reveal": "`reveal` stands alone",
}


def _bad_value(key: Piece, value: Piece, findings: Findings) -> None:
    findings.add(
        Code.BAD_VALUE,
        value.span if value.text else key.span,
        f"`{key.text}` cannot be this",
        _WANTED[key.text],
    )
