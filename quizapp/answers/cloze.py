"""A gap in a sentence: words, or a short formula as a keyboard can type it."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.answers import text


@dataclass(frozen=True, slots=True)
class Answer(text.Answer):
    """What fills the gap, the best text first: graded as typed text is."""

    @property
    def kind(self) -> str:
        """The kind's name."""
        return "cloze"

    def expects(self) -> str:
        """What the prompt says is wanted."""
        return "what fills the gap"
