"""An expression in variables, right in any equal form."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from quizapp.model.grades import Grade


class Answer(NamedTuple):
    """The right expression.

    Attributes:
        exact: in the grammar of `reader`: "P + 1", "exp(-x)/(1 + exp(-x))^2".
        variables: the names that may be used; those in `exact` where empty.
        positive: variables that take positive values only.
        min_digits: significant digits that a rounded decimal must have, where no variable is left.
    """

    exact: str
    variables: tuple[str, ...] = ()
    positive: tuple[str, ...] = ()
    min_digits: int = 3
    kind: Literal["expression"] = "expression"

    def expects(self) -> str:
        """What the prompt says is wanted."""
        names = ", ".join(self.names())
        return f"an expression in {names}" if names else "an expression, such as 2*log(3)"

    def view(self) -> Mapping[str, Sequence[str]]:
        """Nothing is shown beside the prompt."""
        return {}

    def shuffled(self, rng: Random) -> Answer:  # noqa: ARG002 - nothing here has an order
        """The answer itself."""
        return self

    def text(self) -> str:
        """The right expression as one would type it."""
        return self.exact

    def reveal(self) -> str:
        """The right expression."""
        return self.exact

    def grade(self, typed: str) -> Grade:
        """Decides whether what was typed equals the right expression."""
        from quizapp.answers.deciding import Rules, grade_value

        known = frozenset(self.names())
        rules = Rules(self.expects(), self.min_digits, known, frozenset(self.positive))
        return grade_value(self.exact, typed, rules)

    def names(self) -> tuple[str, ...]:
        """The variables: those given, else those of the right expression, sorted."""
        return self.variables or _names(self.exact)


@lru_cache(maxsize=500)
def _names(exact: str) -> tuple[str, ...]:
    from quizapp.answers.names import variables_at_a_glance

    found = variables_at_a_glance(exact)
    if found is None:
        from quizapp.answers import reader

        found = reader.names(exact)
    return tuple(sorted(found))
