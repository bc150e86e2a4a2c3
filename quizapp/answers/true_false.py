"""True or false."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from quizapp.model.grades import Grade

_TRUE = "true t yes y right correct 对 对的 是 是的 真 真的 正确 正确的 没错 √ ✓ ✔"
# A cross is read as a product's sign.
_FALSE = "false f no n wrong incorrect 错 错的 不是 否 假 假的 错误 错误的 不对 不正确 * ✗ ✘"
_WORDS = dict.fromkeys(_TRUE.split(), True) | dict.fromkeys(_FALSE.split(), False)


class Answer(NamedTuple):
    """Whether the statement is true."""

    truth: bool
    kind: Literal["true-false"] = "true-false"

    def expects(self) -> str:
        """What the prompt says is wanted."""
        return "true or false (t, f)"

    def view(self) -> Mapping[str, Sequence[str]]:
        """Nothing is shown beside the prompt."""
        return {}

    def shuffled(self, rng: Random) -> Answer:  # noqa: ARG002 - nothing here has an order
        """The answer itself."""
        return self

    def text(self) -> str:
        """The right word."""
        return "true" if self.truth else "false"

    def reveal(self) -> str:
        """The right word."""
        return self.text().capitalize()

    def grade(self, typed: str) -> Grade:
        """Compares the truth; anything but a word for true or false is asked back."""
        from quizapp.answers.marking import combine, right_or_wrong, unreadable
        from quizapp.answers.reader import ReadError
        from quizapp.answers.wording import plain

        try:
            said = _WORDS.get(plain(typed).strip(" .,;:!").casefold())
        except ReadError as error:
            return unreadable(error, self.expects())
        if said is None:
            return unreadable(ReadError("this is neither true nor false"), self.expects())
        return combine([right_or_wrong(said == self.truth)], "true" if said else "false")
