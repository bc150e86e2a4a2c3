"""Cells of a HoG descriptor as they are drawn: gradients, patches of grey values, shared votes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact
from quizapp.families.feature_transforms._cells import Cell, Pixel, exact_fold, gradient
from quizapp.families.feature_transforms._surds import root

if TYPE_CHECKING:
    from quizapp.engine.sampling import Draw

_TRIPLES = ((3, 4, 5), (5, 12, 13), (8, 15, 17), (7, 24, 25), (6, 8, 10), (9, 12, 15))
# Cells looked through for one whose histogram has a rational length.
_TRIES = 60


def drawn_cell(draw: Draw, level: int) -> Cell | None:
    """Returns a cell whose pixels vote for different bins."""
    if level == 3:
        cell = _patch(draw)
    elif level < 3:
        cell = _given(draw, bins=4 if level == 1 else 9, most=179 if level == 1 else 359)
    else:
        drawn = (_sharing(draw, across=level == 5) for _ in range(_TRIES))
        found = next((cell for cell in drawn if level == 4 or _has_exact_length(cell)), None)
        if found is None:
            return None
        cell = found
    voted = {place for _, angle in cell.pixels for place, _ in cell.votes(angle)}
    on_edge = any((exact_fold(angle) / cell.width).q == 1 for _, angle in cell.pixels)
    return None if len(voted) < 2 or on_edge else cell


def _given(draw: Draw, bins: int, most: int) -> Cell:
    pixels = (
        Pixel(exact(draw.integer(1, 9)), exact(draw.integer(1, most)))
        for _ in range(draw.integer(4, 5))
    )
    return Cell(tuple(pixels), bins)


def _patch(draw: Draw) -> Cell:
    differences = [_difference(draw) for _ in range(3)]
    middle = [draw.integer(90, 120), draw.integer(90, 120)]
    middle += [middle[0] + differences[0][0]]
    middle += [middle[1] + differences[1][0], middle[2] + differences[2][0]]
    top = [draw.integer(60, 150) for _ in middle]
    bottom = [draw.integer(60, 150) for _ in middle]
    bottom[1:4] = [up + down for up, (_, down) in zip(top[1:4], differences, strict=True)]
    pixels = tuple(gradient(right, down) for right, down in differences)
    return Cell(pixels, 9, patch=(tuple(top), tuple(middle), tuple(bottom)))


def _difference(draw: Draw) -> tuple[int, int]:
    if draw.chance(0.1):
        return 0, int(draw.nonzero(9).p)
    one, two = (leg * draw.choice((1, -1)) for leg in draw.sample(draw.choice(_TRIPLES)[:2], 2))
    return one, two


def _sharing(draw: Draw, *, across: bool) -> Cell:
    """Returns pixels at odd multiples of 5°, which share their votes in quarters."""
    angles = [15 + 10 * draw.integer(0, 15) + 180 * draw.integer(0, 1) for _ in range(3)]
    if across:
        angles[draw.integer(0, 1)] = draw.choice((5, 175, 185, 355))
    pixels = (Pixel(exact(draw.integer(1, 8)), exact(angle)) for angle in angles)
    return Cell(tuple(pixels), 9, shared=True, normalised=across)


def _has_exact_length(cell: Cell) -> bool:
    return root(cell.square).radicand == 1
