"""A number, exact: typed as fraction, decimal, percentage or closed form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from quizapp.model.grades import Grade


class Answer(NamedTuple):
    """The right number.

    Attributes:
        exact: in the grammar of `reader`: "-1/2", "log(3)".
        min_digits: significant digits that a rounded decimal must have.
    """

    exact: str
    min_digits: int = 3
    kind: Literal["number"] = "number"

    def expects(self) -> str:
        """What the prompt says is wanted."""
        return "a number, such as -1/2 or 0.333"

    def view(self) -> Mapping[str, Sequence[str]]:
        """Nothing is shown beside the prompt."""
        return {}

    def shuffled(self, rng: Random) -> Answer:  # noqa: ARG002 - nothing here has an order
        """The answer itself."""
        return self

    def text(self) -> str:
        """The right number as one would type it."""
        return self.exact

    def reveal(self) -> str:
        """The right number."""
        return self.exact

    def grade(self, typed: str) -> Grade:
        """Decides exactly; a decimal may be rounded."""
        from quizapp.answers.deciding import Rules, grade_value

        return grade_value(self.exact, typed, Rules(self.expects(), self.min_digits))


class Count(Answer):
    """The right number where something is counted: a fraction would be a strange example there."""

    __slots__ = ()

    def expects(self) -> str:
        """What the prompt says is wanted."""
        return "a whole number, such as 12"
