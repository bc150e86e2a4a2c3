"""Plain text cut into tokens, whose names are resolved and whose brackets are balanced."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from quizapp.answers.reader.amount import VALUES, check_amount, too_many
from quizapp.answers.reader.brackets import balanced
from quizapp.answers.reader.latex import SEAM
from quizapp.answers.reader.misread import unknown_sign, unknown_word
from quizapp.answers.reader.problem import ReadError
from quizapp.answers.reader.token import Token
from quizapp.answers.reader.tree import MAX_NODES
from quizapp.answers.reader.vocabulary import Word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.answers.reader.characters import Folded
    from quizapp.answers.reader.vocabulary import Vocabulary

_TOKEN = re.compile(
    rf"(?P<space>[^\S\n]+)|(?P<seam>{SEAM}|(?:np|numpy|math|torch)\.(?=[A-Za-z]))"
    r"|(?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<fraction>[¼-¾⅐-⅞↉])"
    r"|(?P<name>[^\W\d_]\w*)"
    r"|(?P<symbol>\*\*|[-+*/^%√()\[\],;|\n])"
    r"|(?P<array>@|\.T\b)"
    r"|(?P<other>.)"
)
# Names run together count one by one; brackets and separators are no nodes.
MAX_TOKENS = 2 * MAX_NODES
_OPENS = re.compile(r"\s*\(")
_AS_IT_IS = {"number", "fraction", "symbol"}


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
    spaced = False
    for match in _TOKEN.finditer(folded.text):
        kind, piece, place = match.lastgroup or "", match[0], folded.places[match.start()]
        if kind in _AS_IT_IS:
            found.append(Token(kind, piece, place, spaced))
        elif meant := names.exact.get(piece):
            found.append(Token(meant[0], piece, place, spaced, meant[1]))
        elif kind == "name":
            key = piece, bool(_OPENS.match(folded.text, match.end()))
            if key not in seen:
                is_unit = spaced and bool(found) and found[-1].kind in {"number", "fraction"}
                seen[key] = _words(key, place, names, is_unit=is_unit, more=more)
            found += _named(seen[key], folded, match.start(), spaced=spaced)
        elif kind == "array" and piece in more:
            found.append(Token("symbol", piece, place, spaced))
        elif kind not in {"space", "seam"}:
            raise unknown_sign(folded.text, match.start(), place)
        spaced = kind == "space" or piece == "\n"
        if len(found) > MAX_TOKENS:
            raise too_many(MAX_NODES, VALUES, place)
    return balanced(found)


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
