"""Where two expressions are compared: random rational points, the same each time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from random import Random
from typing import TYPE_CHECKING

from flint import fmpq

from quizapp.answers.reader.tree import Node, Number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# Most points are near 0, where exponentials say most; some lie between 0 and 1 in all
# variables, as probabilities do; some are far away.
_REACHES = (3, 1, 3, 60, 1, 3, 1, 1_000)
# Beyond it a number of the expressions is no place to look.
_FARTHEST = 10**6
_MOST_LANDMARKS = 4


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """Values of the variables; equal to itself alone, so that what is kept of it is found fast."""

    at: Mapping[str, fmpq]


def points(
    names: tuple[str, ...], positive: frozenset[str], parts: Sequence[Node]
) -> Iterator[Point]:
    """Yields points for the variables without end; without variables the one that there is.

    Args:
        names: of the variables.
        positive: those of them that take positive values only.
        parts: of what is compared: beyond the numbers among them `max(x, 5000)` turns.
    """
    if not names:
        yield _NOWHERE
        return
    beyond = _beyond(names, positive, parts)
    for index in count():
        near = _near(names, positive, index)
        yield next(beyond, near) if index % 3 == 2 else near


_NOWHERE = Point({})


# Most answers to a question are decided at its first point.
@lru_cache(maxsize=1_000)
def _near(names: tuple[str, ...], positive: frozenset[str], index: int) -> Point:
    """Returns the random point of that index."""
    rng = Random(index)
    reach = _REACHES[index % len(_REACHES)]
    return Point({name: _coordinate(rng, reach, signed=name not in positive) for name in names})


def _beyond(
    names: tuple[str, ...], positive: frozenset[str], parts: Sequence[Node]
) -> Iterator[Point]:
    """Yields points beyond the numbers among the parts, on either side of 0."""
    numbers = [part for part in parts if isinstance(part, Number)]
    landmarks = sorted({whole for whole in map(_whole, numbers) if 3 < whole <= _FARTHEST})
    for landmark in landmarks[-_MOST_LANDMARKS:]:
        for sign in (1, -1):
            yield Point(
                {
                    name: (1 if name in positive else sign) * landmark * fmpq(103 + 6 * index, 101)
                    for index, name in enumerate(names)
                }
            )


def _whole(number: Number) -> int:
    """Returns the whole part of a number; 0 if it is too large or small to look beyond."""
    is_sane = -30 < number.exponent < 7 and number.digits < 10**30
    return int(number.digits * 10.0**number.exponent) if is_sane else 0


def _coordinate(rng: Random, reach: int, *, signed: bool) -> fmpq:
    # Odd denominators and no zero: special values would make different expressions agree.
    under = 2 * int(rng.random() * 50) + 101
    over = 1 + int(rng.random() * reach * under)
    return fmpq(-over if signed and rng.random() < 0.5 else over, under)
