"""Quotients of polynomials with rational coefficients in as many unknowns as turn up.

An unknown is a variable or what is no rational operation (`exp(x)`, `log|x|`, `pi`), known by a
key. Some satisfy a relation: `sqrt(x)` squared is `x`. All work is counted before it is done.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from flint import fmpq, fmpq_mpoly_ctx

from quizapp.answers.equality import polynomials
from quizapp.answers.equality.contexts import FullError, context
from quizapp.answers.equality.polynomials import TooWideError, checked
from quizapp.answers.reader.problem import ReadError

if TYPE_CHECKING:
    from flint import fmpq_mpoly

Key = tuple[Any, ...]

MAX_WORK = 60_000
# What one call costs beside the pairs of terms, and factoring a term.
_CALL_WORK, _FACTOR_WORK = 10, 100
# Greatest common divisors and factors are sought in small polynomials only.
_FACTOR_DEGREE, _FACTOR_TERMS = 40, 40


class Quotient(NamedTuple):
    """One polynomial over another."""

    over: fmpq_mpoly
    under: fmpq_mpoly


@dataclass(frozen=True, slots=True)
class Relation:
    """That the `times`-th power of an unknown is `power`, made of earlier unknowns."""

    unknown: int
    times: int
    power: Quotient


@dataclass(slots=True)
class Ring:
    """The unknowns of one decision, in the order in which they turned up.

    Attributes:
        room: for how many unknowns.
        work: done so far, in pairs of terms that were multiplied.
    """

    room: int
    work: int = 0
    places: dict[Key, int] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    context: fmpq_mpoly_ctx = field(init=False)
    gens: tuple[fmpq_mpoly, ...] = field(init=False)
    one: fmpq_mpoly = field(init=False)

    def __post_init__(self) -> None:
        """Makes the polynomials' context."""
        self.context, self.gens, self.one = context(self.room)

    def copy(self) -> Ring:
        """Returns a ring that goes on from here."""
        return Ring(self.room, self.work, dict(self.places), list(self.relations))

    def unknown(self, key: Key) -> Quotient:
        """Returns the unknown of that key, a new one if it is new.

        Raises:
            FullError: there is no room for it.
        """
        if key not in self.places:
            if len(self.places) == self.room:
                raise FullError
            self.places[key] = len(self.places)
        return Quotient(self.gens[self.places[key]], self.one)

    def related(self, key: Key, times: int, power: Quotient) -> Quotient:
        """Returns the unknown of that key, whose `times`-th power is `power`."""
        is_new = key not in self.places
        made = self.unknown(key)
        if is_new:
            self.relations.append(Relation(self.places[key], times, power))
        return made

    def constant(self, value: fmpq | int) -> Quotient:
        """Returns a number."""
        return Quotient(self.context.constant(value), self.one)

    def add(self, left: Quotient, right: Quotient, sign: int = 1) -> Quotient:
        """Returns the sum, or with sign -1 the difference."""
        if left.under == right.under:
            return Quotient(_sum(left.over, right.over, sign), left.under)
        above, other = self._times(left.over, right.under), self._times(right.over, left.under)
        return Quotient(_sum(above, other, sign), self._times(left.under, right.under))

    def multiply(self, left: Quotient, right: Quotient) -> Quotient:
        """Returns the product."""
        return Quotient(self._times(left.over, right.over), self._times(left.under, right.under))

    def divide(self, left: Quotient, right: Quotient, place: int = 0) -> Quotient:
        """Returns the quotient.

        Raises:
            ReadError: `right` is 0.
        """
        if right.over.is_constant() and right.under.is_one() and not right.over.is_zero():
            return Quotient(_over(left.over, right.over.leading_coefficient()), left.under)
        return self.multiply(left, self.inverse(right, place))

    def inverse(self, quotient: Quotient, place: int = 0) -> Quotient:
        """Returns 1 over `quotient`; see `divide`."""
        if self.reduced(quotient.over).is_zero():
            raise ReadError("division by zero", place)
        return Quotient(quotient.under, quotient.over)

    def power(self, base: Quotient, exponent: int) -> Quotient:
        """Returns a whole power; its degree, size and terms are known before it is made."""
        if exponent == 1:
            return base
        if exponent < 0:
            return self.power(self.inverse(base), -exponent)
        for poly in (base.over, base.under):
            if not (poly.is_one() or poly.is_zero()):
                self._spend(polynomials.terms_of_power(poly, exponent) * len(poly))
        return Quotient(*(polynomials.power(poly, exponent) for poly in base))

    def equal(self, left: Quotient, right: Quotient) -> bool:
        """Returns whether both are the same, by the relations that are known."""
        difference = self.add(left, right, -1).over
        return difference.is_zero() or self.reduced(difference).is_zero()

    def value(self, quotient: Quotient) -> fmpq | None:
        """Returns the number that `quotient` is, or None."""
        over, under = quotient.over, quotient.under
        if not (over.is_constant() and under.is_constant()):
            return None
        return (
            fmpq(0) if over.is_zero() else over.leading_coefficient() / under.leading_coefficient()
        )

    def reduced(self, poly: fmpq_mpoly) -> fmpq_mpoly:
        """Returns a polynomial that is 0 exactly where `poly` is, by the relations known."""
        for relation in reversed(self.relations):
            poly = self._replaced(poly, relation).over
        return poly

    def canonical(self, quotient: Quotient) -> Quotient:
        """Returns the same quotient in lowest terms, the leading coefficient below being 1."""
        for relation in reversed(self.relations):
            over = self._replaced(quotient.over, relation)
            under = self._replaced(quotient.under, relation)
            quotient = self.multiply(over, Quotient(under.under, under.over))
        above, below = quotient.over, quotient.under
        if below.is_one():
            return quotient
        if not below.is_constant():
            self.check_factors(above)
            self.check_factors(below)
            common = above.gcd(below)
            above, below = divmod(above, common)[0], divmod(below, common)[0]
        leading = below.leading_coefficient()
        if leading == 1:
            return Quotient(above, below)
        return Quotient(_over(above, leading), _over(below, leading))

    def check_factors(self, poly: fmpq_mpoly) -> None:
        """Counts the work of factoring `poly`.

        Raises:
            TooWideError: it is too large for that.
        """
        if len(poly) > _FACTOR_TERMS or poly.total_degree() > _FACTOR_DEGREE:
            raise TooWideError
        self._spend(_FACTOR_WORK * len(poly))

    def _spend(self, work: int) -> None:
        self.work += work
        if self.work > MAX_WORK:
            raise TooWideError

    def _replaced(self, poly: fmpq_mpoly, relation: Relation) -> Quotient:
        """Returns `poly` with the powers of the unknown that the relation speaks of replaced."""
        parts: dict[int, dict[tuple[int, ...], fmpq]] = {}
        index, times = relation.unknown, relation.times
        if poly.degrees()[index] < times:
            return Quotient(poly, self.one)
        for exponents, coefficient in polynomials.monomials(poly):
            count, rest = divmod(exponents[index], times)
            left = (*exponents[:index], rest, *exponents[index + 1 :])
            parts.setdefault(count, {})[left] = coefficient
        total = Quotient(self.context.constant(0), self.one)
        for count, terms in parts.items():
            part = Quotient(self.context.from_dict(terms), self.one)
            total = self.add(total, self.multiply(part, self.power(relation.power, count)))
        return total

    def _times(self, left: fmpq_mpoly, right: fmpq_mpoly) -> fmpq_mpoly:
        if left.is_one() or right.is_one():
            return right if left.is_one() else left
        self._spend(_CALL_WORK + len(left) * len(right))
        product = checked(left * right)
        is_wide = len(product) > polynomials.MAX_TERMS
        if is_wide or product.total_degree() > polynomials.MAX_DEGREE:
            raise TooWideError
        return product


def _sum(left: fmpq_mpoly, right: fmpq_mpoly, sign: int) -> fmpq_mpoly:
    return checked(left + right if sign > 0 else left - right)


def _over(poly: fmpq_mpoly, number: fmpq) -> fmpq_mpoly:
    return checked(poly / number)
