"""What is asked of one polynomial before anything is made of it: its terms, degree and size."""

from __future__ import annotations

from math import comb
from typing import TYPE_CHECKING

from flint import fmpq

if TYPE_CHECKING:
    from flint import fmpq_mpoly

# Polynomials beyond these are left to sampling: expanding them would take too long.
MAX_DEGREE = 1_000
MAX_TERMS = 500
MAX_BITS = 4_096
# Enough to know that a power has too many terms.
_TERMS_COUNTED = 2_000


class TooWideError(Exception):
    """Expanding would make too much."""


def monomials(poly: fmpq_mpoly) -> zip[tuple[tuple[int, ...], fmpq]]:
    """Returns exponents and coefficient of each term, thrice as fast as by `to_dict`."""
    return zip(poly.monoms(), poly.coeffs(), strict=True)


def checked(made: fmpq_mpoly) -> fmpq_mpoly:
    """Returns what was made of two checked ones, whose coefficients so have twice the bits at most.

    Raises:
        TooWideError: they have more than `MAX_BITS`.
    """
    if bits(made) > MAX_BITS:
        raise TooWideError
    return made


def terms_of_power(poly: fmpq_mpoly, times: int) -> int:
    """Returns how many terms a power of `poly` has at most.

    Raises:
        TooWideError: they, its degree or its coefficients are too many or too large.
    """
    choices = min(len(poly) + times - 1, _TERMS_COUNTED)
    terms = 1 if len(poly) == 1 else comb(choices, len(poly) - 1)
    is_large = poly.total_degree() * times > MAX_DEGREE or bits(poly) * times > MAX_BITS
    if is_large or terms > MAX_TERMS:
        raise TooWideError
    return terms


def power(poly: fmpq_mpoly, times: int) -> fmpq_mpoly:
    """Returns a whole power, not negative, of `poly`."""
    return poly if poly.is_one() or (poly.is_zero() and times) else poly**times


def bits(poly: fmpq_mpoly) -> int:
    """Returns the size of the largest coefficient: 1 where they are only 1 and -1."""
    return max(map(fmpq.height_bits, poly.coeffs()), default=0)
