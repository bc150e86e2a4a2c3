"""What known mistakes make of the length of a HoG descriptor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact
from quizapp.families.feature_transforms._surds import root

if TYPE_CHECKING:
    from quizapp.families.feature_transforms._descriptor import Descriptor


# Wrong values as texts, what to ask and where to look, by the tags of the mistakes.
Wrong = dict[str, tuple[str, str, str]]

_CELLS = "how many cells there are"
_PER_CELL = "how many numbers a cell has"
_PLACES = "how many places a block has"


def wrong(hog: Descriptor) -> Wrong:
    """Returns what each known mistake leads to; each question begins with the wrong value."""
    by_question = {"cells": _wrong_cells, "length": _wrong_length, "cell size": _wrong_cell_size}
    return {
        tag: (value, f"{value} {said}".replace("sqrt", "√"), look)
        for tag, (value, said, look) in by_question[hog.asked](hog).items()
    }


def _wrong_cells(hog: Descriptor) -> Wrong:
    across, down = hog.sides
    return {
        "divides-once": (
            str(hog.width * hog.height // hog.cell),
            f"divides the pixels by {hog.cell}; is that how many pixels a cell has?",
            _CELLS,
        ),
        "adds-sides": (
            str(across + down),
            "adds the cells of a row and of a column; how many rows are there?",
            _CELLS,
        ),
        "pixels": (
            str(hog.width * hog.height),
            f"counts the pixels; how many of them share a cell of {hog.cell}×{hog.cell}?",
            _CELLS,
        ),
    }


def _wrong_length(hog: Descriptor) -> Wrong:
    wrong = {
        "no-bins": (
            str(hog.length // hog.bins),
            f"counts histograms; what do {hog.bins} bins make of each?",
            _PER_CELL,
        ),
        "pixels-times-bins": (
            str(hog.width * hog.height * hog.bins),
            "gives every pixel a histogram; what has one here?",
            _CELLS,
        ),
    }
    return wrong | (_wrong_blocks(hog) if hog.block else _wrong_sides(hog))


def _wrong_sides(hog: Descriptor) -> Wrong:
    return {
        "divides-once": (
            str(hog.width * hog.height // hog.cell * hog.bins),
            f"divides the pixels by {hog.cell}; is that how many pixels a cell has?",
            _CELLS,
        )
    }


def _wrong_blocks(hog: Descriptor) -> Wrong:
    (across, down), (blocks_across, blocks_down) = hog.sides, hog.steps
    a_block, stride = hog.block**2 * hog.bins, hog.stride
    wrong = {
        "cells-only": (
            str(hog.cells * hog.bins),
            "counts every cell once; in how many blocks does an inner cell stand?",
            "how often a cell is listed",
        ),
    }
    if hog.block != stride:
        wrong["no-minus-one"] = (
            str((across // stride) * (down // stride) * a_block),
            f"lets a block begin at the last cell; is there room for {hog.block} cells?",
            _PLACES,
        )
    if stride > 1:
        wrong["no-plus-one"] = (
            str((blocks_across - 1) * (blocks_down - 1) * a_block),
            "counts the moves of a block; where is it before the first move?",
            _PLACES,
        )
        wrong["stride-one"] = (
            str((across - hog.block + 1) * (down - hog.block + 1) * a_block),
            f"moves the blocks by one cell; what does moving by {stride} skip?",
            _PLACES,
        )
    return wrong


def _wrong_cell_size(hog: Descriptor) -> Wrong:
    return {
        "no-bins": (
            root(exact(hog.width * hog.height) / hog.length).typed,
            f"takes {hog.length} for the cells; what do {hog.bins} bins make of a cell?",
            _PER_CELL,
        ),
        "area": (
            str(hog.cell**2),
            "is how many pixels a cell has; how long is the side of that square?",
            "what is asked of a cell",
        ),
        "cells-per-row": (
            str(hog.sides[0]),
            f"cells stand in a row of {hog.width} pixels; how many pixels has each?",
            "what is asked of a cell",
        ),
    }
