"""Plain text cut into tokens, whose names are resolved and whose brackets are balanced."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from quizapp.answers.reader.amount import check_amount
from quizapp.answers.reader.brackets import balanced
from quizapp.answers.reader.latex import SEAM
from quizapp.answers.reader.misread import unknown_sign, unknown_word
from quizapp.answers.reader.problem import ReadError
from quizapp.answers.reader.token import Token
from quizapp.answers.reader.vocabulary import Word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.answers.reader.characters import Folded
    from quizapp.answers.reader.vocabulary import Vocabulary

_PIECES = {
    "space": r"[^\S\n]+",
    # What a program says before a function, and around the one number that it prints.
    "seam": rf"{SEAM}|(?:(?:np|jnp|numpy|math|torch|tf|nn|F|functional)\.)+(?=[a-z]|[A-Z]\w)"
    r"|(?:float(?:16|32|64)|tensor|array)(?=\()",
    "number": r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?",
    "fraction": r"[¼-¾⅐-⅞↉]",
    "name": r"[^\W\d_]\w*",
    "symbol": r"\*\*|[-+*/^%√()\[\],;|\n]",
    "array": r"@|\.T\b",
    "other": ".",
}
_PIECE = re.compile("|".join(_PIECES.values()))
_KIND = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _PIECES.items()))
# What most pieces are is known at a look.
_COMMON = (
    {" ": ("space", "")}
    | dict.fromkeys(("**", *"-+*/^%√()[],;|\n"), ("symbol", ""))
    | dict.fromkeys("0123456789", ("number", ""))
)
_OPENS = re.compile(r"\s*\(")
_AS_IT_IS = {"number", "fraction", "symbol", "variable", "constant", "function"}


def tokens(
    folded: Folded, names: Vocabulary, more: Mapping[str, str] = MappingProxyType({})
) -> list[Token]:
    """Returns the tokens of `folded`, its brackets balanced.

    Args:
        folded: what was typed, in plain characters.
        names: which names can be meant; others are variables that nobody knows.
        more: signs and functions that may stand beside the usual ones, with their names in trees.

    Raises:
        ReadError: a character or word is no part of a value, or a bracket has no partner.
    """
    check_amount(folded)
    found: list[Token] = []
    seen: dict[tuple[str, bool], list[Word]] = {}
    places, exact = folded.places, names.exact
    spaced, end = False, 0
    for piece in _PIECE.findall(folded.text):
        start, end = end, end + len(piece)
        kind, name = _COMMON.get(piece) or exact.get(piece) or _kind(piece, folded, start)
        if kind in _AS_IT_IS:
            found.append(Token(kind, piece, places[start], spaced, name))
        elif kind == "name":
            key = piece, bool(_OPENS.match(folded.text, end))
            if key not in seen:
                is_unit = spaced and bool(found) and found[-1].kind in {"number", "fraction"}
                place = places[start]
                seen[key] = _words(key, place, names, is_unit=is_unit, more=more)
            found += _named(seen[key], folded, start, spaced=spaced)
        elif kind == "array" and piece in more:
            found.append(Token("symbol", piece, places[start], spaced))
        elif kind not in {"space", "seam"}:
            raise unknown_sign(folded.text, start, places[start])
        spaced = kind == "space" or piece == "\n"
    return balanced(found)


def _kind(piece: str, folded: Folded, start: int) -> tuple[str, str]:
    """Returns the kind of a piece, which begins at `start`, and that it has no name."""
    if piece.isdigit():
        return "number", ""
    match = _KIND.match(folded.text, start)
    return (match and match.lastgroup) or "", ""


def _named(words: list[Word], folded: Folded, index: int, *, spaced: bool) -> list[Token]:
    """Returns the token of a name, or one for each of the names that stand side by side."""
    found = []
    for kind, written, name in words:
        found.append(Token(kind, written, folded.places[index], spaced, name))
        index, spaced = index + len(written), False
    return found


def _words(
    key: tuple[str, bool], place: int, names: Vocabulary, *, is_unit: bool, more: Mapping[str, str]
) -> list[Word]:
    """Returns the names in one run of letters: a variable where nobody knows it.

    Args:
        key: the letters, and whether a bracket stands behind them.
        place: of the first.
        names: which names can be meant.
        is_unit: whether the letters stand behind a number.
        more: what may be meant beside the names.

    Raises:
        ReadError: it can be divided into names in two ways, or is a word that has no value.
    """
    text, is_applied = key
    if text in more and text not in names.variables:
        return [Word("reduction", text, more[text])]
    whole = names.word(text)
    if whole:
        return [whole]
    ways = names.products(text)
    if len(ways) > 1:
        one, other = ("*".join(word.text for word in way) for way in ways[:2])
        raise ReadError(f"`{text}` can be {one} or {other}; write `*`", place)
    found = ways[0] if ways else [] if is_applied else names.applied(text)
    if found:
        return found
    if names.forgiving and (problem := unknown_word(text, names, place, is_unit=is_unit)):
        raise problem
    return [Word("variable", text, text)]
