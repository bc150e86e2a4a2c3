"""A token: a piece of what was typed."""

from __future__ import annotations

from typing import NamedTuple

_BEGINS = {"(", "[", "√"}
_ENDS = {")", "]", "%"}


class Token(NamedTuple):
    """A piece of what was typed.

    Attributes:
        kind: "number", "fraction", "variable", "constant", "function", "reduction" (a function
            beyond the usual ones) or "symbol". A bar that opens is the function `|` before a
            bracket.
        text: as it was typed, in plain characters.
        place: of its first character, from 1.
        spaced: whether a space stands before it.
        name: what the tree calls it, for what has a name.
    """

    kind: str
    text: str
    place: int
    spaced: bool
    name: str = ""

    @property
    def begins(self) -> bool:
        """Whether a value can begin here."""
        return self.kind != "symbol" or self.text in _BEGINS

    @property
    def ends(self) -> bool:
        """Whether a value can end here."""
        return self.text in _ENDS if self.kind == "symbol" else self.kind != "function"
