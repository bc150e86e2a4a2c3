"""What polynomials and numbers are made of."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from flint import fmpq

from quizapp.answers.equality.keys import key_of

if TYPE_CHECKING:
    from flint import fmpq_mpoly

    from quizapp.answers.equality.ring import Key, Ring


class Factor(NamedTuple):
    """An irreducible polynomial, what it is known by, and how often it is in what was factored."""

    poly: fmpq_mpoly
    key: Key
    times: int


# A number that is larger is not taken apart into primes.
_PRIMES_BITS = 48


def factored(ring: Ring, poly: fmpq_mpoly) -> tuple[fmpq, list[Factor]]:
    """Returns a number and the factors that `poly` is the product of.

    Raises:
        TooWideError: it is too large.
    """
    coefficient, factors = _irreducible(ring, poly)
    return coefficient, [
        Factor(factor, key_of(ring, factor), int(times)) for factor, times in factors
    ]


def _irreducible(ring: Ring, poly: fmpq_mpoly) -> tuple[fmpq, list[tuple[fmpq_mpoly, int]]]:
    if poly.is_constant():
        return poly.leading_coefficient(), []
    ring.check_factors(poly)
    if poly.total_degree() > 1:
        return poly.factor()
    # Only its content can be taken out, which the general way takes ten times as long for.
    content = reduce(fmpq.gcd, poly.coeffs(), fmpq(0))
    signed = content if poly.leading_coefficient() > 0 else -content
    return signed, [(poly / signed, 1)]


def primes(value: fmpq) -> list[tuple[int, int]]:
    """Returns the primes that a positive number is made of; a large number is left whole."""
    return [
        (int(prime), sign * int(times))
        for part, sign in ((value.numer(), 1), (value.denom(), -1))
        for prime, times in ([(part, 1)] if part.bit_length() > _PRIMES_BITS else part.factor())
        if prime != 1
    ]
