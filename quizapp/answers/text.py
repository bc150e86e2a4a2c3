"""A few words, typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from quizapp.model.grades import Grade


class Answer(NamedTuple):
    """The texts that are right, the best one first."""

    accepted: tuple[str, ...]
    kind: Literal["text", "cloze"] = "text"

    def expects(self) -> str:
        """What the prompt says is wanted."""
        return "a word or a few"

    def view(self) -> Mapping[str, Sequence[str]]:
        """Nothing is shown beside the prompt."""
        return {}

    def shuffled(self, rng: Random) -> Answer:  # noqa: ARG002 - nothing here has an order
        """The answer itself."""
        return self

    def text(self) -> str:
        """The best text."""
        return self.accepted[0]

    def reveal(self) -> str:
        """The best text."""
        return self.accepted[0]

    def grade(self, typed: str) -> Grade:
        """Compares with each accepted text; see `wording` for what is forgiven."""
        from quizapp.answers import wording

        return wording.grade(typed, self.accepted, self.expects())
