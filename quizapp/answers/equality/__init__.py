"""Whether two expressions are equal: by proof where possible, else by certified samples.

The rule of a careful instructor: variables are real, and the typed expression must have the value
of the right one wherever the right one has a real value, but for single points: `x/x` is 1. More
it may: `log(x^2)` for `2log(x)`. Less it may not: `2log(x)` is no `log(x^2)`, which has a value at
-1 too. What leads through complex values to the right one on the way is equal: `sqrt(x)^2` is x.

    normal_form  the proof: quotients of `polynomials` over a `ring`, whose unknowns have `keys`
    rewriting    functions as few unknowns: `circles`, `angles`, `factors`
    balls        certified values at `points`; `zero_bound` says when one near zero is zero
    signs        those that can be read off
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from flint import acb, arb, fmpq

from quizapp.answers.equality.balls import ball, ball_of, complex_ball, precision
from quizapp.answers.equality.normal_form import proves_equal
from quizapp.answers.equality.points import points
from quizapp.answers.equality.signs import is_positive
from quizapp.answers.equality.zero_bound import zero_bits
from quizapp.answers.exact import literal
from quizapp.answers.reader.tree import Apply, Number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quizapp.answers.equality.points import Point
    from quizapp.answers.reader.tree import Listed, Node

# Most wrong answers differ at the first point in the first digits.
QUICK_PRECISION = 128
# Two forms that agree to 200 digits are taken as equal; 800 bits leave room to cancel.
PRECISION = 800
# A last look far behind the comma, where a summand such as 1e-1000 would show.
FINE_PRECISION = 5_000

# Of the points tried, so many have to agree, and at least the second number have to be defined.
_POINTS, _AGREEING, _ENOUGH = 30, 12, 4
# What all evaluations of one decision may cost, in operations at PRECISION.
MAX_WORK = 8_000
_FINE_COST, _FUNCTION_COST = 8, 6

_CHEAP = {"+", "-", "*", "/", "neg", "%", "relu", "abs", "max", "min", "number", "name", "constant"}
# What has no real value somewhere, but for single points.
_PARTIAL = {"log", "log10", "sqrt", "^"}


class Equality(NamedTuple):
    """Whether two expressions are equal (None: could not be decided), and how that is known.

    Attributes:
        proof: "exact" or "numeric".
        nowhere: a point where the right one has a value and the typed one has none, as text.
    """

    equal: bool | None
    proof: str = "exact"
    nowhere: str = ""


_EQUAL, _UNEQUAL = Equality(equal=True), Equality(equal=False)
_UNDECIDED = Equality(equal=None, proof="numeric")


@dataclass(slots=True)
class _Evidence:
    """What was seen: points where both agree, or the typed one has no value beside the right one's.

    `has_values` is whether both had a value somewhere, `differs` whether these differed.
    """

    agreeing: list[Point] = field(default_factory=list)
    lacking: list[tuple[Point, arb]] = field(default_factory=list)
    has_values: bool = False
    differs: bool = False


def compare(expected: Listed, typed: Listed, positive: frozenset[str] = frozenset()) -> Equality:
    """Returns whether `typed` equals `expected`, by the rule at the top of this file.

    One certified difference at one point disproves. Agreement at 12 random points is no proof,
    and is reported as "numeric". No tolerance: `x + 1e-9` is not `x`.

    Args:
        expected: the right answer; what is worked out of it is kept for the next one typed.
        typed: what was typed; its variables are among those of the question.
        positive: variables that take positive values only.

    Raises:
        ReadError: one of them divides by zero.
    """
    tried = partial(_tried, expected, typed, positive)
    quick = _look(expected, typed, tried(), QUICK_PRECISION, enough=1)
    if quick.differs:
        return _UNEQUAL
    if not quick.has_values:
        return _UNDECIDED
    proved = proves_equal(expected, typed, positive)
    if proved is None and not (expected.names or typed.names):
        proved = _is_zero(Apply("-", (expected.node, typed.node)))
    if proved is False:
        return _UNEQUAL
    # Of what is proved it is enough that both have a value somewhere, however roughly it is known.
    if proved and not (typed.names and _is_partial(typed, positive)):
        return _EQUAL
    return _sampled(expected, typed, tried(), is_proved=bool(proved))


# The same for every answer to a question.
@lru_cache(maxsize=500)
def has_value(expected: Listed, positive: frozenset[str]) -> bool:
    """Returns whether `expected` certainly has a value at one of the points to look at."""
    tried = _tried(expected, expected, positive)
    return any(_wanted(expected, point, QUICK_PRECISION).is_finite() for point in tried)


def _sampled(
    expected: Listed, typed: Listed, tried: Iterator[Point], *, is_proved: bool
) -> Equality:
    # What is proved needs points only to find where it has no value.
    bits, agreeing = (QUICK_PRECISION, _AGREEING // 2) if is_proved else (PRECISION, _AGREEING)
    seen = _look(expected, typed, tried, bits, agreeing)
    enough = _ENOUGH if expected.names or typed.names else 1
    if seen.differs:
        return _UNEQUAL
    if len(seen.agreeing) < enough and not is_proved:
        return _UNDECIDED
    if nowhere := _nowhere(typed, seen.lacking, bits):
        return Equality(equal=False, nowhere=nowhere)
    if is_proved:
        return _EQUAL
    if _cost([*expected.parts, *typed.parts]) > MAX_WORK // _FINE_COST:
        return Equality(equal=True, proof="numeric")
    differs = _look(expected, typed, seen.agreeing[-1:], FINE_PRECISION, 1).differs
    return Equality(equal=not differs, proof="exact" if differs else "numeric")


def _look(
    expected: Listed, typed: Listed, tried: Iterable[Point], bits: int, enough: int
) -> _Evidence:
    """Looks at one point after another until they differ, or agree at `enough` points."""
    seen = _Evidence()
    with precision(bits):
        for point in tried:
            wanted = _wanted(expected, point, bits)
            if not wanted.is_finite():
                continue
            given = ball_of(typed.parts, point.at)
            if not given.is_finite():
                seen.lacking.append((point, wanted))
                continue
            seen.has_values = True
            if not wanted.overlaps(given):
                seen.differs = True
            elif abs(wanted - given) < _nearly_nothing(bits) * (1 + abs(wanted)):
                seen.agreeing.append(point)
            if seen.differs or len(seen.agreeing) == enough:
                break
    return seen


# The right value is the same for every answer to a question.
@lru_cache(maxsize=500)
def _wanted(expected: Listed, point: Point, bits: int) -> arb:
    with precision(bits):
        return ball_of(expected.parts, point.at)


@lru_cache(maxsize=8)
def _nearly_nothing(bits: int) -> arb:
    return arb(fmpq(1, 2 ** (bits * 5 // 6)))


def _nowhere(typed: Listed, lacking: list[tuple[Point, arb]], bits: int) -> str:
    """Returns the first point, as text, where the principal complex value is certainly another."""
    with precision(bits):
        for point, wanted in lacking:
            given = complex_ball(typed.node, point.at)
            if given.is_finite() and not given.overlaps(acb(wanted)):
                return ", ".join(f"{name} = {value}" for name, value in point.at.items())
    return ""


def _is_zero(difference: Node) -> bool | None:
    """Returns whether a number made of roots is 0, by a bound of how small it could be else."""
    bits = zero_bits(difference)
    if bits is None:
        return None
    # Twice the bits, for the bound is never less than the size of the numbers that cancel.
    with precision(2 * bits + 64):
        value = ball(difference, {})
    if not value.is_finite() or (value.contains(0) and not abs(value) < fmpq(1, 2**bits)):
        return None
    return bool(value.contains(0))


def _is_partial(typed: Listed, positive: frozenset[str]) -> bool:
    return any(
        part.op in _PARTIAL
        and not (part.op == "^" and _is_whole(part.args[1]))
        and not is_positive(part.args[0], positive)
        for part in typed.parts
    )


def _is_whole(exponent: Node) -> bool:
    while isinstance(exponent, Apply) and exponent.op == "neg":
        exponent = exponent.args[0]
    return isinstance(exponent, Number) and literal(exponent).denom() == 1


def _tried(expected: Listed, typed: Listed, positive: frozenset[str]) -> Iterator[Point]:
    """Yields the points to look at: fewer where looking costs more."""
    names = tuple(sorted(expected.names | typed.names))
    parts = [*expected.parts, *typed.parts]
    found = points(names, positive, parts)
    # Most answers are decided at the first point.
    yield next(found)
    yield from islice(found, max(1, min(_POINTS, MAX_WORK // _cost(parts))) - 1)


def _cost(parts: Sequence[Node]) -> int:
    """Returns what it costs to evaluate all `parts` at one point."""
    return sum(1 if part.op in _CHEAP else _FUNCTION_COST for part in parts)
