"""The orientation histogram of one HoG cell.

Levels: 1 four bins · 2 nine bins, angles up to 360° · 3 gradients from grey values · 4 votes shared
between the nearest bins · 5 the same across 180°, then normalised.
"""

from __future__ import annotations

from math import cos, hypot, radians, sin
from typing import TYPE_CHECKING

from quizapp.answers import vector
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import addend, exact, pretty, text
from quizapp.families.feature_transforms import _cell_mistakes
from quizapp.families.feature_transforms._cell_draws import drawn_cell
from quizapp.families.feature_transforms._cell_mistakes import degrees_text
from quizapp.families.feature_transforms._cells import Cell, Pixel, exact_fold
from quizapp.families.feature_transforms._surds import root, under_a_root
from quizapp.families.generate import Draft
from quizapp.families.writing import listed, misconceptions
from quizapp.text import width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flint import fmpq

    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception

TITLE = "Orientation histogram of a HoG cell"
KIND = "vector"
VERSION = 2
SUMMARY = "a cell's histogram of gradient directions, weighted by magnitude"

# Tangents are told to two decimals, angles of pixels to one.
DECIMALS = {3: 2}

GOLDEN = (
    2,
    Cell(
        tuple(
            Pixel(exact(m), exact(a)) for m, a in ((2, 10), (3, 25), (1, 170), (4, 205), (5, 95))
        ),
        bins=9,
    ),
)

_SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈"


def draw(draw: Draw, level: int) -> Cell | None:
    """Returns a cell whose pixels vote for different bins, none of them from an edge."""
    return drawn_cell(draw, level)


def pose(cell: Cell) -> Draft:
    """Returns the question about the cell's histogram."""
    right = cell.written(cell.right)
    return Draft(
        prompt="\n".join(
            [*_pixels(cell), *_votes_text(cell), f"Give [{', '.join(_names(cell))}]."]
        ),
        answer=_answer(cell, right),
        values=tuple(map(exact, right)),
        hints=(
            "Fold the angle into 0° to 180°; then the pixel adds its magnitude, not just 1.",
            _formula(cell),
            f"The first pixel votes {_vote_text(cell, cell.pixels[0])}.",
        ),
        steps=_steps(cell),
        parameters={
            "pixels": "; ".join(f"{text(m)}, {text(a)}" for m, a in cell.pixels),
            "patch": "; ".join(", ".join(map(str, row)) for row in cell.patch),
            "bins": str(cell.bins),
            "votes": "shared" if cell.shared else "whole",
        },
        shown=(*cell.right, *(m for m, _ in cell.pixels)),
    )


def _names(cell: Cell) -> tuple[str, ...]:
    return tuple(f"h{_SUBSCRIPTS[place]}" for place in range(cell.bins))


def _pixels(cell: Cell) -> list[str]:
    if not cell.patch:
        given = ", ".join(f"({pretty(m)}, {degrees_text(a)})" for m, a in cell.pixels)
        return ["Gradients of the pixels of a HoG cell, as (magnitude, angle):", f"  {given}"]
    rows = ["".join(" " * (5 - width(str(v))) + str(v) for v in row) for row in cell.patch]
    return [
        "Grey values, x to the right, y downwards:",
        *rows,
        "A HoG cell has the three inner pixels of the middle row;",
        "gx = I(x+1) − I(x−1), gy = I(y+1) − I(y−1),",
        "magnitude √(gx² + gy²) and angle θ = atan2(gy, gx).",
        "(tan 20° ≈ 0.36, tan 40° ≈ 0.84, tan 60° ≈ 1.73, tan 80° ≈ 5.67)",
    ]


def _votes_text(cell: Cell) -> list[str]:
    w = cell.width
    lines = [f"Unsigned orientation θ mod 180°, {cell.bins} equal bins of {w}°."]
    if not cell.shared:
        return [
            *lines,
            f"Bin k holds {w}k ≤ θ < {w}(k + 1). A pixel adds its magnitude to its bin.",
        ]
    lines += [
        f"Bin k has its centre at {w}k + {w // 2}°.",
        f"A magnitude m between the centres c and c + {w} gives",
        f"m·(c + {w} − θ)/{w} to the lower bin, m·(θ − c)/{w} to the upper one;",
        f"bins {cell.bins - 1} and 0 are neighbours, since 180° is 0°.",
    ]
    norm = "At last the histogram h is divided by its length √(Σ hₖ²)."
    return [*lines, norm] if cell.normalised else lines


