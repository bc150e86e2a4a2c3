"""Brackets and bars: each has a partner, and `|x|` becomes a function of what is in brackets."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from quizapp.answers.reader.problem import ReadError

if TYPE_CHECKING:
    from quizapp.answers.reader.token import Token

OPENS = {"(": ")", "[": "]"}
_CLOSES = {")": "(", "]": "["}
_BRACKETS = {*OPENS, *_CLOSES}
_BAR = "|"


def balanced(found: list[Token]) -> list[Token]:
    """Returns the tokens, whose brackets are balanced, with each bar as a bracket.

    Raises:
        ReadError: a bracket or bar has no partner, or bars can be paired in two ways.
    """
    kept: list[Token] = []
    still_open: list[Token] = []
    for token in found:
        if token.kind != "symbol":
            kept.append(token)
        elif token.text == _BAR:
            kept += _bar(token, kept[-1] if kept else token, still_open)
        else:
            kept.append(token)
            if token.text in _BRACKETS:
                _match(token, still_open)
    if still_open:
        raise ReadError(f"`{still_open[-1].text}` is never closed", still_open[-1].place)
    if len(kept) > len(found):
        _check_pairs(kept)
    return kept


def _bar(bar: Token, before: Token, still_open: list[Token]) -> list[Token]:
    """Returns a closing bracket where a value ends inside of bars, else the function that opens."""
    if before.ends and still_open and still_open[-1].text == _BAR:
        still_open.pop()
        return [bar._replace(text=")", name=_BAR)]
    still_open.append(bar)
    return [bar._replace(kind="function", name="abs"), bar._replace(text="(", spaced=False)]


def _match(token: Token, still_open: list[Token]) -> None:
    if token.text in OPENS:
        still_open.append(token)
        return
    if not still_open:
        raise ReadError(f"`{token.text}` without `{_CLOSES[token.text]}`", token.place)
    opened = still_open.pop()
    if OPENS.get(opened.text) != token.text:
        raise ReadError(f"`{token.text}` closes `{opened.text}`", token.place)


def _check_pairs(found: list[Token]) -> None:
    """Refuses bars that open right behind a value, where others closed before: `|a|b|c|`."""
    has_closed = False
    for before, token in pairwise(found):
        has_closed = has_closed or before.name == _BAR
        if token.text == _BAR and has_closed and before.ends and before.name != _BAR:
            raise ReadError("these bars can be paired in two ways; write abs(x)", token.place)
