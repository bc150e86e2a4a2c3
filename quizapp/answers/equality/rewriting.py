"""Functions rewritten to as few unknowns as possible, so that equal forms become the same.

sigmoid, tanh, sinh, cosh and softplus are made of exp and log; relu, max and min of absolute
values; powers that are not whole of roots; for sin, cos and tan see `circles`. `exp(2x + 3)` is
`exp(x)^2*e^3`; `log(4x/y)` is `2log(2) + log|x| - log|y|`. What is rewritten here is equal
wherever the original is defined.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from flint import fmpq

from quizapp.answers.equality.factors import factored, primes
from quizapp.answers.equality.keys import is_positive, key_of, terms
from quizapp.answers.equality.polynomials import monomials
from quizapp.answers.equality.ring import Quotient

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flint import fmpq_mpoly

    from quizapp.answers.equality.factors import Factor
    from quizapp.answers.equality.ring import Key, Ring


class Term(NamedTuple):
    """A number times a unit, and what the unit's numerator and denominator are known by."""

    times: fmpq
    unit: Quotient
    keys: tuple[Key, ...]


class AgainError(Exception):
    """Something was learnt that concerns what was rewritten already."""


@dataclass(slots=True)
class Known:
    """What stays known when rewriting begins again.

    Attributes:
        signs: of polynomials, where something is defined only if they have that sign.
        steps: the common denominator of all multiples of an exponent or angle, or of all powers.
    """

    signs: dict[Key, int] = field(default_factory=dict)
    steps: dict[Key, int] = field(default_factory=dict)


