"""Typed words: when two texts say the same, and the grade of one; shared by text and cloze."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.answers.marking import combine, right_or_wrong, unreadable
from quizapp.answers.reader.characters import fold
from quizapp.answers.reader.problem import ReadError

if TYPE_CHECKING:
    from quizapp.model import Grade

_ARTICLE = re.compile(r"\b(?:the|an|a)\s+(?=[^\W\d_]{2})")
# A hyphen joins words of two letters or more; between single letters it is a minus.
_HYPHEN = re.compile(r"(?<=[^\W\d_]{2})-(?=[^\W\d_]{2})")
_PLURALS = (
    (re.compile(r"\b([a-z]{2,})ies\b"), r"\1y"),
    (re.compile(r"\b([a-z]{2,}(?:s|x|z|ch|sh))es\b"), r"\1"),
    (re.compile(r"\b([a-z]{2,}[^\Wsui\d_])s\b"), r"\1"),
)
# Brackets around one sign are how `x^(2)`, read from `x²`, and a typed `x^2` differ.
_RAISED = re.compile(r"\^\((-?\w+)\)")
# A product's sign may be left out, but between digits it may not: 2*3 is not 23.
_TIMES = re.compile(r"(?<![0-9])\*|\*(?![0-9])")


def plain(typed: str) -> str:
    """Returns `typed` in plain characters, full width and Unicode dashes folded.

    Raises:
        ReadError: it is empty or too long, or has characters that nobody can see.
    """
    if not typed.strip():
        raise ReadError("nothing was typed")
    return fold(typed).text.replace("\n", " ")


def alike(typed: str, accepted: str) -> bool:
    """Returns whether both say the same: case, spaces, articles and simple plurals forgiven.

    Raises:
        ReadError: one of them is too long, or has characters that nobody can see.
    """
    return _core(typed) == _core(accepted)


def grade(typed: str, accepted: tuple[str, ...], wanted: str) -> Grade:
    """Returns whether `typed` says the same as one of the `accepted` texts."""
    try:
        core = _core(typed)
        is_right = any(core == _core(text) for text in accepted)
    except ReadError as error:
        return unreadable(str(error), wanted)
    return combine([right_or_wrong(is_right)], " ".join(typed.split()))


def _core(text: str) -> str:
    """Returns what is left of `text` when all that is forgiven is taken away."""
    words = " ".join(plain(text).casefold().split()).strip(" .,;!?")
    words = _HYPHEN.sub(" ", _ARTICLE.sub("", words))
    for plural, singular in _PLURALS:
        words = plural.sub(singular, words)
    return _TIMES.sub("", _RAISED.sub(r"^\1", words.replace(" ", "")))
