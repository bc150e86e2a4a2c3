"""Several named values, in any order, marked one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from quizapp.model import Grade

_BRACED = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Answer:
    """The right values.

    Attributes:
        values: pairs of a name and its value in the grammar of `reader`.
        min_digits: significant digits that a rounded decimal must have.
        follows: pairs of a name and how its value follows from those of earlier names: an
            expression in the grammar of `reader`, in which an earlier name stands in braces,
            `{w} - 1/10*{dL/dw}`. A wrong value that follows from an earlier wrong one is credited.
    """

    values: tuple[tuple[str, str], ...]
    min_digits: int = 3
    follows: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Refuses, with a ValueError, a value that would follow from one that is not before it."""
        names = self._names()
        for name, expression in self.follows:
            before = names[: names.index(name)]
            late = [used for used in names_in(expression) if used not in before]
            if late:
                raise ValueError(f"`{name}` cannot follow from `{late[0]}`: it is not before it")

    @property
    def kind(self) -> str:
        """The kind's name."""
        return "named"

    def expects(self) -> str:
        """What the prompt says is wanted."""
        example = ", ".join(f"{name}=…" for name in self._names())
        return f"named values: {example}"

    def view(self) -> Mapping[str, Sequence[str]]:
        """The names."""
        return {"names": self._names()}

    def shuffled(self, rng: Random) -> Answer:  # noqa: ARG002 - names have the author's order
        """The answer itself."""
        return self

    def text(self) -> str:
        """The right values as one would type them: `L=-1, b=12`."""
        return ", ".join(f"{name}={value}" for name, value in self.values)

    def reveal(self) -> str:
        """The right values."""
        return self.text()

    def grade(self, typed: str) -> Grade:
        """Decides name by name; a name that is missing is wrong, an unknown one is asked back."""
        from quizapp.answers import reader
        from quizapp.answers.deciding import Rules
        from quizapp.answers.following import graded
        from quizapp.answers.marking import combine, unreadable

        rules = Rules(self.expects(), self.min_digits)
        names = self._names()
        try:
            given = {each.name: each.number for each in reader.read_named(typed, names)}
            marks, credited = graded(self.values, given, self.follows, rules)
        except reader.ReadError as error:
            return unreadable(str(error), rules.wanted)
        read = ", ".join(f"{name}={reader.show(node)}" for name, node in given.items())
        return combine(marks, read, names, credited)

    def _names(self) -> list[str]:
        return [name for name, _ in self.values]


def names_in(expression: str) -> list[str]:
    """Returns the names that stand in braces in an expression of `follows`."""
    return _BRACED.findall(expression)


def with_braced(expression: str, keys: Mapping[str, str]) -> str:
    """Returns `expression` with each name in braces replaced by its key, in brackets."""
    return _BRACED.sub(lambda match: f"({keys[match[1]]})", expression)
