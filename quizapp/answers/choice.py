"""Options to pick from by number: one is right, or several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from quizapp.answers.shuffling import drawn_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from quizapp.model.grades import Grade

# `2`, `(2)`, `option 2`, `#2`, `第2个`; of several `1 3`, `1, 3`, `1 and 3`.
_NUMBERS = (
    r"(?:option|choice|answer|number|no\.?|选项?|第|#)?s?\s*:?\s*"
    r"\(?[0-9]+(?:(?:[\s,;.()&]|\band\b|和)+[0-9]+)*[\s.,;:)项个]*"
)


class Answer(NamedTuple):
    """The options as shown.

    Attributes:
        options: their texts.
        right: which of them are right; at least one.
        notes: what is said to who chose them; empty where there is nothing to say.
    """

    options: tuple[str, ...]
    right: tuple[bool, ...]
    notes: tuple[str, ...]
    kind: Literal["choice"] = "choice"

    def expects(self) -> str:
        """What the prompt says is wanted."""
        if sum(self.right) == 1:
            return f"a number from 1 to {len(self.options)}"
        return "the numbers of all that apply, such as 1 3"

    def view(self) -> Mapping[str, Sequence[str]]:
        """The options."""
        return {"choices": self.options}

    def shuffled(self, rng: Random) -> Answer:
        """The same options in another order."""
        order = drawn_order(len(self.options), rng)
        return Answer(
            options=tuple(self.options[index] for index in order),
            right=tuple(self.right[index] for index in order),
            notes=tuple(self.notes[index] for index in order),
        )

    def text(self) -> str:
        """The numbers of the right options: `1 3`."""
        return " ".join(str(index + 1) for index, right in enumerate(self.right) if right)

    def reveal(self) -> str:
        """The right options, a line each."""
        return "\n".join(
            f"{index + 1}. {self.options[index]}" for index, right in enumerate(self.right) if right
        )

    def grade(self, typed: str) -> Grade:
        """Marks the option chosen; with several right ones, marks each option on its own."""
        from quizapp.answers.marking import combine, right_or_wrong, unreadable
        from quizapp.answers.reader import ReadError

        try:
            chosen = self._chosen(typed)
        except ReadError as error:
            return unreadable(error, self.expects())
        read = " ".join(str(index + 1) for index in chosen)
        notes = "; ".join(self.notes[index] for index in chosen if self.notes[index])
        if sum(self.right) == 1:
            return combine([right_or_wrong(self.right[chosen[0]], notes)], read)
        names = [str(index + 1) for index in range(len(self.options))]
        marks = [
            right_or_wrong(right == (index in chosen)) for index, right in enumerate(self.right)
        ]
        return combine(marks, read, names, notes)

    def _chosen(self, typed: str) -> list[int]:
        """Returns the indexes of the options chosen, in order, each once.

        Raises:
            ReadError: what was typed is neither numbers of options nor the text of one.
        """
        from quizapp.answers.reader import ReadError
        from quizapp.answers.wording import alike, plain

        words = plain(typed).strip()
        is_numbers = re.fullmatch(_NUMBERS, words, re.IGNORECASE)
        numbers = re.findall("[0-9]+", words) if is_numbers else []
        chosen = sorted({int(number[:9]) - 1 for number in numbers})
        if chosen and chosen[0] >= 0 and chosen[-1] < len(self.options):
            if len(chosen) > 1 and sum(self.right) == 1:
                raise ReadError("only one option is right")
            return chosen
        named = [index for index, option in enumerate(self.options) if alike(typed, option)]
        if len(named) == 1:
            return named
        letter = words.strip("().").casefold()
        if len(letter) == 1 and letter in "abcdefghi"[: len(self.options)]:
            raise ReadError(f"the options have numbers; write {ord(letter) - ord('a') + 1}")
        outside = next((n for n in numbers if not 0 < int(n[:9]) <= len(self.options)), None)
        raise ReadError(
            f"there is no option {outside}" if outside else "this is none of the options"
        )
