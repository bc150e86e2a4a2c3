"""An answer recalled in the head: never typed, judged by the learner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from quizapp.model.grades import Grade


class Answer(NamedTuple):
    """What should have been recalled, and the key points that are ticked when judging it."""

    answer: str
    points: tuple[str, ...]
    kind: Literal["recall"] = "recall"

    def expects(self) -> str:
        """What the prompt says is wanted."""
        return "recall it, then look"

    def view(self) -> Mapping[str, Sequence[str]]:
        """Nothing: the points are the answer."""
        return {}

    def shuffled(self, rng: Random) -> Answer:  # noqa: ARG002 - the author's order helps memory
        """The answer itself."""
        return self

    def text(self) -> str:
        """Nothing is typed."""
        return ""

    def reveal(self) -> str:
        """The answer, and its points a line each."""
        lines = [self.answer, *(f"• {point}" for point in self.points)]
        return "\n".join(line for line in lines if line)

    def grade(self, typed: str) -> Grade:  # noqa: ARG002 - nothing is typed
        """Leaves the judgement to the learner; the session sets rating and score."""
        from quizapp.model.grades import Grade, Verdict

        return Grade(Verdict.RATED, 0.0)
