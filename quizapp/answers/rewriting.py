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
from typing import TYPE_CHECKING

from flint import fmpq

from quizapp.answers.factors import factored, is_positive, primes
from quizapp.answers.polynomials import monomials
from quizapp.answers.ring import Quotient

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flint import fmpq_mpoly

    from quizapp.answers.factors import Factors
    from quizapp.answers.ring import Key, Ring


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
        return self._product(self._exp_term(*term) for term in self.terms(u))

    def log(self, u: Quotient) -> Quotient:
        """Returns log|u| as a sum over the factors of u; that u is positive is learnt."""
        coefficient, factors = self._factors(self.ring.canonical(u))
        self._learn_positive(coefficient, factors)
        total = self._log_number(abs(coefficient))
        for factor, times in factors:
            total = self.ring.add(total, self.scaled(self._log_factor(factor), fmpq(times)))
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

    def _product(self, values: Iterator[Quotient]) -> Quotient:
        return reduce(self.ring.multiply, values, self.ring.constant(1))

    def scaled(self, u: Quotient, by: fmpq) -> Quotient:
        """Returns u times a number."""
        return Quotient(by * u.over, u.under)

    def terms(self, u: Quotient) -> list[tuple[fmpq, Quotient]]:
        """Returns u as a sum of numbers times what is the same for every multiple of it."""
        u = self.ring.canonical(u)
        one, context = self.ring.one, self.ring.context
        # Taking out the whole part makes the rest the same however it was written.
        whole, rest = (u.over, None) if u.under.is_one() else divmod(u.over, u.under)
        parts = [(whole, one)] + ([] if rest is None else [(rest, u.under)])
        return [
            (coefficient, Quotient(context.from_dict({exponents: 1}), under))
            for poly, under in parts
            for exponents, coefficient in monomials(poly)
        ]

    def _exp_term(self, times: fmpq, unit: Quotient) -> Quotient:
        key = self.key_of(unit.over) if unit.under.is_one() else ()
        if key[:1] == ("log",):
            return self._absolute_power(self.inside[key], times)
        made, whole = self.stepped("exp", unit, times)
        return self.ring.power(made, whole)

    def stepped(self, kind: str, unit: Quotient, times: fmpq) -> tuple[Quotient, int]:
        """Returns the unknown of a fraction of `unit` such that `times` is a whole multiple."""
        key = (kind, self.key(unit.over), self.key(unit.under))
        step = self._step(key, times)
        self.inside[*key, step] = self.scaled(unit, fmpq(1, step))
        return self.ring.unknown((*key, step)), int((times * step).numer())

    def _step(self, key: Key, times: fmpq) -> int:
        """Returns the common denominator for `key`; begins again if `times` makes it finer."""
        step = self.known.steps.get(key, 1)
        if step % int(times.denom()):
            self.known.steps[key] = lcm(step, int(times.denom()))
            raise AgainError
        return step

    def _log_number(self, value: fmpq) -> Quotient:
        total = self.ring.constant(0)
        for prime, times in primes(value):
            key = ("log", str(prime))
            self.inside[key] = self.ring.constant(prime)
            total = self.ring.add(total, self.scaled(self.ring.unknown(key), fmpq(times)))
        return total

    def _log_factor(self, factor: fmpq_mpoly) -> Quotient:
        key = self.key_of(factor)
        match key[:1]:
            case ("exp",):
                return self.inside[key]
            case ("abs",):
                return self.log(self.inside[key])
            case ("root",):
                return self.scaled(self.log(self.inside[key]), fmpq(1, key[-1]))
        key = ("log", self.key(factor))
        self.inside[key] = Quotient(factor, self.ring.one)
        return self.ring.unknown(key)

    def _absolute_power(self, u: Quotient, exponent: fmpq) -> Quotient:
        coefficient, factors = self._factors(u)
        powers = [self._factor_power(factor, times * exponent) for factor, times in factors]
        number = self.number_power(abs(coefficient), exponent)
        return self._product(iter([number, *powers]))

    def number_power(self, value: fmpq, exponent: fmpq) -> Quotient:
        """Returns a power of a positive number, made of roots of its primes."""
        if exponent.denom() == 1:
            return self.ring.power(self.ring.constant(value), int(exponent.numer()))
        return self._product(
            self._root_power(self.ring.constant(prime), ("root", str(prime)), times * exponent)
            for prime, times in primes(value)
        )

    def _factor_power(self, factor: fmpq_mpoly, exponent: fmpq) -> Quotient:
        """Returns |factor| to a power."""
        key = self.key_of(factor)
        match key[:1]:
            case ("exp",):
                return self.exp(self.scaled(self.inside[key], exponent))
            case ("abs",):
                return self._absolute_power(self.inside[key], exponent)
            case ("root",):
                return self._absolute_power(self.inside[key], exponent / key[-1])
        base = Quotient(factor, self.ring.one)
        if exponent.denom() == 1 and int(exponent.numer()) % 2 == 0:
            return self.ring.power(base, int(exponent.numer()))
        return self._root_power(self._magnitude(factor), ("root", self.key(factor)), exponent)

    def _magnitude(self, factor: fmpq_mpoly) -> Quotient:
        """Returns |factor|: itself where its sign is known, else an unknown."""
        sign = self._sign(factor)
        if sign:
            return Quotient(sign * factor, self.ring.one)
        key = ("abs", self.key(factor))
        self.inside[key] = Quotient(factor, self.ring.one)
        return self.ring.related(key, 2, self.ring.power(self.inside[key], 2))

    def _root_power(self, base: Quotient, key: Key, exponent: fmpq) -> Quotient:
        """Returns a power of `base`, which is not negative, by whole powers of one root."""
        step = self._step(key, exponent)
        whole = int((exponent * step).numer())
        if step == 1:
            return self.ring.power(base, whole)
        self.inside[*key, step] = base
        return self.ring.power(self.ring.related((*key, step), step, base), whole)

    def _factors(self, u: Quotient) -> tuple[fmpq, Factors]:
        """Returns the number and the factors that u is made of, with the powers they have in it."""
        over, above = factored(self.ring, u.over)
        under, below = factored(self.ring, u.under)
        return over / under, above + [(factor, -times) for factor, times in below]

    def _learn_positive(self, coefficient: fmpq, factors: Factors) -> None:
        """Learns the sign of the one factor that decides whether the whole is positive."""
        signs = [(factor, self._sign(factor)) for factor, times in factors if times % 2]
        unsure = [factor for factor, sign in signs if not sign]
        if len(unsure) != 1:
            return
        negative = (coefficient < 0) + sum(sign < 0 for _, sign in signs)
        self.known.signs[self.key(unsure[0])] = -1 if negative % 2 else 1
        if ("abs", self.key(unsure[0])) in self.ring.places:
            raise AgainError

    def _sign(self, poly: fmpq_mpoly) -> int:
        """Returns 1 or -1 where a polynomial is known to be of that sign, else 0."""
        if poly.is_constant():
            return 1 if poly.leading_coefficient() > 0 else -1
        is_sum_of_positive = all(
            coefficient > 0 and all(times % 2 == 0 or is_positive(key) for key, times in powers)
            for coefficient, powers in self._monomials(poly)
        )
        return 1 if is_sum_of_positive else self.known.signs.get(self.key(poly), 0)

    def key_of(self, poly: fmpq_mpoly) -> Key:
        """Returns the key of the unknown that `poly` is; empty if it is something else."""
        if len(poly) != 1 or poly.total_degree() != 1 or poly.leading_coefficient() != 1:
            return ()
        return list(self.ring.places)[poly.monomial(0).index(1)]

    def key(self, poly: fmpq_mpoly) -> Key:
        """Returns what is the same for equal polynomials, whatever the order of unknowns."""
        return (
            frozenset(
                (c.numer(), c.denom(), frozenset(powers)) for c, powers in self._monomials(poly)
            ),
        )

    def _monomials(self, poly: fmpq_mpoly) -> Iterator[tuple[fmpq, list[tuple[Key, int]]]]:
        keys = list(self.ring.places)
        for exponents, coefficient in monomials(poly):
            yield coefficient, [(keys[i], times) for i, times in enumerate(exponents) if times]