@dataclass(slots=True)
class Rewriter:
    """Makes quotients of functions of quotients; `inside` says what an unknown is made of."""

    ring: Ring
    known: Known
    inside: dict[Key, Quotient] = field(default_factory=dict)

    def copy(self, ring: Ring) -> Rewriter:
        """Returns a rewriter that goes on from here, in a copy of the ring."""
        known = Known(dict(self.known.signs), dict(self.known.steps))
        return Rewriter(ring, known, dict(self.inside))

    def exp(self, u: Quotient) -> Quotient:
        """Returns e^u as a product of powers, one for each term of u."""
        return self._product(map(self._exp_term, self.terms(u)))

    def log(self, u: Quotient) -> Quotient:
        """Returns log|u| as a sum over the factors of u; that u is positive is learnt."""
        coefficient, factors = self._factors(self.ring.canonical(u))
        self._learn_positive(coefficient, factors)
        total = self._log_number(abs(coefficient))
        for factor in factors:
            total = self.ring.add(total, self.scaled(self._log_factor(factor), fmpq(factor.times)))
        return total

    def root(self, u: Quotient, exponent: fmpq) -> Quotient:
        """Returns u to a power that is not whole; that u is not negative is learnt."""
        u = self.ring.canonical(u)
        if u.over.is_zero():
            return u
        self._learn_positive(*self._factors(u))
        return self._absolute_power(u, exponent)

    def absolute(self, u: Quotient) -> Quotient:
        """Returns |u|."""
        u = self.ring.canonical(u)
        return u if u.over.is_zero() else self._absolute_power(u, fmpq(1))

    def _product(self, values: Iterable[Quotient]) -> Quotient:
        first, *others = [*values] or [self.ring.constant(1)]
        return reduce(self.ring.multiply, others, first)

    def scaled(self, u: Quotient, by: fmpq) -> Quotient:
        """Returns u times a number."""
        return Quotient(by * u.over, u.under)

    def terms(self, u: Quotient) -> list[Term]:
        """Returns u as a sum of numbers times what is the same for every multiple of it."""
        u = self.ring.canonical(u)
        # Taking out the whole part makes the rest the same however it was written.
        whole, rest = (u.over, None) if u.under.is_one() else divmod(u.over, u.under)
        parts = [(whole, self.ring.one)] + ([] if rest is None else [(rest, u.under)])
        return [
            Term(times, Quotient(over, under), (key_of(self.ring, over), key_of(self.ring, under)))
            for poly, under in parts
            for times, over in self._monomials(poly)
        ]

    def _monomials(self, poly: fmpq_mpoly) -> list[tuple[fmpq, fmpq_mpoly]]:
        """Returns the coefficients of `poly`, and what each belongs to."""
        if len(poly) == 1:
            leading = poly.leading_coefficient()
            return [(leading, poly / leading)]
        make = self.ring.context.from_dict
        return [(coefficient, make({exponents: 1})) for exponents, coefficient in monomials(poly)]

    def _exp_term(self, term: Term) -> Quotient:
        above, below = term.keys
        if above[:1] == ("log",) and not below:
            return self._absolute_power(self.inside[above], term.times)
        made, whole = self.stepped("exp", term)
        return self.ring.power(made, whole)

    def stepped(self, kind: str, term: Term) -> tuple[Quotient, int]:
        """Returns the unknown of a fraction of the term's unit, of which it is a whole multiple."""
        key = (kind, *term.keys)
        step = self._step(key, term.times)
        self.inside[*key, step] = self.scaled(term.unit, fmpq(1, step))
        return self.ring.unknown((*key, step)), int((term.times * step).numer())

    def _step(self, key: Key, times: fmpq) -> int:
        """Returns the common denominator for `key`; begins again if `times` makes it finer."""
        needed = int(times.denom())
        step = self.known.steps.setdefault(key, needed)
        if step % needed:
            self.known.steps[key] = lcm(step, needed)
            raise AgainError
        return step

    def _log_number(self, value: fmpq) -> Quotient:
        total = self.ring.constant(0)
        for prime, times in primes(value):
            key = ("log", str(prime))
            self.inside[key] = self.ring.constant(prime)
            total = self.ring.add(total, self.scaled(self.ring.unknown(key), fmpq(times)))
        return total

    def _log_factor(self, factor: Factor) -> Quotient:
        match factor.key[:1]:
            case ("exp",):
                return self.inside[factor.key]
            case ("abs",):
                return self.log(self.inside[factor.key])
            case ("root",):
                return self.scaled(self.log(self.inside[factor.key]), fmpq(1, factor.key[-1]))
        key = ("log", factor.key)
        self.inside[key] = Quotient(factor.poly, self.ring.one)
        return self.ring.unknown(key)

    def _absolute_power(self, u: Quotient, exponent: fmpq) -> Quotient:
        coefficient, factors = self._factors(u)
        powers = [self._factor_power(factor, factor.times * exponent) for factor in factors]
        number = self.number_power(abs(coefficient), exponent)
        return self._product([number, *powers])

    def number_power(self, value: fmpq, exponent: fmpq) -> Quotient:
        """Returns a power of a positive number, made of roots of its primes."""
        if exponent.denom() == 1:
            return self.ring.power(self.ring.constant(value), int(exponent.numer()))
        return self._product(
            self._root_power(self.ring.constant(prime), ("root", str(prime)), times * exponent)
            for prime, times in primes(value)
        )

    def _factor_power(self, factor: Factor, exponent: fmpq) -> Quotient:
        """Returns |factor| to a power."""
        match factor.key[:1]:
            case ("exp",):
                return self.exp(self.scaled(self.inside[factor.key], exponent))
            case ("abs",):
                return self._absolute_power(self.inside[factor.key], exponent)
            case ("root",):
                return self._absolute_power(self.inside[factor.key], exponent / factor.key[-1])
        if exponent.denom() == 1 and int(exponent.numer()) % 2 == 0:
            return self.ring.power(Quotient(factor.poly, self.ring.one), int(exponent.numer()))
        return self._root_power(self._magnitude(factor), ("root", factor.key), exponent)

    def _magnitude(self, factor: Factor) -> Quotient:
        """Returns |factor|: itself where its sign is known, else an unknown."""
        made = Quotient(factor.poly, self.ring.one)
        sign = self._sign(factor)
        if sign:
            return made if sign > 0 else Quotient(-factor.poly, self.ring.one)
        key = ("abs", factor.key)
        self.inside[key] = made
        return self.ring.related(key, 2, self.ring.power(made, 2))

    def _root_power(self, base: Quotient, key: Key, exponent: fmpq) -> Quotient:
        """Returns a power of `base`, which is not negative, by whole powers of one root."""
        step = self._step(key, exponent)
        whole = int((exponent * step).numer())
        if step == 1:
            return self.ring.power(base, whole)
        self.inside[*key, step] = base
        return self.ring.power(self.ring.related((*key, step), step, base), whole)

    def _factors(self, u: Quotient) -> tuple[fmpq, list[Factor]]:
        """Returns the number and the factors that u is made of, with the powers they have in it."""
        over, above = factored(self.ring, u.over)
        if u.under.is_one():
            return over, above
        under, below = factored(self.ring, u.under)
        return over / under, above + [factor._replace(times=-factor.times) for factor in below]

    def _learn_positive(self, coefficient: fmpq, factors: list[Factor]) -> None:
        """Learns the sign of the one factor that decides whether the whole is positive."""
        signs = [(factor, self._sign(factor)) for factor in factors if factor.times % 2]
        unsure = [factor for factor, sign in signs if not sign]
        if len(unsure) != 1:
            return
        negative = (coefficient < 0) + sum(sign < 0 for _, sign in signs)
        self.known.signs[unsure[0].key] = -1 if negative % 2 else 1
        if ("abs", unsure[0].key) in self.ring.places:
            raise AgainError

    def _sign(self, factor: Factor) -> int:
        """Returns 1 or -1 where a factor is known to be of that sign, else 0."""
        return self.known.signs.get(factor.key) or int(self._is_positive(factor))

    def _is_positive(self, factor: Factor) -> bool:
        """Returns whether a factor is a sum of what is never negative."""
        if factor.key in self.ring.places:
            return is_positive(factor.key)
        return all(
            coefficient.numer() > 0
            and all(times % 2 == 0 or is_positive(key) for key, times in powers)
            for coefficient, powers in terms(self.ring, factor.poly)
        )
