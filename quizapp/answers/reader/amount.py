"""How much was typed, counted before anything is made of it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from quizapp.answers.reader.problem import ReadError
from quizapp.answers.reader.tree import MAX_DEPTH, MAX_NODES

if TYPE_CHECKING:
    from quizapp.answers.reader.characters import Folded

# A command takes as long as several plain signs.
MAX_COMMANDS = MAX_NODES // 2
MAX_BETWEEN = 2 * MAX_NODES
# Around a value may stand the brackets of its row, its matrix, an `array(…)` and all names.
MAX_OPEN = MAX_DEPTH + 4

_COUNTED = re.compile(r"[0-9.]+(?:[eE][+-]?[0-9]+)?|[¼-¾⅐-⅞↉]|[^\W\d_]\w*|\*\*|[-+*/^%√@]")
_COMMAND = re.compile(r"\\[A-Za-z]*")
_BETWEEN = re.compile(r"[][()|,;:=]")
_BRACKET = re.compile(r"[][()]")


def check_amount(folded: Folded) -> None:
    """Refuses what has more numbers, names and signs than a tree may have, or more around them.

    Raises:
        ReadError: it has, or brackets are open too deeply; the place is that of the first too many.
    """
    if len(folded.text) > MAX_NODES:
        _check(folded, _COUNTED, MAX_NODES, "numbers, names and signs")
    if len(folded.text) > MAX_OPEN:
        _check_open(folded)
    if len(folded.text) > MAX_BETWEEN:
        _check(folded, _BETWEEN, MAX_BETWEEN, "brackets and separators")


def check_commands(folded: Folded) -> None:
    r"""Refuses what has more backslashes than `MAX_COMMANDS`.

    Raises:
        ReadError: it has.
    """
    _check(folded, _COMMAND, MAX_COMMANDS, "commands")


def _check(folded: Folded, pattern: re.Pattern[str], most: int, what: str) -> None:
    first = next(islice(pattern.finditer(folded.text), most, None), None)
    if first:
        raise ReadError(f"this has more than {most} {what}", folded.place(first.start()))


def _check_open(folded: Folded) -> None:
    still_open = 0
    for bracket in _BRACKET.finditer(folded.text):
        still_open += 1 if bracket[0] in "([" else -1
        if still_open > MAX_OPEN:
            raise ReadError("this is nested too deeply", folded.place(bracket.start()))
