"""The comment on a tag's line: `<!-- id: opt-05; level: 2; tags: a, b; needs: y; reveal -->`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from quizapp.decks.codes import Code
from quizapp.decks.frontmatter import listed, unknown_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.decks.findings import Findings
    from quizapp.decks.passage import Piece
    from quizapp.model.decks import Span

KEYS = ("id", "level", "tags", "needs", "reveal")
_ENTRY = re.compile(r"[^;；]+")
PAIR = re.compile(r"(\w[\w-]*)\s*[:：]\s*(.*)", re.DOTALL)
# For each key, what its value looks like, and how to say that.
_VALUES = {
    # No slash: `FAMILY/LEVEL` is the key of a skill.
    "id": (re.compile(r"[^\s/;；,，]+"), "an id is one word without `/`, such as `sgd-01`"),
    "level": (re.compile(r"[123]"), "a level is 1 (recall), 2 (understand) or 3 (trap)"),
    "tags": (re.compile(r".+"), "tags are words, such as `tags: exam, week-1`"),
    "needs": (re.compile(r".+"), "`needs` names the ids of other cards"),
    "reveal": (re.compile(r"(?!)"), "`reveal` stands alone"),
}


class Meta(NamedTuple):
    """What a comment says of its card."""

    id: Piece | None = None
    level: int = 0
    tags: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    reveal: bool = False
    needs_at: Piece | None = None

    def place_of(self, need: str, otherwise: Span) -> Span:
        """Returns where `needs:` names that id."""
        at = self.needs_at.text.find(need) if self.needs_at else -1
        return (
            self.needs_at.part(at, at + len(need)).span if self.needs_at and at >= 0 else otherwise
        )


def read(comments: Sequence[Piece], findings: Findings) -> Meta:
    """Returns what the comments on a tag's line say; a comment without keys says nothing."""
    if not comments:
        return _SILENT
    values: dict[str, Piece] = {}
    for comment in comments:
        for match in _ENTRY.finditer(comment.text):
            _entry(comment.part(match.start(), match.end()), values, findings)
    if not values:
        return _SILENT
    return Meta(
        id=values.get("id"),
        level=int(values["level"].text) if "level" in values else 0,
        tags=listed(values["tags"].text) if "tags" in values else (),
        needs=listed(values["needs"].text) if "needs" in values else (),
        reveal="reveal" in values,
        needs_at=values.get("needs"),
    )


_SILENT = Meta()


def has_keys(comment: Piece) -> bool:
    """Whether a comment says something of a card."""
    pairs = (PAIR.match(entry.strip()) for entry in comment.text.split(";"))
    return any(pair and pair.group(1) in KEYS for pair in pairs)


def _entry(entry: Piece, values: dict[str, Piece], findings: Findings) -> None:
    """Reads `key: value` or `reveal` into `values`, or reports what it cannot mean."""
    pair = PAIR.fullmatch(entry.text)
    if not pair:
        if entry.text == "reveal":
            values["reveal"] = entry
        return
    key, value = entry.part(0, pair.end(1)), entry.part(pair.start(2))
    if key.text not in KEYS:
        unknown_key(key, KEYS, "a card's comment", findings)
        return
    allowed, wanted = _VALUES[key.text]
    if allowed.fullmatch(value.text):
        values[key.text] = value
    else:
        place = value if value.text else key
        findings.add(Code.BAD_VALUE, place.span, f"`{key.text}` cannot be this", wanted)
