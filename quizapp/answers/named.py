"""Several named values, in any order, marked one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from quizapp.answers.braced import names_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from quizapp.answers.reader import Given, Node
    from quizapp.model.grades import Grade


@dataclass(frozen=True, slots=True)
class Answer:
    """The right values: numbers, vectors or matrices.

    Attributes:
        values: pairs of a name and its value in the grammar of `reader`: `1/2`, `[1, 2]`,
            `[1, 2; 3, 4]`. Entries of arrays are called `b[2]` and `W[2,1]`, and marked one by one.
        min_digits: significant digits that a rounded decimal must have.
        follows: pairs of a name and how its value follows from those of earlier names: an
            expression in the grammar of `reader`, in which an earlier name stands in braces,
            `{w} - 1/10*{dL/dw}`. A wrong value that follows from an earlier wrong one is credited.
    """

    values: tuple[tuple[str, str], ...]
    min_digits: int = 3
    follows: tuple[tuple[str, str], ...] = ()
    kind: Literal["named"] = "named"

    def __post_init__(self) -> None:
        """Refuses, with a ValueError, a value that would follow from one that is not before it."""
        names = self._names()
        for name, expression in self.follows:
            before = names[: names.index(_array(name))]
            late = [used for used in names_in(expression) if _array(used) not in before]
            if late:
                raise ValueError(f"`{name}` cannot follow from `{late[0]}`: it is not before it")

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
        try:
            read = reader.read_named(typed, self._names())
            values = self.entries()
            marks, credited = graded(values, self.given(read), self.follows, rules)
        except reader.ReadError as error:
            return unreadable(error, rules.wanted)
        shown = ", ".join(f"{each.name}={reader.show_rows(each.rows)}" for each in read)
        return combine(marks, shown, [name for name, _ in values], credited)

    def entries(self) -> tuple[tuple[str, str], ...]:
        """Returns name and value of each number, those of arrays one by one: `W[2,1]`."""
        return tuple(pair for name, value in self.values for pair in _entries(name, value))

    def given(self, read: Sequence[Given]) -> dict[str, Node]:
        """Returns what was typed for the names of `entries`.

        Raises:
            ReadError: a value has another shape than it should have.
        """
        values = dict(self.values)
        found: dict[str, Node] = {}
        for each in read:
            keys = [key for key, _ in _entries(each.name, values[each.name])]
            found |= zip(keys, _fitted(each, values[each.name]), strict=True)
        return found

    def _names(self) -> list[str]:
        return [name for name, _ in self.values]


def _array(name: str) -> str:
    """Returns `W` for `W[2,1]`, and any other name as it is."""
    return name.partition("[")[0]


def _entries(name: str, value: str) -> list[tuple[str, str]]:
    if not value.startswith("["):
        return [(name, value)]
    from quizapp.answers import reader

    rows = reader.read_rows(value)
    is_vector = len(rows) == 1
    return [
        (f"{name}[{j}]" if is_vector else f"{name}[{i},{j}]", reader.show(node))
        for i, row in enumerate(rows, start=1)
        for j, node in enumerate(row, start=1)
    ]


def _fitted(each: Given, value: str) -> tuple[Node, ...]:
    """Returns the entries that were typed, in the shape of the right `value`."""
    from quizapp.answers import reader
    from quizapp.answers.shapes import matrix_entries, vector_entries

    if not value.startswith("["):
        return (each.number,)
    wanted = reader.read_rows(value)
    try:
        if len(wanted) == 1:
            return vector_entries(each.rows, len(wanted[0]))
        return matrix_entries(each.rows, wanted)
    except reader.ReadError as error:
        raise reader.ReadError(f"`{each.name}`: {error.problem}", each.place) from None
