"""Expressions as quotients of polynomials: two of them are equal if their products crosswise are.

What is no rational operation is an unknown, made by `rewriting`. So equality here proves equality
wherever both are defined; a difference proves one only where the unknowns are variables.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache, reduce
from typing import TYPE_CHECKING

from flint import fmpq

from quizapp.answers.equality.circles import turn
from quizapp.answers.equality.contexts import ROOMS, FullError
from quizapp.answers.equality.polynomials import TooWideError
from quizapp.answers.equality.rewriting import AgainError, Known, Rewriter
from quizapp.answers.equality.ring import Quotient, Ring
from quizapp.answers.exact import literal
from quizapp.answers.reader.tree import Constant, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from quizapp.answers.reader.tree import Apply, Listed, Name, Node

# How often what is learnt on the way may begin the work again.
_ROUNDS = 6
_VARIABLES = {"name", "positive"}


def proves_equal(
    left: Listed, right: Listed, positive: frozenset[str] = frozenset()
) -> bool | None:
    """Returns whether two expressions are equal wherever both are defined; None if not settled.

    Args:
        left: one expression, whose quotient is kept for the next comparison.
        right: the other.
        positive: variables that take positive values only.

    Raises:
        ReadError: one divides by zero.
    """
    for room in ROOMS:
        try:
            return _proved(left, right, positive, room)
        except FullError:
            continue
        except TooWideError:
            break
    return None


def _proved(left: Listed, right: Listed, positive: frozenset[str], room: int) -> bool | None:
    builder, (first,) = _begun(left, positive, room)
    builder = builder.copy()
    try:
        second = builder.of(right)
    except AgainError:
        builder, (first, second) = _settled(builder.again(), (left, right))
    if builder.ring.equal(first, second):
        return True
    return False if all(key[0] in _VARIABLES for key in builder.ring.places) else None


# A question is graded several times, and its right expression is half of the work.
@lru_cache(maxsize=200)
def _begun(left: Listed, positive: frozenset[str], room: int) -> tuple[_Builder, list[Quotient]]:
    ring = Ring(room)
    return _settled(_Builder(ring, Rewriter(ring, Known()), positive), (left,))


def _settled(builder: _Builder, sides: tuple[Listed, ...]) -> tuple[_Builder, list[Quotient]]:
    """Returns the quotients of all sides by one builder, that which learnt nothing on the way.

    Raises:
        TooWideError: they are too large, or there is always something to learn.
        FullError: they have too many unknowns.
    """
    for _ in range(_ROUNDS):
        try:
            return builder, [builder.of(side) for side in sides]
        except AgainError:
            builder = builder.again()
    raise TooWideError


@dataclass(frozen=True, slots=True)
class _Builder:
    """Makes the quotients of expressions, once of what stands in them several times.

    Attributes:
        numbers: of the parts. The key of one is its operator and the numbers of what it is applied
            to: so equal parts have one number, and no key is as deep as a tree.
        made: the quotients of the parts, by their numbers.
    """

    ring: Ring
    rewriter: Rewriter
    positive: frozenset[str]
    numbers: dict[Hashable, int] = field(default_factory=dict)
    made: list[Quotient] = field(default_factory=list)

    def again(self) -> _Builder:
        """Returns a builder that has made nothing yet, but knows what was learnt."""
        ring = Ring(self.ring.room, self.ring.work)
        return _Builder(ring, Rewriter(ring, self.rewriter.known), self.positive)

    def copy(self) -> _Builder:
        """Returns a builder that goes on from here, and leaves this one as it is."""
        ring = self.ring.copy()
        rewriter = self.rewriter.copy(ring)
        return _Builder(ring, rewriter, self.positive, dict(self.numbers), list(self.made))

    def of(self, expression: Listed) -> Quotient:
        """Returns the quotient of an expression."""
        return self.made[fold(expression.parts, self._number)]

    def _number(self, node: Node, args: list[int]) -> int:
        key = (node.op, *args) if args else node
        if key not in self.numbers:
            self.made.append(_RULES[node.op](self, node, *[self.made[number] for number in args]))
            self.numbers[key] = len(self.made) - 1
        return self.numbers[key]


def _variable(at: _Builder, node: Name) -> Quotient:
    return at.ring.unknown(("positive" if node.name in at.positive else "name", node.name))


def _constant(at: _Builder, node: Constant) -> Quotient:
    if node.name == "e":
        return at.rewriter.exp(at.ring.constant(1))
    return at.ring.unknown(("pi",))


def _power(at: _Builder, node: Apply, base: Quotient, exponent: Quotient) -> Quotient:
    times = at.ring.value(at.ring.canonical(exponent))
    if times is None:
        if node.args[0] == Constant("e"):
            return at.rewriter.exp(exponent)
        return at.rewriter.exp(at.ring.multiply(exponent, at.rewriter.log(base)))
    if times.denom() != 1:
        return at.rewriter.root(base, times)
    if times < 0:
        base, times = at.ring.inverse(base, node.place), -times
    return at.ring.power(base, int(times.numer()))


def _exponentials(at: _Builder, u: Quotient) -> tuple[Quotient, Quotient, Quotient]:
    """Returns e^u as a fraction: above, below, and above plus below."""
    power, one = at.rewriter.exp(u), at.ring.one
    above, below = Quotient(power.over, one), Quotient(power.under, one)
    return above, below, at.ring.add(above, below)


def _hyperbolic(at: _Builder, u: Quotient) -> tuple[Quotient, Quotient, Quotient]:
    """Returns numerator of sinh, of cosh, and the denominator of both."""
    above, below, _ = _exponentials(at, u)
    squares = at.ring.power(above, 2), at.ring.power(below, 2)
    twice = at.ring.multiply(at.ring.constant(2), at.ring.multiply(above, below))
    return at.ring.add(*squares, -1), at.ring.add(*squares), twice


def _sigmoid(at: _Builder, u: Quotient) -> Quotient:
    above, _, both = _exponentials(at, u)
    return at.ring.divide(above, both)


def _softplus(at: _Builder, u: Quotient) -> Quotient:
    _, below, both = _exponentials(at, u)
    return at.rewriter.log(at.ring.divide(both, below))


def _tangent(at: _Builder, node: Apply, u: Quotient) -> Quotient:
    cosine, sine = turn(at.rewriter, u)
    return at.ring.divide(sine, cosine, node.place)


def _larger(at: _Builder, left: Quotient, right: Quotient, sign: int) -> Quotient:
    """Returns the larger of two, with sign -1 the smaller: their mean and half their distance."""
    apart = at.rewriter.absolute(at.ring.add(left, right, -1))
    return at.rewriter.scaled(at.ring.add(at.ring.add(left, right), apart, sign), fmpq(1, 2))


def _hyperbolic_quotient(at: _Builder, u: Quotient, over: int, under: int) -> Quotient:
    parts = _hyperbolic(at, u)
    return at.ring.divide(parts[over], parts[under])


_RULES: dict[str, Callable[..., Quotient]] = {
    "number": lambda at, node: at.ring.constant(literal(node)),
    "name": _variable,
    "constant": _constant,
    "+": lambda at, _, left, right: at.ring.add(left, right),
    "-": lambda at, _, left, right: at.ring.add(left, right, -1),
    "*": lambda at, _, left, right: at.ring.multiply(left, right),
    "/": lambda at, node, left, right: at.ring.divide(left, right, node.place),
    "^": _power,
    "neg": lambda _at, _, u: Quotient(-u.over, u.under),
    "%": lambda _at, _, u: Quotient(u.over / 100, u.under),
    "exp": lambda at, _, u: at.rewriter.exp(u),
    "log": lambda at, _, u: at.rewriter.log(u),
    "log10": lambda at, _, u: at.ring.divide(
        at.rewriter.log(u), at.rewriter.log(at.ring.constant(10))
    ),
    "sqrt": lambda at, _, u: at.rewriter.root(u, fmpq(1, 2)),
    "sin": lambda at, _, u: turn(at.rewriter, u)[1],
    "cos": lambda at, _, u: turn(at.rewriter, u)[0],
    "tan": _tangent,
    "sinh": lambda at, _, u: _hyperbolic_quotient(at, u, 0, 2),
    "cosh": lambda at, _, u: _hyperbolic_quotient(at, u, 1, 2),
    "tanh": lambda at, _, u: _hyperbolic_quotient(at, u, 0, 1),
    "sigmoid": lambda at, _, u: _sigmoid(at, u),
    "softplus": lambda at, _, u: _softplus(at, u),
    "relu": lambda at, _, u: _larger(at, u, at.ring.constant(0), 1),
    "abs": lambda at, _, u: at.rewriter.absolute(u),
    "max": lambda at, _, *us: reduce(lambda left, right: _larger(at, left, right, 1), us),
    "min": lambda at, _, *us: reduce(lambda left, right: _larger(at, left, right, -1), us),
}
