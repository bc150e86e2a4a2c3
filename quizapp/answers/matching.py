"""Two columns to match: numbers on the left, letters on the right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from quizapp.answers.shuffling import drawn_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from quizapp.model.grades import Grade

# `1b`, `1 → b`, `1: b;` or `(1, b)`.
_PAIR = r"\(?([0-9]{1,3})\s*[-:=.,)>→]*\s*([a-z])(?![a-z])[\s,;)]*"


class Answer(NamedTuple):
    """The columns as shown.

    Attributes:
        left: texts, called 1, 2, ….
        right: texts, called a, b, …; equal ones may stand for each other.
        pairs: for each left text the index of its right one.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    pairs: tuple[int, ...]
    kind: Literal["matching"] = "matching"

    def expects(self) -> str:
        """What the prompt says is wanted."""
        return "a letter for each number, such as 1b 2a"

    def view(self) -> Mapping[str, Sequence[str]]:
        """Both columns."""
        return {"left": self.left, "right": self.right}

    def shuffled(self, rng: Random) -> Answer:
        """The same pairs with both columns in another order."""
        rows, columns = drawn_order(len(self.left), rng), drawn_order(len(self.right), rng)
        return Answer(
            left=tuple(self.left[row] for row in rows),
            right=tuple(self.right[column] for column in columns),
            pairs=tuple(columns.index(self.pairs[row]) for row in rows),
        )

    def text(self) -> str:
        """The right pairs: `1b 2a`."""
        return " ".join(f"{row + 1}{_letter(column)}" for row, column in enumerate(self.pairs))

    def reveal(self) -> str:
        """The right pairs in words, a line each."""
        return "\n".join(
            f"{text}: {self.right[column]}"
            for text, column in zip(self.left, self.pairs, strict=True)
        )

    def grade(self, typed: str) -> Grade:
        """Marks each left text; one that was left out is wrong, and is named."""
        from quizapp.answers.marking import combine, right_or_wrong, unreadable
        from quizapp.answers.reader import ReadError

        try:
            chosen = self._chosen(typed)
        except ReadError as error:
            return unreadable(error, self.expects())
        marks = [
            right_or_wrong(row in chosen and self.right[chosen[row]] == self.right[column])
            for row, column in enumerate(self.pairs)
        ]
        read = " ".join(f"{row + 1}{_letter(column)}" for row, column in sorted(chosen.items()))
        left_out = [str(row + 1) for row in range(len(self.left)) if row not in chosen]
        said = f"no letter was given for {', '.join(left_out)}" if left_out else ""
        return combine(marks, read, self.left, said)

    def _chosen(self, typed: str) -> dict[int, int]:
        """Returns the index on the right that was given to each index on the left.

        Raises:
            ReadError: something is no pair, or a number stands there twice.
        """
        from quizapp.answers.reader import ReadError
        from quizapp.answers.wording import plain

        words = plain(typed).casefold().strip(" .")
        chosen: dict[int, int] = {}
        pair = re.compile(_PAIR)
        index = 0
        while index < len(words) or not chosen:
            match = pair.match(words, index)
            if match is None:
                raise ReadError(f"`{words[index : index + 10]}` is no pair")
            row, column = int(match[1]) - 1, ord(match[2]) - ord("a")
            if not (0 <= row < len(self.left) and column < len(self.right)):
                raise ReadError(f"there is no pair {match[1]}{match[2]} here")
            if row in chosen:
                raise ReadError(f"{match[1]} stands there twice")
            chosen[row] = column
            index = match.end()
        return chosen


def _letter(column: int) -> str:
    return chr(ord("a") + column)
