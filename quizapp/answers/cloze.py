"""A gap in a sentence: words, or a short formula as a keyboard can type it."""

from __future__ import annotations

from typing import Literal, Self

from quizapp.answers import text


class Answer(text.Answer):
    """What fills the gap, the best text first: graded as typed text is."""

    __slots__ = ()

    def __new__(cls, accepted: tuple[str, ...], kind: Literal["cloze"] = "cloze") -> Self:
        """Makes one of this kind of the texts that are right."""
        return super().__new__(cls, accepted, kind)

    def expects(self) -> str:
        """What the prompt says is wanted."""
        return "what fills the gap"
