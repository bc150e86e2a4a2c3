"""Typed words: when two texts say the same, and the grade of one; shared by text and cloze."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.answers.marking import combine, right_or_wrong, unreadable
from quizapp.answers.reader.characters import fold
from quizapp.answers.reader.misread import DIGITS
from quizapp.answers.reader.problem import ReadError
from quizapp.answers.spelling import marked, one_slip
from quizapp.answers.terms import in_english
from quizapp.text import one_line

if TYPE_CHECKING:
    from quizapp.model.grades import Grade

_ARTICLE = re.compile(r"\b(?:the|an|a)\s+(?=[^\W\d_]{2})")
# A hyphen or `_` joins words of two letters or more; between single letters it is a minus or index.
_HYPHEN = re.compile(r"(?<=[^\W\d_]{2})[-_](?=[^\W\d_]{2})")
_QUOTED = re.compile(r"""(["'])(.*)\1|[「『《(]([^「」『』《》()]*)[」』》)]""")
_PLURALS = (
    (re.compile(r"\b(minim|maxim|optim)a\b"), r"\1um"),
    (re.compile(r"\bmatrices\b"), "matrix"),
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
    """Returns whether `typed` says the same as one of the `accepted` texts.

    Beside what `alike` forgives, Chinese terms stand for English ones and the other way round,
    `two` and `二` for 2, and one slip of the finger in a long word is forgiven. What was forgiven
    is shown: the grade's reading is the accepted text. Of a wrong text that is nearly right, it is
    shown what differs.
    """
    try:
        meant = _meant(typed, accepted)
    except ReadError as error:
        return unreadable(error, wanted)
    if meant is not None:
        slipped = "" if alike(typed, meant) else _spelt(typed, meant)
        return combine([right_or_wrong(is_right=True, feedback=slipped)], meant)
    shown = " ".join(typed.split())
    near = next(filter(None, (marked(shown, text) for text in accepted)), "")
    said = f"close; look at the brackets: {one_line(near)}" if near else ""
    return combine([right_or_wrong(is_right=False, feedback=said)], shown)


def _meant(typed: str, accepted: tuple[str, ...]) -> str | None:
    """Returns the accepted text that was meant, the one that is forgiven least first."""
    words, read = _words(typed), {text: _words(text) for text in accepted}
    for forgiven in (_same, _same_in_english, _same_digit, one_slip):
        for text, right in read.items():
            if forgiven(words, right):
                return text
    return None


def _same(typed: list[str], accepted: list[str]) -> bool:
    return _joined(typed) == _joined(accepted)


def _same_in_english(typed: list[str], accepted: list[str]) -> bool:
    return _same(*(_words(in_english(" ".join(side))) for side in (typed, accepted)))


def _same_digit(typed: list[str], accepted: list[str]) -> bool:
    """Whether one is a digit and the other, as a whole, its word: `two`, `二`."""
    one, other = "".join(typed), "".join(accepted)
    return DIGITS.get(one, one) == DIGITS.get(other, other)


def _spelt(typed: str, meant: str) -> str:
    """Returns what to say where a slip was forgiven; nothing of another language."""
    is_slip = one_slip(_words(typed), _words(meant))
    return f"right, but spelt “{one_line(meant)}”" if is_slip else ""


def _core(text: str) -> str:
    """Returns what is left of `text` when all that is forgiven is taken away."""
    return _joined(_words(text))


def _words(text: str) -> list[str]:
    words = " ".join(plain(text).casefold().split()).strip(" .,;!?")
    words = _QUOTED.sub(r"\2\3", words) if _QUOTED.fullmatch(words) else words
    words = _HYPHEN.sub(" ", _ARTICLE.sub("", words))
    for plural, singular in _PLURALS:
        words = plural.sub(singular, words)
    return words.split()


def _joined(words: list[str]) -> str:
    return _TIMES.sub("", _RAISED.sub(r"^\1", "".join(words)))
