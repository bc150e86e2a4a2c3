"""Rows typed on lines of their own: an open bracket goes on in the next line."""

from __future__ import annotations

_OPENING, _CLOSING = frozenset("([{（［【｛"), frozenset(")]}）］】｝")

# Kinds of answers that have rows or entries.
KINDS = frozenset({"vector", "matrix"})


def go_on(typed: str) -> bool:
    """Returns whether what was typed so far goes on: a bracket is open. An empty line ends it."""
    depth = sum((char in _OPENING) - (char in _CLOSING) for char in typed)
    return depth > 0 and typed.rpartition("\n")[2].strip() != ""
