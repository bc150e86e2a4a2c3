"""What polynomials and numbers are made of."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from flint import fmpq

from quizapp.answers.polynomials import degree

if TYPE_CHECKING:
    from flint import fmpq_mpoly

    from quizapp.answers.ring import Key, Ring

Factors = list[tuple["fmpq_mpoly", int]]

# A number that is larger is not taken apart into primes.
_PRIMES_BITS = 48


def factored(ring: Ring, poly: fmpq_mpoly) -> tuple[fmpq, Factors]:
    """Returns a number and the irreducible factors of `poly` with their powers.

    Raises:
        TooWideError: it is too large.
    """
    if poly.is_constant():
        return poly.leading_coefficient(), []
    ring.check_factors(poly)
    if degree(poly) == 1:
        # Only its content can be taken out, which the general way takes ten times as long for.
        content = reduce(fmpq.gcd, poly.coeffs(), fmpq(0))
        signed = content if poly.leading_coefficient() > 0 else -content
        return signed, [(poly / signed, 1)]
    coefficient, factors = poly.factor()
    return coefficient, [(factor, int(times)) for factor, times in factors]


def primes(value: fmpq) -> list[tuple[int, int]]:
    """Returns the primes that a positive number is made of; a large number is left whole."""
    return [
        (int(prime), sign * int(times))
        for part, sign in ((value.numer(), 1), (value.denom(), -1))
        for prime, times in ([(part, 1)] if part.bit_length() > _PRIMES_BITS else part.factor())
        if prime != 1
    ]


def is_positive(key: Key) -> bool:
    """Returns whether an unknown is never negative, wherever it is defined."""
    is_log_of_prime = key[0] == "log" and isinstance(key[1], str)
    return key[0] in {"exp", "root", "abs", "pi", "positive"} or is_log_of_prime
