"""The names of things in the store, for who begins to type one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.store import compiled

if TYPE_CHECKING:
    from quizapp.store.peek import Peek

_STATEMENTS = {
    "deck": compiled.DECK_NAMES,
    "topic": compiled.TOPICS,
    "tag": compiled.TAGS,
    "kind": compiled.KINDS,
}
# After every key that begins so.
_LAST = "\U0010ffff"


def of(peek: Peek, what: str) -> list[str]:
    """Returns the names of all decks, topics, tags or kinds of cards in use.

    Args:
        what: "deck", "topic", "tag" or "kind".
    """
    found = [str(row[0]) for row in peek.rows(_STATEMENTS[what])]
    if what == "tag":
        return sorted({tag for tags in found for tag in tags.split("|") if tag})
    return found


def keys_from(peek: Peek, begun: str, limit: int) -> list[str]:
    """Returns the keys that begin with `begun`, retired cards' too, in order, at most `limit`."""
    rows = peek.rows(compiled.KEYS_FROM, key=begun, end=begun + _LAST, limit=limit)
    return [row["key"] for row in rows]
