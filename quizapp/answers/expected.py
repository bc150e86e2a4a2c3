"""Answers made from the right value as text: what `quizapp grade --expected` is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.answers import expression, matrix, named, number, reader, vector

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.model.questions import Answer


@dataclass(frozen=True, slots=True)
class Expected:
    """The right value as text, and what is known of it.

    Attributes:
        text: such as `-1/2`, `[1, 2; 3, 4]` or `L=-1, b=12`.
        kind: of the answer; recognised from the text where empty.
        variables: the names that may be used; those in the text where empty.
        positive: variables that take positive values only.
        min_digits: significant digits that a rounded decimal must have.
    """

    text: str
    kind: str = ""
    variables: tuple[str, ...] = ()
    positive: tuple[str, ...] = ()
    min_digits: int = 3


def answer(expected: Expected) -> Answer:
    """Returns the answer that is right where `expected` is given.

    Raises:
        ReadError: its text cannot be read, has no value, or is too large to compute.
    """
    made = _MAKERS[expected.kind or recognised(expected)](expected)
    own = made.grade(made.text())
    if not own.verdict.is_right:
        raise reader.ReadError(own.feedback)
    return made


def recognised(expected: Expected) -> str:
    """Returns the kind of answer that the text looks like.

    Raises:
        ReadError: its text cannot be read.
    """
    text = expected.text
    if "=" in text:
        return "named"
    rows = reader.read_rows(text, strict=True)
    if len(rows) > 1:
        return "matrix"
    if len(rows[0]) > 1 or text.lstrip().startswith("["):
        return "vector"
    return "expression" if expected.variables or reader.variables(rows[0][0]) else "number"


def _named(expected: Expected) -> Answer:
    values = reader.read_named(expected.text)
    return named.Answer(
        tuple((each.name, reader.show_rows(each.rows)) for each in values), expected.min_digits
    )


def _rows(expected: Expected) -> tuple[tuple[str, ...], ...]:
    read = reader.read_rows(expected.text, strict=True)
    return tuple(tuple(map(reader.show, row)) for row in read)


def _vector(expected: Expected) -> Answer:
    entries = tuple(entry for row in _rows(expected) for entry in row)
    return vector.Answer(entries, min_digits=expected.min_digits)


def _expression(expected: Expected) -> Answer:
    return expression.Answer(
        expected.text, expected.variables, expected.positive, expected.min_digits
    )


_MAKERS: dict[str, Callable[[Expected], Answer]] = {
    "number": lambda expected: number.Answer(expected.text, expected.min_digits),
    "expression": _expression,
    "vector": _vector,
    "matrix": lambda expected: matrix.Answer(_rows(expected), expected.min_digits),
    "named": _named,
}
KINDS = tuple(_MAKERS)
