"""A vector, marked entry by entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from quizapp.answers.reader import Node
    from quizapp.model.grades import Grade


class Answer(NamedTuple):
    """The right vector.

    Attributes:
        entries: each in the grammar of `reader`.
        names: what the entries are called; their numbers from 1 where empty.
        min_digits: significant digits that a rounded decimal must have.
        follows: how entries follow from others, as in `named`.
    """

    entries: tuple[str, ...]
    names: tuple[str, ...] = ()
    min_digits: int = 3
    follows: tuple[tuple[str, str], ...] = ()
    kind: Literal["vector"] = "vector"

    def expects(self) -> str:
        """What the prompt says is wanted."""
        wanted = "1 entry" if len(self.entries) == 1 else f"{len(self.entries)} entries"
        names = f": {', '.join(self.names)}" if self.names else ""
        return f"a vector, such as [1, -1/2] ({wanted}{names})"

    def view(self) -> Mapping[str, Sequence[str]]:
        """Nothing is shown beside the prompt."""
        return {}

    def shuffled(self, rng: Random) -> Answer:  # noqa: ARG002 - the order is part of the answer
        """The answer itself."""
        return self

    def text(self) -> str:
        """The right vector as one would type it: `[1, -1/2]`."""
        return f"[{', '.join(self.entries)}]"

    def reveal(self) -> str:
        """The right vector."""
        return self.text()

    def grade(self, typed: str) -> Grade:
        """Decides entry by entry; a vector of another length is asked back."""
        from quizapp.answers import reader
        from quizapp.answers.deciding import Rules
        from quizapp.answers.following import graded
        from quizapp.answers.marking import combine, unreadable

        rules = Rules(self.expects(), self.min_digits)
        names = self.names or tuple(str(number + 1) for number in range(len(self.entries)))
        try:
            given = self.given(typed)
            values = tuple(zip(names, self.entries, strict=True))
            typed_by_name = dict(zip(names, given, strict=True))
            marks, credited = graded(values, typed_by_name, self.follows, rules)
        except reader.ReadError as error:
            return unreadable(error, rules.wanted)
        return combine(marks, f"[{', '.join(map(reader.show, given))}]", names, credited)

    def given(self, typed: str) -> tuple[Node, ...]:
        """Returns the entries that were typed, one after the other or each with its name.

        Raises:
            ReadError: they cannot be read, or are not as many as there should be.
        """
        from quizapp.answers import reader
        from quizapp.answers.labelled import by_name
        from quizapp.answers.shapes import typed_shapes, vector_entries

        count = len(self.entries)
        rows = typed_shapes(typed, [count])
        return by_name(typed, self.names) or vector_entries(rows or reader.read_rows(typed), count)
