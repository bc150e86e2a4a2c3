"""Matrices as they are typed: `X=[[1,2],[3,4]]`, beside numbers `t=1/2`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from quizapp.answers import reader
from quizapp.calculator.point import value_of
from quizapp.errors import UsageError
from quizapp.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.engine.arrays import Array

_NAME = re.compile(r"([^\W\d]\w*)\s*=")
MOST_ENTRIES = 400


def read_arrays(at: Sequence[str]) -> dict[str, Array]:
    """Returns the matrix, or the number, that was given for each variable.

    Raises:
        UsageError: something is no `name = matrix`, or a name is given twice.
    """
    point: dict[str, Array] = {}
    for typed in at:
        found = list(_NAME.finditer(typed))
        if not found or typed[: found[0].start()].strip():
            raise UsageError(f"--at: no name in `{one_line(typed, 30)}`; write X=[[1,2],[3,4]]")
        ends = [*(match.start() for match in found), len(typed)]
        for match, (_, end) in zip(found, pairwise(ends), strict=True):
            name = match[1]
            if name in point:
                raise UsageError(f"--at: `{name}` has two values; give it one")
            point[name] = read_array(name, typed[match.end() : end].strip(" ,;"))
    return point


def read_array(name: str, typed: str) -> Array:
    """Returns one matrix, or a number where no bracket was typed; `[1, 2]` is a row.

    Args:
        name: what messages call it.

    Raises:
        UsageError: an entry is no number, rows differ in length, or there are too many.
    """
    try:
        rows = reader.read_rows(typed) if "[" in typed else ((reader.read(typed),),)
    except reader.ReadError as error:
        raise UsageError(f"{name}: {error}; write [[1,2],[3,4]]") from None
    if len({len(row) for row in rows}) > 1:
        raise UsageError(f"{name}: its rows differ in length; give each as many entries")
    if sum(map(len, rows)) > MOST_ENTRIES:
        raise UsageError(f"{name}: it has more than {MOST_ENTRIES} entries; take a smaller one")
    for entry in (entry for row in rows for entry in row):
        if reader.variables(entry):
            raise UsageError(f"{name}: `{reader.show(entry)}` is no number; write [[1,2],[3,4]]")
    values = [[value_of(name, entry) for entry in row] for row in rows]
    return np.array(values, dtype=object) if "[" in typed else values[0][0]
