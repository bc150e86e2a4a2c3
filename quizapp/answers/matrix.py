"""A matrix, marked entry by entry."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from quizapp.answers.shapes import matrix_entries, shape, typed_shapes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from quizapp.answers.reader import Node
    from quizapp.model.grades import Grade


class Answer(NamedTuple):
    """The right matrix.

    Attributes:
        rows: row by row; entries are in the grammar of `reader`.
        min_digits: significant digits that a rounded decimal must have.
        follows: how entries follow from others, as in `named`; an entry is called `2,1` there,
            or by its name.
        names: what the entries are called where several arrays stand below each other, `W[2,1]`,
            row by row; empty where `2,1` says it all.
    """

    rows: tuple[tuple[str, ...], ...]
    min_digits: int = 3
    follows: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()
    kind: Literal["matrix"] = "matrix"

    def expects(self) -> str:
        """What the prompt says is wanted."""
        example = "[1, 2; 3]" if len(set(map(len, self.rows))) > 1 else "[1, 2; 3, 4]"
        return f"a matrix, such as {example} ({shape(self.rows)})"

    def view(self) -> Mapping[str, Sequence[str]]:
        """Nothing is shown beside the prompt."""
        return {}

    def shuffled(self, rng: Random) -> Answer:  # noqa: ARG002 - the order is part of the answer
        """The answer itself."""
        return self

    def text(self) -> str:
        """The right matrix as one would type it: `[1, 2; 3, 4]`."""
        return _written(self.rows)

    def reveal(self) -> str:
        """The right matrix."""
        return self.text()

    def grade(self, typed: str) -> Grade:
        """Decides entry by entry; a matrix of another shape is asked back."""
        from quizapp.answers import reader
        from quizapp.answers.deciding import Rules
        from quizapp.answers.following import graded
        from quizapp.answers.marking import combine, unreadable

        rules = Rules(self.expects(), self.min_digits)
        names, entries = self.called(), [entry for row in self.rows for entry in row]
        try:
            given = dict(zip(names, self.given(typed), strict=True))
            values = tuple(zip(names, entries, strict=True))
            marks, credited = graded(values, given, self.follows, rules)
        except reader.ReadError as error:
            return unreadable(error, rules.wanted)
        shown = map(reader.show, given.values())
        rows = [list(islice(shown, len(row))) for row in self.rows]
        return combine(marks, _written(rows), names, credited)

    def given(self, typed: str) -> tuple[Node, ...]:
        """Returns the entries that were typed, row by row.

        Raises:
            ReadError: they cannot be read, or have another shape.
        """
        from quizapp.answers import reader

        rows = typed_shapes(typed, list(map(len, self.rows))) or reader.read_rows(typed)
        return matrix_entries(rows, self.rows)

    def called(self) -> list[str]:
        """Returns what each entry is called: its name, or "row,column", counted from 1."""
        return list(self.names) or [
            f"{number},{column}"
            for number, row in enumerate(self.rows, start=1)
            for column in range(1, len(row) + 1)
        ]


def _written(rows: Sequence[Sequence[str]]) -> str:
    return f"[{'; '.join(', '.join(row) for row in rows)}]"
