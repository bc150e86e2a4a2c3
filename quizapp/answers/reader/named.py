"""Reads `name = value` lists; values are numbers, vectors or matrices."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from quizapp.answers.reader.amount import check_amount
from quizapp.answers.reader.latex import SEAM
from quizapp.answers.reader.problem import ReadError
from quizapp.answers.reader.vocabulary import caseless, spelling
from quizapp.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from quizapp.answers.reader.characters import Folded
    from quizapp.answers.reader.tree import Node

_SIGN = re.compile(r":=|==|->|[=:≈→是为]|等于")
_BEFORE_NAME = " \n,;"
# `{a: 1, b: 2}`, whose braces came here as brackets.
_IN_BRACKETS = re.compile(r"\s*(?:dict)?\(([^()=:]*[=:].*)\)\s*", re.DOTALL)
_AFTER_VALUE = " \n,;.和与"


class Given(NamedTuple):
    """A name that was given a value.

    Attributes:
        name: as the problem spells it; as it was typed where no names were asked for.
        place: where it stands, from 1.
        rows: its value: one row of one entry for a number, one row for a vector, several for a
            matrix or a column.
    """

    name: str
    place: int
    rows: tuple[tuple[Node, ...], ...]

    @property
    def number(self) -> Node:
        """The one number that is its value.

        Raises:
            ReadError: the value is a vector or matrix.
        """
        if len(self.rows) * len(self.rows[0]) > 1:
            problem = f"`{self.name}` has several values, where one number is wanted"
            raise ReadError(f"{problem}; the decimal point is written `.`", self.place)
        return self.rows[0][0]


def assignments(
    folded: Folded,
    names: Sequence[str],
    read_value: Callable[[Folded], tuple[tuple[Node, ...], ...]],
) -> tuple[Given, ...]:
    """Returns each name that was given a value in `folded`, in the order typed.

    Args:
        folded: what was typed, in plain characters.
        names: those that are asked for; any where empty.
        read_value: reads the rows of one value.

    Raises:
        ReadError: something is no `name = value`, a value cannot be read, or a name is unknown or
            stands there twice.
    """
    if match := _IN_BRACKETS.fullmatch(folded.text):
        folded = folded.cut(match.start(1), match.end(1))
    check_amount(folded)
    found = list(_assigned(folded.text))
    if not found or folded.text[: found[0].start].strip():
        raise ReadError("a name and `=` are missing", folded.place(0))
    given: dict[str, Given] = {}
    ends = [*(piece.start for piece in found), len(folded.text)]
    for piece, (_, end) in zip(found, pairwise(ends), strict=True):
        place = folded.place(piece.start)
        name = _meant(piece.name, names, place)
        if name in given:
            raise ReadError(f"`{one_line(name)}` has two values", place)
        value = folded.text[piece.value : end].rstrip(_AFTER_VALUE)
        value = value.removesuffix(" and").rstrip(_AFTER_VALUE)
        if not value:
            raise ReadError(f"`{one_line(name)}` has no value", place)
        stop = piece.value + len(value)
        given[name] = Given(name, place, read_value(folded.cut(piece.value, stop)))
    return tuple(given.values())


class _Assigned(NamedTuple):
    """A name, and where it and its value start."""

    name: str
    start: int
    value: int


def _assigned(text: str) -> Iterator[_Assigned]:
    """Yields the names in `text`: what stands before a sign, back to a space or comma: `dL/dw`."""
    last = 0
    for sign in _SIGN.finditer(text):
        before = text[last : sign.start()].rstrip()
        start = last + 1 + max(before.rfind(mark) for mark in _BEFORE_NAME)
        name = before[start - last :].replace(SEAM, "")
        if name:
            yield _Assigned(_unquoted(name), start, sign.end())
        last = sign.end()


def _unquoted(name: str) -> str:
    is_quoted = name[0] in "'\"" and name[0] == name[-1]
    return name[1:-1] if is_quoted else name


def _meant(typed: str, names: Sequence[str], place: int) -> str:
    """Returns which of `names` was meant, its spelling and then its case forgiven if that is clear.

    Raises:
        ReadError: it is none of them.
    """
    if not names or typed in names:
        return typed
    for key in (spelling, caseless):
        alike = [name for name in names if _flat(key(name)) == _flat(key(typed))]
        if len(alike) == 1:
            return alike[0]
    raise ReadError(f"`{one_line(typed)}` is none of the names", place)


def _flat(key: str) -> str:
    """Returns a key in which a derivative is written with a d, whether partial or not."""
    return key.replace("∂", "d")
