"""Tables of a worked solution, said in words where they are listened to or do not fit."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Cells stand apart by two spaces at least; within a cell there is one at most.
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_HEAD = re.compile(r"[a-z]+(?: {2,}[a-z]+){2,}")


def in_words(lines: Iterable[str], columns: int) -> Iterator[str]:
    """Yields lines; for the rows of a table wider than `columns`, what each of their cells is.

    A table is a line of lower-case heads and the lines below it whose cells stand apart.
    """
    for is_apart, run in groupby(lines, key=lambda line: bool(_GAP.search(line))):
        rows = list(run)
        is_table = is_apart and len(rows) > 1 and _HEAD.fullmatch(rows[0].strip())
        if is_table and max(map(len, rows)) > columns:
            yield from _said(rows)
        else:
            yield from rows


def _said(rows: Sequence[str]) -> Iterator[str]:
    heads, *others = _cells(rows)
    for first, *rest in others:
        said = ", ".join(
            f"{head} {cell}" for head, cell in zip(heads[1:], rest, strict=True) if cell
        )
        yield f"{first}: {said}" if first else said


def _cells(rows: Sequence[str]) -> list[list[str]]:
    """Returns the cells of each row: they are parted where two columns are blank in all rows."""
    width = max(map(len, rows))
    padded = [row.ljust(width) for row in rows]
    inked = "".join(
        " " if all(row[place] == " " for row in padded) else "#" for place in range(width)
    )
    spans = [match.span() for match in re.finditer(r"#+(?: #+)*", inked)]
    return [[row[start:end].strip() for start, end in spans] for row in padded]
