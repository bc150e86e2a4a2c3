"""A cell of a HoG descriptor: its pixels' gradients, and the histogram that they vote for."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees
from typing import TYPE_CHECKING, NamedTuple

from quizapp.engine.numbers import exact
from quizapp.families.feature_transforms._surds import root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flint import fmpq

    # One pixel's angle in degrees -> bins and their shares of its magnitude.
    Votes = Callable[[fmpq], Iterable[tuple[int, fmpq]]]


class Pixel(NamedTuple):
    """A gradient: its magnitude, and its angle in degrees from 0 to 360."""

    magnitude: fmpq
    angle: fmpq


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with `bins` unsigned bins over 180°.

    Attributes:
        patch: three rows of five grey values; the pixels are the inner three of the middle row.
        shared: whether a pixel shares its vote between the two nearest bins.
        normalised: whether the histogram is divided by its length.
    """

    pixels: tuple[Pixel, ...]
    bins: int
    patch: tuple[tuple[int, ...], ...] = ()
    shared: bool = False
    normalised: bool = False

    @property
    def width(self) -> int:
        """Degrees of a bin."""
        return 180 // self.bins

    def histogram(self, votes: Votes, pixels: Iterable[Pixel] | None = None) -> list[fmpq]:
        """Returns what `pixels` (all of the cell where None) add up to; votes beyond are lost."""
        bins = [exact(0)] * self.bins
        for magnitude, angle in self.pixels if pixels is None else pixels:
            for place, share in votes(angle):
                if 0 <= place < self.bins:
                    bins[place] += magnitude * share
        return bins

    @property
    def right(self) -> list[fmpq]:
        """The histogram before it is normalised."""
        return self.histogram(self.votes)

    @property
    def square(self) -> fmpq:
        """The sum of the squares of the histogram, before it is normalised."""
        return sum((entry**2 for entry in self.right), start=exact(0))

    def votes(self, angle: fmpq) -> list[tuple[int, fmpq]]:
        """Returns the bins that a pixel votes for, and the share of each."""
        if not self.shared:
            return [(folded(angle, 180) // self.width, exact(1))]
        low, share = self.between(angle)
        return [(low % self.bins, 1 - share), ((low + 1) % self.bins, share)]

    def between(self, angle: fmpq) -> tuple[int, fmpq]:
        """Returns the bin whose centre is below the angle (−1 for none), and the share above."""
        position = exact_fold(angle) / self.width - exact("1/2")
        low = int(position.floor())
        return low, position - low

    def written(self, histogram: Iterable[fmpq]) -> list[str]:
        """Returns a histogram as it is asked, normalised or not, as texts."""
        entries = list(histogram)
        if not self.normalised:
            return list(map(str, entries))
        square = sum((entry**2 for entry in entries), start=exact(0))
        return [root(entry**2 / square).typed for entry in entries]


def exact_fold(angle: fmpq) -> fmpq:
    """Returns the unsigned orientation, θ mod 180°."""
    return angle - 180 if angle >= 180 else angle


def folded(angle: fmpq, full: int) -> int:
    """Returns whole degrees of the angle within `full` degrees."""
    return int(angle.floor()) % full


def gradient(right: int, down: int) -> Pixel:
    """Returns the pixel with differences gx and gy, whose magnitude is whole.

    The angle is rounded to tenths of a degree; no angle of small integers other than 0° is that
    near to the edge of a bin of 20°.
    """
    tenths = round(degrees(atan2(down, right)) * 10) % 3600
    return Pixel(root(exact(right * right + down * down)).coefficient, exact(tenths) / 10)
