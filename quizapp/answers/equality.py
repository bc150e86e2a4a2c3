"""Whether two expressions are equal: by proof where possible, else by certified samples."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

from flint import arb, fmpq

from quizapp.answers.balls import ball, precision
from quizapp.answers.normal_form import proves_equal
from quizapp.answers.reader.tree import variables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.answers.reader.tree import Node

# Two closed forms that agree to 200 digits are taken as equal; 800 bits leave room to cancel.
PRECISION = 800
_AGREEMENT = fmpq(1, 2**665)
# A last look far behind the comma, where a summand such as 1e-1000 would show.
FINE_PRECISION = 5_000

# Of the points tried, so many have to agree, and at least the second number have to be defined.
_POINTS, _AGREEING, _ENOUGH = 60, 12, 4


class Equality(NamedTuple):
    """Whether two expressions are equal (None: could not be decided), and how that is known."""

    equal: bool | None
    proof: str = "exact"


def compare(expected: Node, typed: Node, positive: frozenset[str] = frozenset()) -> Equality:
    """Returns whether `typed` equals `expected` wherever both are defined.

    One certified difference at one point disproves. Agreement at 12 random points is no proof,
    and is reported as "numeric". No tolerance: `x + 1e-9` is not `x`.

    Args:
        expected: the right answer.
        typed: what was typed; its variables are among those of the question.
        positive: variables that take positive values only.

    Raises:
        ReadError: one of them divides by zero or is too large to compute.
    """
    proved = proves_equal(expected, typed)
    if proved is False:
        return Equality(equal=False)
    with precision(PRECISION):
        return _defined(expected, typed, positive) if proved else _sample(expected, typed, positive)


def _defined(expected: Node, typed: Node, positive: frozenset[str]) -> Equality:
    """Returns that both are equal, unless they are defined nowhere: `0*log(-1)` is no 0."""
    points = _points(sorted(variables(expected) | variables(typed)), positive)
    is_defined = any(_agree(expected, typed, point) for point in points)
    return Equality(equal=True if is_defined else None)


def _sample(expected: Node, typed: Node, positive: frozenset[str]) -> Equality:
    names = sorted(variables(expected) | variables(typed))
    agreeing = []
    for point in _points(names, positive):
        agrees = _agree(expected, typed, point)
        if agrees is False:
            return Equality(equal=False)
        if agrees:
            agreeing.append(point)
        if len(agreeing) == _AGREEING:
            break
    if len(agreeing) < (_ENOUGH if names else 1):
        return Equality(equal=None, proof="numeric")
    with precision(FINE_PRECISION):
        differs = _agree(expected, typed, agreeing[-1]) is False
    return Equality(equal=not differs, proof="exact" if differs else "numeric")


def _agree(expected: Node, typed: Node, point: dict[str, fmpq]) -> bool | None:
    """Returns whether both agree at `point`; None where that cannot be told."""
    wanted, given = ball(expected, point), ball(typed, point)
    if not (wanted.is_finite() and given.is_finite()):
        return None
    if not wanted.overlaps(given):
        return False
    return True if abs(wanted - given) < arb(_AGREEMENT) * (1 + abs(wanted)) else None


def _points(names: list[str], positive: frozenset[str]) -> Iterator[dict[str, fmpq]]:
    """Yields the same random rational points each time: most near 0, every fourth far away."""
    rng = Random(0)
    for index in range(_POINTS if names else 1):
        reach = 60 if index % 4 == 3 else 3
        yield {name: _coordinate(rng, reach, signed=name not in positive) for name in names}


def _coordinate(rng: Random, reach: int, *, signed: bool) -> fmpq:
    # Odd denominators and no zero: special values would make different expressions agree.
    under = 2 * int(rng.random() * 50) + 101
    over = 1 + int(rng.random() * reach * under)
    return fmpq(-over if signed and rng.random() < 0.5 else over, under)
