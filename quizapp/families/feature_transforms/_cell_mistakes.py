"""What known mistakes make of the histogram of a HoG cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact
from quizapp.families.feature_transforms._cells import Cell, exact_fold, folded

if TYPE_CHECKING:
    from flint import fmpq


def degrees_text(angle: fmpq) -> str:
    """Returns an angle as it is printed: `118.1°`."""
    whole, tenths = divmod(int((10 * angle).p), 10)
    return f"{whole}.{tenths}°" if tenths else f"{whole}°"


Wrong = dict[str, "tuple[list[fmpq], str, str]"]
# Where to look.
_VOTE = "what a pixel votes with"
_FOLD = "how an angle above 180° is folded"
_SHARES = "how a vote is shared between two bins"
_LENGTH = "what the histogram is divided by"


def wrong(cell: Cell) -> dict[str, tuple[list[str], str, str]]:
    """Returns what each known mistake leads to, as texts."""
    found = _wrong_of_any(cell) | (_wrong_shares(cell) if cell.shared else _wrong_bins(cell))
    written = {tag: (cell.written(bins), said, look) for tag, (bins, said, look) in found.items()}
    return written | _wrong_lengths(cell) if cell.normalised else written


def _wrong_lengths(cell: Cell) -> dict[str, tuple[list[str], str, str]]:
    right, total = cell.right, sum(cell.right, start=exact(0))
    return {
        "not-normalised": (
            list(map(str, right)),
            f"{max(right)} is an entry of h itself; how long is h, and how long should it be?",
            _LENGTH,
        ),
        "sum-normalised": (
            [str(entry / total) for entry in right],
            "The sum of yours is 1; what is the sum of its squares?",
            _LENGTH,
        ),
    }


def _wrong_of_any(cell: Cell) -> Wrong:
    ones = [pixel._replace(magnitude=exact(1)) for pixel in cell.pixels]
    said = f"Each of the {len(ones)} pixels votes with 1 there; what are the magnitudes for?"
    wrong = {"count-not-magnitude": (cell.histogram(cell.votes, ones), said, _VOTE)}
    upper = [pixel for pixel in cell.pixels if pixel.angle >= 180]
    if upper and len(upper) < len(cell.pixels):
        lower = [pixel for pixel in cell.pixels if pixel not in upper]
        said = f"The pixel at {degrees_text(upper[0].angle)} is left out; what is it mod 180°?"
        wrong["drops-over-180"] = (cell.histogram(cell.votes, lower), said, _FOLD)
    return wrong


def _wrong_bins(cell: Cell) -> Wrong:
    one, width = exact(1), cell.width
    return {
        "signed-360": (
            cell.histogram(lambda angle: [(folded(angle, 360) // (2 * width), one)]),
            f"There each bin covers {2 * width}° of 360°; what do opposite directions share?",
            _FOLD,
        ),
        "off-by-one-bin": (
            cell.histogram(lambda angle: [(cell.votes(angle)[0][0] + 1, one)]),
            f"All votes are a bin too high; which bin holds the angles below {width}°?",
            "the number that the bins begin with",
        ),
    }


def _wrong_shares(cell: Cell) -> Wrong:
    def swapped(angle: fmpq) -> list[tuple[int, fmpq]]:
        (low, below), (high, above) = cell.votes(angle)
        return [(low, above), (high, below)]

    def unwrapped(angle: fmpq) -> list[tuple[int, fmpq]]:
        low, share = cell.between(angle)
        return [(low, 1 - share), (low + 1, share)]

    first = degrees_text(exact_fold(cell.pixels[0].angle))
    wrong = {
        "swapped-weights": (
            cell.histogram(swapped),
            f"There the farther centre has the larger share; which centre is near {first}?",
            _SHARES,
        ),
        "nearest-only": (
            cell.histogram(lambda angle: [(folded(angle, 180) // cell.width, exact(1))]),
            f"Each vote is in one bin there; between which two centres is {first}?",
            _SHARES,
        ),
    }
    if any(cell.between(angle)[0] in {-1, cell.bins - 1} for _, angle in cell.pixels):
        said = f"A share is lost at the end; which bin is next to bin {cell.bins - 1} at 180°?"
        wrong["no-wrap"] = (cell.histogram(unwrapped), said, "what is next to 0° and to 180°")
    return wrong