def _formula(cell: Cell) -> str:
    if cell.shared:
        return "The nearer centre gets the larger share: shares are 1 − distance/width."
    return "Bin: ⌊(θ mod 180°)/width⌋. Each bin is the sum of the magnitudes in it."


def _vote_text(cell: Cell, pixel: Pixel) -> str:
    votes = (f"{pretty(pixel.magnitude * s)} for bin {b}" for b, s in cell.votes(pixel.angle))
    return " and ".join(votes)


def _steps(cell: Cell) -> tuple[str, ...]:
    lines = []
    for n, pixel in enumerate(cell.pixels):
        angle, unsigned = degrees_text(pixel.angle), degrees_text(exact_fold(pixel.angle))
        fold = angle if angle == unsigned else f"{angle} → {unsigned}"
        lines.append(f"{_source(cell, n)}{fold}{_worked_vote(cell, pixel)}")
    lines.append(f"h = {listed(cell.right)}")
    if cell.normalised:
        square = cell.square
        lines.append(f"√(Σ hₖ²) = {under_a_root(square)} = {root(square).pretty}")
    return tuple(lines)


def _worked_vote(cell: Cell, pixel: Pixel) -> str:
    """Returns a vote, and how it is shared: `, bin 3: 7·(90 − 75)/20 = 21/4, bin 4: …`."""
    if not cell.shared:
        return f": {_vote_text(cell, pixel)}"
    low, _ = cell.between(pixel.angle)
    centre, angle, m = low * cell.width + cell.width // 2, exact_fold(pixel.angle), pixel.magnitude
    distances = (
        f"{centre + cell.width} − {pretty(angle)}",
        f"{pretty(angle)} − {addend(exact(centre))}",
    )
    return "".join(
        f", bin {place}: {pretty(m)}·({distance})/{cell.width} = {pretty(m * share)}"
        for distance, (place, share) in zip(distances, cell.votes(pixel.angle), strict=True)
    )


def _source(cell: Cell, n: int) -> str:
    """Returns how the gradient of a pixel comes from the patch."""
    if not cell.patch:
        return ""
    right, down = _differences(cell)[n]
    magnitude = pretty(cell.pixels[n].magnitude)
    return f"gx = {pretty(right)}, gy = {pretty(down)}: magnitude {magnitude}, "


def _differences(cell: Cell) -> list[tuple[int, int]]:
    top, middle, bottom = cell.patch
    return [(middle[x + 1] - middle[x - 1], bottom[x] - top[x]) for x in (1, 2, 3)]


def mistakes(cell: Cell) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    return misconceptions(_cell_mistakes.wrong(cell), lambda bins: _answer(cell, bins))


def _answer(cell: Cell, entries: Iterable[str]) -> vector.Answer:
    return vector.Answer(entries=tuple(entries), names=_names(cell))


def independent(cell: Cell) -> vector.Answer:
    """Returns the histogram bin by bin, each from all pixels by a formula of its own."""
    if cell.patch:
        return _answer(cell, _by_cross_products(cell))
    share = _tent if cell.shared else _inside
    bins = [
        sum((m * share(a, place, cell.width) for m, a in cell.pixels), start=exact(0))
        for place in range(cell.bins)
    ]
    if not cell.normalised:
        return _answer(cell, map(text, bins))
    entries = list(map(rational, bins))
    length = load().sqrt(sum(entry**2 for entry in entries))
    return _answer(cell, (str(entry / length) for entry in entries))


def _tent(angle: fmpq, place: int, size: int) -> fmpq:
    """Returns 1 − distance/width, where the distance to the centre is measured modulo 180°."""
    away = abs(angle - place * size - exact(size) / 2)
    while away >= 90:
        away = abs(away - 180)
    return max(exact(0), 1 - away / size)


def _inside(angle: fmpq, place: int, size: int) -> fmpq:
    starts = (place * size, place * size + 180)
    return exact(int(any(start <= angle < start + size for start in starts)))


def _by_cross_products(cell: Cell) -> list[str]:
    """Returns the histogram without an angle: how many edges are turned past, by cross products."""
    bins = [0] * cell.bins
    for right, down in _differences(cell):
        x, y = (-right, -down) if down < 0 else (right, down)
        edges = (radians(k * 180 / cell.bins) for k in range(1, cell.bins))
        bins[sum(cos(edge) * y - sin(edge) * x > 0 for edge in edges)] += round(hypot(x, y))
    return list(map(str, bins))
