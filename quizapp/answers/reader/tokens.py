"""Plain text cut into tokens, and lists of tokens cut into entries and rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from quizapp.answers.reader.problem import ReadError
from quizapp.answers.reader.tree import CONSTANTS, FUNCTIONS, REDUCTIONS
from quizapp.text import one_line

if TYPE_CHECKING:
    from collections.abc import Collection

    from quizapp.answers.reader.characters import Folded

MAX_TOKENS = 600

_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<fraction>[¼-¾⅐-⅞↉])"
    r"|(?P<name>[^\W\d]\w*)"
    r"|(?P<symbol>\*\*|[-+*/^%√()\[\],;])"
    r"|(?P<array>@|\.T\b)"
)
_OPENS = {"(": ")", "[": "]"}
_BEGINS = {"(", "[", "√"}
_ENDS = {")", "]", "%"}


class Token(NamedTuple):
    """A piece of what was typed.

    Attributes:
        kind: "number", "fraction", "name", "function" (of arrays) or "symbol".
        place: of its first character, from 1.
        spaced: whether a space stands before it.
    """

    kind: str
    text: str
    place: int
    spaced: bool

    @property
    def begins(self) -> bool:
        """Whether a value can begin here."""
        return self.kind != "symbol" or self.text in _BEGINS

    @property
    def ends(self) -> bool:
        """Whether a value can end here."""
        if self.kind == "symbol":
            return self.text in _ENDS
        return self.kind != "name" or self.text not in FUNCTIONS


def tokens(folded: Folded, known: Collection[str] = (), *, arrays: bool = False) -> list[Token]:
    """Returns the tokens of `folded`, its brackets balanced.

    Args:
        folded: what was typed, in plain characters.
        known: the variables; `xy` is then two tokens where x and y are known and xy is not.
        arrays: whether the signs and functions of arrays may stand here.

    Raises:
        ReadError: a character is unknown, a bracket has no partner, or there is too much.
    """
    found: list[Token] = []
    index = 0
    while index < len(folded.text):
        match = _TOKEN.match(folded.text, index)
        place = folded.place(index)
        if match is None or (match.lastgroup == "array" and not arrays):
            raise ReadError(f"`{one_line(folded.text[index])}` cannot be read here", place)
        spaced = folded.text[max(0, index - 1)].isspace()
        index = match.end()
        if arrays and match.group() in REDUCTIONS - set(known):
            found.append(Token("function", match.group(), place, spaced))
        elif match.lastgroup == "array":
            found.append(Token("symbol", match.group(), place, spaced))
        elif match.lastgroup == "name":
            found += _names(match.group(), place, spaced=spaced, known=known)
        elif match.lastgroup != "space":
            found.append(Token(match.lastgroup or "", match.group(), place, spaced))
        if len(found) > MAX_TOKENS:
            raise ReadError(f"this has more than {MAX_TOKENS} numbers, names and signs", place)
    _check_brackets(found)
    return found


def _names(text: str, place: int, *, spaced: bool, known: Collection[str]) -> list[Token]:
    """Returns one token, or one a letter where each is a variable or a constant: `xy`, `xe`."""
    whole = text in known or text in FUNCTIONS or text in CONSTANTS
    if whole or not all(char in known or char in CONSTANTS for char in text):
        return [Token("name", text, place, spaced)]
    return [
        Token("name", char, place + offset, spaced and not offset)
        for offset, char in enumerate(text)
    ]


def _check_brackets(found: list[Token]) -> None:
    still_open: list[Token] = []
    for token in found:
        if token.text in _OPENS:
            still_open.append(token)
        elif token.text in _OPENS.values():
            if not still_open:
                opener = "(" if token.text == ")" else "["
                raise ReadError(f"`{token.text}` without `{opener}`", token.place)
            opened = still_open.pop()
            if _OPENS[opened.text] != token.text:
                raise ReadError(f"`{token.text}` closes `{opened.text}`", token.place)
    if still_open:
        raise ReadError(f"`{still_open[-1].text}` is never closed", still_open[-1].place)


def unwrap(found: list[Token], brackets: str) -> list[Token]:
    """Returns the tokens inside a pair of `brackets` ("[" or "([") around all, or them all."""
    if not found or found[0].text not in set(brackets):
        return found
    return found[1:-1] if _depths(found).index(0, 1) == len(found) - 1 else found


def _depths(found: list[Token]) -> list[int]:
    """Returns how deep each token stands; both brackets of the outermost pair stand at 0."""
    depths = []
    depth = 0
    for token in found:
        depth -= token.text in _OPENS.values()
        depths.append(depth)
        depth += token.text in _OPENS
    return depths


def split(found: list[Token], separator: str) -> list[list[Token]]:
    """Returns the pieces between those separators that stand outside all brackets."""
    pieces: list[list[Token]] = [[]]
    for token, depth in zip(found, _depths(found), strict=True):
        if token.text == separator and depth == 0:
            pieces.append([])
        else:
            pieces[-1].append(token)
    return pieces


def split_at_spaces(found: list[Token]) -> list[list[Token]]:
    """Returns the values that only spaces separate: `1 -2` is two, `1 - 2` and `1-2` are one."""
    pieces: list[list[Token]] = [[]]
    depths = _depths(found)
    for index, token in enumerate(found):
        if index and depths[index] == 0 and _is_new_value(found, index):
            pieces.append([])
        pieces[-1].append(token)
    return pieces


def _is_new_value(found: list[Token], index: int) -> bool:
    token = found[index]
    if not (token.spaced and found[index - 1].ends):
        return False
    is_signed = token.text in {"+", "-"} and index + 1 < len(found) and not found[index + 1].spaced
    return token.begins or is_signed
