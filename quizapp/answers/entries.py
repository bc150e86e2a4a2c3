"""The entries of an answer one by one: what a vector, a matrix and named values have in common."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from quizapp.answers import expression, matrix, named, number, vector

if TYPE_CHECKING:
    from quizapp.model.questions import Answer


def entries(answer: Answer) -> tuple[tuple[str, str], ...]:
    """Returns name and text of each entry, in the order of a grade's parts.

    A number or expression is one entry without a name; other kinds have none.
    """
    match answer:
        case number.Answer(exact=exact) | expression.Answer(exact=exact):
            return (("", exact),)
        case vector.Answer(entries=texts, names=names):
            return tuple(zip(names or map(str, range(1, len(texts) + 1)), texts, strict=True))
        case named.Answer():
            return answer.entries()
        case matrix.Answer(rows=rows):
            return tuple(zip(answer.called(), chain.from_iterable(rows), strict=True))
    return ()
