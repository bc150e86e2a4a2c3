"""Several named values, in any order, marked one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from quizapp.answers.reader import Node
    from quizapp.model import Grade


@dataclass(frozen=True, slots=True)
class Answer:
    """The right values.

    Attributes:
        values: pairs of a name and its value in the grammar of `reader`.
        min_digits: significant digits that a rounded decimal must have.
    """

    values: tuple[tuple[str, str], ...]
    min_digits: int = 3

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
        from quizapp.answers.deciding import Rules, grade_entries
        from quizapp.answers.marking import combine, unreadable

        rules = Rules(self.expects(), self.min_digits)
        names = self._names()
        try:
            given = self._given(typed)
            exact = [value for _, value in self.values]
            marks = grade_entries(names, exact, [given.get(name) for name in names], rules)
        except reader.ReadError as error:
            return unreadable(str(error), rules.wanted)
        read = ", ".join(f"{name}={reader.show(node)}" for name, node in given.items())
        return combine(marks, read, names)

    def _names(self) -> list[str]:
        return [name for name, _ in self.values]

    def _given(self, typed: str) -> dict[str, Node]:
        """Returns what was typed for each name.

        Raises:
            ReadError: a name is unknown or stands there twice.
        """
        from quizapp.answers import reader

        given: dict[str, Node] = {}
        for written, place, node in reader.read_named(typed):
            name = self._name(written)
            if name is None:
                raise reader.ReadError(f"`{written}` is none of the names", place)
            if name in given:
                raise reader.ReadError(f"`{written}` has two values", place)
            given[name] = node
        return given

    def _name(self, written: str) -> str | None:
        """Returns the name that was meant, upper and lower case forgiven where that is clear."""
        names = self._names()
        if written in names:
            return written
        alike = [name for name in names if name.casefold() == written.casefold()]
        return alike[0] if len(alike) == 1 else None
