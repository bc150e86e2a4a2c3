"""The term of a `T:`: what is asked of it, and what is accepted for it.

Accepted is the whole, its alternatives, and its two languages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.answers import recall
from quizapp.model.cards import Translation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.model.questions import Answer

# What is asked of a term, and of a definition, by language.
_QUESTIONS = {
    "": ("What does “{}” mean?", "Which term: {}"),
    "zh": ("“{}” 是什么意思？", "这是哪个术语：{}"),
}
_HAN = r"[\u3400-\u9fff]"
# A slash inside Latin words (`input/output`) is part of them.
_SEPARATOR = re.compile(rf"[,，;；、]|\s/|/\s|(?<={_HAN})/|/(?={_HAN})|[()（）\[\]【】]")
_LATIN_THEN_HAN = re.compile(rf"([^\u3400-\u9fff]*[^\s\u3400-\u9fff])\s*({_HAN}.*)")
_HAN_THEN_LATIN = re.compile(rf"({_HAN}+)\s+([^\u3400-\u9fff]+)")


def what_means(term: str, language: str = "") -> str:
    """Returns the question what a term means."""
    return _questions(language)[0].format(term)


def which_term(meaning: str, language: str = "") -> str:
    """Returns the question which term a definition means."""
    return _questions(language)[1].format(meaning)


def _questions(language: str) -> tuple[str, str]:
    """Returns both questions in a language such as `zh` or `zh-CN`, in English if it is unknown."""
    return _QUESTIONS.get(language.lower().partition("-")[0], _QUESTIONS[""])


def meanings(term: str, others: Mapping[str, tuple[str, str]]) -> tuple[Translation, ...]:
    """Returns the first question in each language that has a definition and perhaps a why."""
    return tuple(
        Translation(
            language, what_means(term, language), recall.Answer(answer=meaning, points=()), why
        )
        for language, (meaning, why) in others.items()
    )


def searches(answer: Answer, others: Mapping[str, tuple[str, str]]) -> tuple[Translation, ...]:
    """Returns the second question in each language: its answer is the same term."""
    return tuple(
        Translation(language, which_term(meaning, language), answer, why)
        for language, (meaning, why) in others.items()
    )


def accepted(term: str) -> tuple[str, ...]:
    """Returns all that may be typed for `term`, the whole of it first.

    `epoch 轮 / 一个 epoch` gives itself, `epoch`, `轮` and `一个 epoch`.
    """
    forms = [term]
    pieces = [piece.strip() for piece in _SEPARATOR.split(term)]
    for piece in pieces:
        forms += _parts(piece, is_whole=len(pieces) == 1)
    return tuple(dict.fromkeys(form for form in forms if form))


def _parts(piece: str, *, is_whole: bool) -> tuple[str, ...]:
    """Returns the two languages of a piece that has both, else the piece.

    Chinese before Latin is taken apart only where it is the whole term: in `一个 epoch` it is one
    phrase.
    """
    both = _LATIN_THEN_HAN.fullmatch(piece) or (is_whole and _HAN_THEN_LATIN.fullmatch(piece))
    return tuple(part.strip() for part in both.groups()) if both else (piece,)
