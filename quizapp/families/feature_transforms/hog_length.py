"""How long a HoG descriptor is.

Levels: 1 the cells · 2 a histogram a cell · 3 overlapping blocks of cells · 4 blocks that move two
cells at a time · 5 backwards: the cell size for a wanted length.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from quizapp.answers import number
from quizapp.engine.numbers import exact
from quizapp.families.feature_transforms import _descriptor_mistakes
from quizapp.families.feature_transforms._descriptor import Descriptor
from quizapp.families.generate import Draft
from quizapp.families.writing import fill_a_choice, misconceptions

if TYPE_CHECKING:
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception

TITLE = "Length of a HoG descriptor"
KIND = "number"
VERSION = 2
SUMMARY = "cells, blocks and numbers of a histogram of oriented gradients; or the cell size"

# A descriptor has thousands of entries: they are counted by products of small numbers.
LARGEST = 99_999


GOLDEN = (3, Descriptor("length", 64, 128, cell=8, bins=9, block=2))

# With these numbers of bins the length and the number of cells have different exact roots.
_SQUARES = (4, 9, 16)


def draw(draw: Draw, level: int) -> Descriptor | None:
    """Returns a descriptor whose cells fill the picture, and whose blocks reach its edges."""
    cell = draw.choice((4, 5, 6, 8, 10, 12, 16))
    across, down = draw.integer(4, 20), draw.integer(4, 20)
    asked = {1: "cells", 5: "cell size"}.get(level, "length")
    bins = draw.choice(_SQUARES) if level == 5 else draw.choice((6, 8, 9, 12))
    block, stride = {3: (draw.integer(2, 3), 1), 4: (draw.choice((2, 4)), 2)}.get(level, (0, 1))
    if across == down or any((side - block) % stride for side in (across, down)):
        return None
    hog = Descriptor(asked, across * cell, down * cell, cell, bins, block, stride)
    return hog if fill_a_choice(mistakes(hog)) else None


def pose(hog: Descriptor) -> Draft:
    """Returns the question about a descriptor."""
    case = {"cells": _cells, "length": _length, "cell size": _cell_size}[hog.asked](hog)
    sides, steps = hog.sides, hog.steps if hog.block else (1, 1)
    return Draft(
        prompt="\n".join(
            [f"A HoG descriptor of a picture of {hog.width}×{hog.height} pixels:", *case.question]
        ),
        answer=number.Count(exact=str(case.value)),
        values=(exact(case.value),),
        hints=(case.principle, case.formula, case.first),
        steps=case.steps,
        parameters={
            "picture": f"{hog.width}x{hog.height}",
            "cell": str(hog.cell) if hog.asked != "cell size" else "asked",
            "block": str(hog.block),
            "stride": str(hog.stride),
        }
        | ({} if hog.asked == "cells" else {"bins": str(hog.bins), "length": str(hog.length)}),
        shown=tuple(map(exact, (*sides, *steps, hog.cells, hog.length))),
    )


class _Case(NamedTuple):
    """What the questions differ in."""

    question: tuple[str, ...]
    value: int
    principle: str
    formula: str
    first: str
    steps: tuple[str, ...]


def _side_line(hog: Descriptor) -> str:
    across, down = hog.sides
    in_row, in_column = f"{hog.width}/{hog.cell} = {across}", f"{hog.height}/{hog.cell} = {down}"
    return f"cells: {in_row} in a row, {in_column} in a column"


def _first_side(hog: Descriptor) -> str:
    return f"There are {hog.width}/{hog.cell} = {hog.sides[0]} cells in a row."


def _cells(hog: Descriptor) -> _Case:
    across, down = hog.sides
    return _Case(
        question=(
            f"cells of {hog.cell}×{hog.cell} pixels, without overlap.",
            "How many cells are there?",
        ),
        value=hog.cells,
        principle="Cells tile the picture: count them along both sides.",
        formula="Cells: (width / cell side)·(height / cell side).",
        first=_first_side(hog),
        steps=(_side_line(hog), f"{across}·{down} = {hog.cells}"),
    )


def _length(hog: Descriptor) -> _Case:
    cells = f"cells of {hog.cell}×{hog.cell} pixels, {hog.bins} bins a cell"
    return _with_blocks(hog, cells) if hog.block else _without_blocks(hog, cells)


def _without_blocks(hog: Descriptor, cells: str) -> _Case:
    return _Case(
        question=(f"{cells}, no blocks.", "How many numbers does it hold?"),
        value=hog.length,
        principle="Every cell has a histogram: one number a bin.",
        formula="Length: cells in a row · cells in a column · bins.",
        first=_first_side(hog),
        steps=(
            _side_line(hog),
            f"{hog.sides[0]}·{hog.sides[1]} = {hog.cells} cells",
            f"{hog.cells}·{hog.bins} = {hog.length}",
        ),
    )


def _with_blocks(hog: Descriptor, cells: str) -> _Case:
    b, s, (across, down) = hog.block, hog.stride, hog.steps
    stride = "one cell" if s == 1 else f"{s} cells"
    divided = f"({{}} − {b})/{s} + 1" if s > 1 else f"{{}} − {b} + 1"
    return _Case(
        question=(
            f"{cells};",
            f"blocks of {b}×{b} cells, moved by {stride} at a time, all inside the picture.",
            "Each block is normalised on its own and keeps the bins of all its cells.",
            "How many numbers does the descriptor hold?",
        ),
        value=hog.length,
        principle="The blocks are listed: a cell counts again in every block that it belongs to.",
        formula="Length: blocks in a row · blocks in a column · cells of a block · bins.",
        first=_first_side(hog),
        steps=(
            _side_line(hog),
            f"blocks in a row: {divided.format(hog.sides[0])} = {across}",
            f"blocks in a column: {divided.format(hog.sides[1])} = {down}",
            f"a block: {b}·{b}·{hog.bins} = {b * b * hog.bins} numbers",
            f"{across}·{down}·{b * b * hog.bins} = {hog.length}",
        ),
    )


def _cell_size(hog: Descriptor) -> _Case:
    area = hog.width * hog.height
    return _Case(
        question=(
            f"square cells that tile the picture, {hog.bins} bins a cell, no blocks.",
            f"It holds {hog.length} numbers. How many pixels long is the side of a cell?",
        ),
        value=hog.cell,
        principle="Length, cells, pixels of a cell: go backwards, one division at a time.",
        formula="Cells: length / bins. Pixels of a cell: width·height / cells.",
        first=f"There are {hog.length}/{hog.bins} = {hog.cells} cells.",
        steps=(
            f"cells: {hog.length}/{hog.bins} = {hog.cells}",
            f"pixels of a cell: {hog.width}·{hog.height}/{hog.cells} = {area // hog.cells}",
            f"side of a cell: √{area // hog.cells} = {hog.cell}",
        ),
    )


def mistakes(hog: Descriptor) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    return misconceptions(_descriptor_mistakes.wrong(hog), lambda value: number.Answer(exact=value))


def independent(hog: Descriptor) -> number.Answer:
    """Returns the count by going through all cells and blocks; the cell size by trying all."""
    if hog.asked == "cell size":
        sizes = range(1, min(hog.width, hog.height) + 1)
        fits = (size for size in sizes if not (hog.width % size or hog.height % size))
        side = next(size for size in fits if _entries(hog, size) == hog.length)
        return number.Answer(exact=str(side))
    entries = _entries(hog, hog.cell)
    return number.Answer(exact=str(entries // hog.bins if hog.asked == "cells" else entries))


def _entries(hog: Descriptor, cell: int) -> int:
    across, down = hog.width // cell, hog.height // cell
    size = hog.block or 1
    places = product(range(0, across, hog.stride), range(0, down, hog.stride))
    corners = ((x, y) for x, y in places if x + size <= across and y + size <= down)
    return sum(hog.bins for _ in corners for _ in product(range(size), repeat=2))
