"""Entries of a vector that were typed with their names: `dL/dx=3, dL/dy=-2` for [∂L/∂x, ∂L/∂y]."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers import reader
from quizapp.answers.reader.characters import fold
from quizapp.answers.reader.vocabulary import caseless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.answers.reader import Given, Node


def by_name(typed: str, names: Sequence[str]) -> tuple[Node, ...] | None:
    """Returns the entries in the order of `names`; None where they were not typed by name.

    A name may be the whole one, with `d` for `∂`, or that of the variable alone, where no two
    entries share it.

    Raises:
        ReadError: a value cannot be read or is missing, or a name is none of `names`, or stands
            there twice.
    """
    if typed.count("=") + typed.count("＝") < 2 or " " in "".join(names):
        return None
    if not names:
        raise reader.ReadError("write the values alone, in the order that is asked for")
    found: dict[str, Node] = {}
    for each in reader.read_named(typed):
        name = _meant(each, names)
        if name in found:
            raise reader.ReadError(f"`{name}` has two values", each.place)
        found[name] = each.number
    if missing := [name for name in names if name not in found]:
        raise reader.ReadError(f"no value was given for {', '.join(missing)}")
    return tuple(found[name] for name in names)


def _meant(given: Given, names: Sequence[str]) -> str:
    for key in (_whole, _variable):
        alike = [name for name in names if key(name) == key(given.name)]
        if len(alike) == 1:
            return alike[0]
    raise reader.ReadError(f"`{given.name}` is none of {', '.join(names)}", given.place)


def _whole(name: str) -> str:
    return caseless(fold(name).text.lower()).replace("∂", "d")


def _variable(name: str) -> str:
    """Returns `x` of `∂L/∂x`, `∂x`, `dx` and `x`."""
    variable = _whole(name).rpartition("/")[2]
    return variable[1:] if len(variable) > 1 and variable[0] == "d" else variable
