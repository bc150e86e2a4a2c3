"""Reads what a person types as a value: text -> characters -> tokens -> tree.

Nothing typed is ever run. Length, number of tokens, depth and the size of literals are bounded
here, before anything is computed; the size of results is bounded where they are computed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers.reader.characters import fold
from quizapp.answers.reader.named import read_named
from quizapp.answers.reader.parser import parse
from quizapp.answers.reader.printing import show
from quizapp.answers.reader.problem import ReadError
from quizapp.answers.reader.tokens import split, split_at_spaces, tokens, unwrap
from quizapp.answers.reader.tree import Node, variables

if TYPE_CHECKING:
    from quizapp.answers.reader.tokens import Token

__all__ = ["Node", "ReadError", "names", "read", "read_named", "read_rows", "show", "variables"]


def read(typed: str, known: frozenset[str] = frozenset(), *, arrays: bool = False) -> Node:
    """Returns the tree of the one value that was typed.

    Args:
        typed: such as `-1/2`, `33.3%`, `2x(1-x)` or `σ(x)`.
        known: the variables. `xy` is their product where `xy` is none itself; a variable may be
            called like a function or constant.
        arrays: whether `@`, `.T`, `sum` and `mean` may stand in it.

    Raises:
        ReadError: it is no value, can be read in two ways, or is too much.
    """
    return parse(tokens(fold(typed), known, arrays=arrays), known)


def names(typed: str) -> frozenset[str]:
    """Returns the names of the variables in the one value that was typed.

    Raises:
        ReadError: it is no value, can be read in two ways, or is too much.
    """
    return variables(read(typed))


def read_rows(typed: str) -> tuple[tuple[Node, ...], ...]:
    """Returns the rows that were typed: one for a vector, several for a matrix or a column.

    Args:
        typed: `[1, -2/3]`, `(1, 2)`, `1, 2`, `1 2`, `[1, 2; 3, 4]` or `[[1, 2], [3, 4]]`.

    Raises:
        ReadError: an entry is no value, or it is too much.
    """
    found = unwrap(tokens(fold(typed)), "([")
    rows = [row for part in split(found, ";") for row in _rows(part)]
    return tuple(tuple(parse(entry) for entry in row) for row in rows)


def _rows(found: list[Token]) -> list[list[list[Token]]]:
    """Returns the rows between two semicolons: one, or as many as are bracketed one by one."""
    entries = _entries(found)
    if all(entry and entry[0].text == "[" for entry in entries):
        return [_entries(unwrap(entry, "[")) for entry in entries]
    return [entries]


def _entries(found: list[Token]) -> list[list[Token]]:
    by_comma = split(found, ",")
    return by_comma if len(by_comma) > 1 else split_at_spaces(found)
