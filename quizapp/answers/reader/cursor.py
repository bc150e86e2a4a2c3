"""Where the parser is among the tokens, and what is said of one that is out of place."""

from __future__ import annotations

from dataclasses import dataclass, field

from quizapp.answers.reader.problem import ReadError
from quizapp.answers.reader.token import Token

END = Token("symbol", "", 0, spaced=True)


@dataclass(slots=True)
class Cursor:
    """Where the parser is.

    Attributes:
        tokens: all of them; the last is `END`.
        index: of the next one.
        depth: of brackets, signs, powers and roots around the next token.
        last: the operator by which what was just read ends; empty after a single value or bracket.
        token: the next one.
    """

    tokens: list[Token]
    index: int = 0
    depth: int = 0
    last: str = ""
    token: Token = field(init=False)

    def __post_init__(self) -> None:
        """Stands before the first token."""
        self.token = self.tokens[self.index]

    def take(self, count: int = 1) -> Token:
        """Steps over so many tokens, and returns the first of them."""
        token = self.token
        self.index += count
        self.token = self.tokens[self.index]
        return token

    def close(self) -> None:
        """Steps over a closing bracket.

        Raises:
            ReadError: something else stands there.
        """
        if self.token.text != ")":
            raise self.unexpected()
        self.take()

    def unexpected(self) -> ReadError:
        """Returns why the next token cannot stand where it does."""
        if self.token is END:
            last = self.tokens[-2]
            return ReadError(f"something is missing after `{last.text}`", last.place)
        text = self.token.text
        problem = _OUT_OF_PLACE.get(text, f"a value is missing before `{text}`")
        return ReadError(problem, self.token.place)


_OUT_OF_PLACE = {
    "[": "`[` begins a vector, where one value is wanted",
    ",": "one value is wanted; the decimal point is written `.`",
    ";": "one value is wanted, `;` ends a row",
}
