"""Reads `name = value` lists; values are numbers, vectors or matrices."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from quizapp.answers.reader.latex import SEAM
from quizapp.answers.reader.problem import ReadError
from quizapp.answers.reader.vocabulary import caseless, spelling
from quizapp.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quizapp.answers.reader.characters import Folded
    from quizapp.answers.reader.tree import Node

# A name is whatever stands before the sign without a space or comma: `dL/dw` is one.
_NAME = re.compile(r"([^\s,;=:≈]+)\s*(?::=|==|[=:≈])")
_BETWEEN = re.compile(r"(?:[\s,;.]|\band\b|[和与])*$")


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
    found = list(_NAME.finditer(folded.text))
    head = folded.text[: found[0].start()] if found else folded.text
    if not found or head.strip():
        raise ReadError("a name and `=` are missing", folded.place(0))
    given: dict[str, Given] = {}
    ends = [*(match.start() for match in found), len(folded.text)]
    for match, (_, end) in zip(found, pairwise(ends), strict=True):
        place = folded.place(match.start())
        name = _meant(match[1].replace(SEAM, ""), names, place)
        if name in given:
            raise ReadError(f"`{one_line(name)}` has two values", place)
        between = _BETWEEN.search(folded.text, match.end(), end)
        stop = between.start() if between else end
        if not folded.text[match.end() : stop].strip():
            raise ReadError(f"`{one_line(name)}` has no value", place)
        given[name] = Given(name, place, read_value(folded.cut(match.end(), stop)))
    return tuple(given.values())


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
