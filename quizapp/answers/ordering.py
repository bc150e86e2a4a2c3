"""Items to put in order, by number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from quizapp.answers.shuffling import drawn_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from quizapp.model.grades import Grade

_NUMBERS = r"[0-9]+(?:[\s.,;>→-]+[0-9]+)*[\s.,;]*"


class Answer(NamedTuple):
    """The items and what is known of their order; any order that keeps all of it is right.

    Attributes:
        items: as shown.
        before: pairs (i, j) of indexes into `items`: i must come before j. They form no circle.
    """

    items: tuple[str, ...]
    before: tuple[tuple[int, int], ...]
    kind: Literal["ordering"] = "ordering"

    def expects(self) -> str:
        """What the prompt says is wanted."""
        numbers = range(len(self.items), 0, -1)
        return f"the numbers in order, such as {' '.join(map(str, numbers))}"

    def view(self) -> Mapping[str, Sequence[str]]:
        """The items."""
        return {"items": self.items}

    def shuffled(self, rng: Random) -> Answer:
        """The same items in an order that is not right yet, where any order is wrong."""
        order = drawn_order(len(self.items), rng)
        if self.before and self._kept(order) == len(self.before):
            first, then = (order.index(item) for item in self.before[0])
            order[first], order[then] = order[then], order[first]
        place = {item: index for index, item in enumerate(order)}
        return Answer(
            items=tuple(self.items[index] for index in order),
            before=tuple((place[first], place[then]) for first, then in self.before),
        )

    def text(self) -> str:
        """A right order: `2 1 3`."""
        return " ".join(str(index + 1) for index in self._right_order())

    def reveal(self) -> str:
        """A right order, a line an item."""
        return "\n".join(
            f"{number}. {self.items[index]}"
            for number, index in enumerate(self._right_order(), start=1)
        )

    def grade(self, typed: str) -> Grade:
        """Scores the share of the pairs that were kept."""
        from dataclasses import replace

        from quizapp.answers.marking import combine, right_or_wrong, unreadable
        from quizapp.answers.reader import ReadError

        try:
            order = self._order(typed)
        except ReadError as error:
            return unreadable(error, self.expects())
        broken = [pair for pair in self.before if order.index(pair[0]) > order.index(pair[1])]
        first = [f"“{self.items[i]}” comes before “{self.items[j]}”" for i, j in broken[:1]]
        mark = right_or_wrong(not broken, "".join(first))
        grade = combine([mark], " ".join(str(index + 1) for index in order))
        return replace(grade, score=1 - len(broken) / max(1, len(self.before)))

    def _kept(self, order: Sequence[int]) -> int:
        """Returns how many pairs `order` keeps."""
        place = {item: index for index, item in enumerate(order)}
        return sum(place[first] < place[then] for first, then in self.before)

    def _right_order(self) -> list[int]:
        """Returns a right order: again and again the first item that waits for no other."""
        waiting = list(range(len(self.items)))
        order = []
        while waiting:
            blocked = {then for first, then in self.before if first in waiting}
            order.append(next(item for item in waiting if item not in blocked))
            waiting.remove(order[-1])
        return order

    def _order(self, typed: str) -> list[int]:
        """Returns the indexes in the order typed: `2 1 3`, `2>1>3`, or `213` of up to nine items.

        Raises:
            ReadError: it is not each number once.
        """
        from quizapp.answers.reader import ReadError
        from quizapp.answers.wording import plain

        words = plain(typed).strip(" .,;")
        if not re.fullmatch(_NUMBERS, words):
            raise ReadError("these are no numbers")
        count = len(self.items)
        is_glued = words.isdigit() and 1 < len(words) == count <= 9
        order = [
            int(number[:9]) - 1 for number in (words if is_glued else re.findall("[0-9]+", words))
        ]
        if sorted(order) != list(range(count)):
            raise ReadError(f"each number from 1 to {count} must be there once")
        return order
