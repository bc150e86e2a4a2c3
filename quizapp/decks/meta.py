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
_ENTRY = re.compile(r"[^;]+")
_PAIR = re.compile(r"(\w[\w-]*)\s*[:：]\s*(.*)", re.DOTALL)
# For each key, what its value looks like, and how to say that.
_VALUES = {
    # No slash: `FAMILY/LEVEL` is the key of a skill.
    "id": (r"[^\s/;,]+", "an id is one word without `/`, such as `sgd-01`"),
    "level": (r"[123]", "a level is 1 (recall), 2 (understand) or 3 (trap)"),
    "tags": (r".+", "tags are words, such as `tags: exam, week-1`"),
    "needs": (r".+", "`needs` names the ids of other cards"),
    "reveal": (r"(?!)", "`reveal` stands alone"),
}


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
    pair = _PAIR.fullmatch(entry.text)
    if not pair:
        return replace(meta, reveal=meta.reveal or entry.text == "reveal")
    key, value = entry.part(0, pair.end(1)), entry.part(pair.start(2))
    if key.text not in KEYS:
        unknown_key(key, KEYS, "a card's comment", findings)
        return meta
    allowed, wanted = _VALUES[key.text]
    if not re.fullmatch(allowed, value.text):
        place = value if value.text else key
        findings.add(Code.BAD_VALUE, place.span, f"`{key.text}` cannot be this", wanted)
        return meta
    match key.text:
        case "id":
            return replace(meta, id=value)
        case "level":
            return replace(meta, level=int(value.text))
        case "tags":
            return replace(meta, tags=listed(value.text))
        case _:
            return replace(meta, needs=listed(value.text))
