"""Reads `name = value` lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.answers.reader.characters import fold
from quizapp.answers.reader.parser import parse
from quizapp.answers.reader.problem import ReadError
from quizapp.answers.reader.tokens import tokens

if TYPE_CHECKING:
    from quizapp.answers.reader.tree import Node

# A name is whatever stands before the sign without a space or comma: `dL/dw` is one.
_NAME = re.compile(r"([^\s,;=:]+)\s*[=:]")


def read_named(typed: str) -> tuple[tuple[str, int, Node], ...]:
    """Returns each name that was given a value, its place, and the value's tree, in that order.

    Args:
        typed: such as `L=-1, b=12` or `b: 12  L: -1`.

    Raises:
        ReadError: something is no `name = value`, or a value cannot be read.
    """
    folded = fold(typed)
    found = list(_NAME.finditer(folded.text))
    head = folded.text[: found[0].start()] if found else folded.text
    if not found or head.strip():
        raise ReadError("a name and `=` are missing", folded.place(0))
    ends = [match.start() for match in found[1:]] + [len(folded.text)]
    read = []
    for match, end in zip(found, ends, strict=True):
        place = folded.place(match.start())
        stop = match.end() + len(folded.text[match.end() : end].rstrip(" ,;"))
        value = tokens(folded.cut(match.end(), stop))
        if not value:
            raise ReadError(f"`{match[1]}` has no value", place)
        read.append((match[1], place, parse(value)))
    return tuple(read)
