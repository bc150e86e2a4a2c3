"""What unknowns and polynomials in them are known by, in whatever order the unknowns turned up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quizapp.answers.polynomials import monomials

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flint import fmpq, fmpq_mpoly

Key = tuple[Any, ...]


def key_of(poly: fmpq_mpoly, unknowns: Iterable[Key]) -> Key:
    """Returns what equal polynomials have in common: of an unknown its key, of 1 nothing.

    Args:
        poly: the polynomial.
        unknowns: the keys of all unknowns.
    """
    if poly.is_one():
        return ()
    if len(poly) == 1 and poly.total_degree() == 1 and poly.leading_coefficient() == 1:
        return list(unknowns)[poly.monomial(0).index(1)]
    return (
        frozenset((c.numer(), c.denom(), frozenset(powers)) for c, powers in terms(poly, unknowns)),
    )


def terms(
    poly: fmpq_mpoly, unknowns: Iterable[Key]
) -> Iterator[tuple[fmpq, list[tuple[Key, int]]]]:
    """Yields the coefficient of each term, and the unknowns in it with their powers."""
    keys = list(unknowns)
    for exponents, coefficient in monomials(poly):
        yield coefficient, [(keys[i], times) for i, times in enumerate(exponents) if times]


def is_positive(key: Key) -> bool:
    """Returns whether an unknown is never negative, wherever it is defined."""
    is_log_of_prime = key[0] == "log" and isinstance(key[1], str)
    return key[0] in {"exp", "root", "abs", "pi", "positive"} or is_log_of_prime
