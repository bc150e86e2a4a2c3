"""Between two layers: in which column each wire turns, so that few cross and none overlap."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, permutations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# All orders of so many trunks are tried; of more, only exchanges of two.
_MOST_TRIED = 5


@dataclass(frozen=True, slots=True)
class Net:
    """A wire from one row on the left to rows on the right, by way of one trunk."""

    source: int
    targets: tuple[int, ...]

    @property
    def is_straight(self) -> bool:
        """Whether it needs no trunk."""
        return set(self.targets) <= {self.source}

    @property
    def top(self) -> int:
        """The trunk's first row."""
        return min(self.source, *self.targets)

    @property
    def bottom(self) -> int:
        """The trunk's last row."""
        return max(self.source, *self.targets)


def tracks(nets: Sequence[Net]) -> list[int] | None:
    """Returns the track of each net's trunk, from 0; None where some must overlap.

    A straight net has none, and gets 0.
    """
    bent = [place for place, net in enumerate(nets) if not net.is_straight]
    order = tuple(sorted(bent, key=lambda place: _slope_first(nets[place])))
    least = _cost(nets, order)
    while True:
        better = min(_others(order), key=lambda other: _cost(nets, other), default=order)
        cost = _cost(nets, better)
        if cost >= least:
            break
        order, least = better, cost
    if least[0]:
        return None
    found = _columns(nets, order)
    return [found.get(place, 0) for place in range(len(nets))]


def _slope_first(net: Net) -> tuple[bool, int]:
    """Wires that rise, upper ones first, then those that fall, lower ones first: so they nest."""
    falls = sum(net.targets) > net.source * len(net.targets)
    return falls, -net.source if falls else net.source


def _others(order: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    if len(order) <= _MOST_TRIED:
        yield from permutations(order)
        return
    for one, two in combinations(range(len(order)), 2):
        swapped = list(order)
        swapped[one], swapped[two] = swapped[two], swapped[one]
        yield tuple(swapped)


def _columns(nets: Sequence[Net], order: Sequence[int]) -> dict[int, int]:
    """Returns for each trunk the first column after all before it that it could touch."""
    found: dict[int, int] = {}
    for place in order:
        touching = [found[other] for other in found if _touch(nets[place], nets[other])]
        found[place] = 1 + max(touching, default=-1)
    return found


def _touch(one: Net, two: Net) -> bool:
    overlap = one.top <= two.bottom + 1 and two.top <= one.bottom + 1
    return overlap or _must_precede(one, two) or _must_precede(two, one)


def _must_precede(one: Net, two: Net) -> bool:
    """Whether `one` comes in at a row at which `two` goes out, and so has to turn before it."""
    return one.source in two.targets


def _cost(nets: Sequence[Net], order: Sequence[int]) -> tuple[int, int, int]:
    """Returns overlaps, crossings and columns: fewer overlaps first."""
    columns = _columns(nets, order)
    overlaps = crossings = 0
    for one in columns:
        for two in columns:
            if one != two:
                first, second = nets[one], nets[two]
                is_left = columns[one] < columns[two]
                overlaps += _must_precede(first, second) and not is_left
                crossings += _crossed(first, [second.source] if is_left else second.targets)
    return overlaps, crossings, max(columns.values(), default=0)


def _crossed(net: Net, rows: Sequence[int]) -> int:
    return sum(net.top < row < net.bottom for row in rows)
