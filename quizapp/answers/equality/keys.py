"""What unknowns and polynomials in them are known by, in whatever order the unknowns turned up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers.equality.polynomials import monomials

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flint import fmpq, fmpq_mpoly

    from quizapp.answers.equality.ring import Key, Ring


def key_of(ring: Ring, poly: fmpq_mpoly) -> Key:
    """Returns what equal polynomials have in common: of an unknown its key, of 1 nothing."""
    if poly.is_one():
        return ()
    if poly in ring.gens:
        return list(ring.places)[ring.gens.index(poly)]
    return (
        frozenset((c.numer(), c.denom(), frozenset(powers)) for c, powers in terms(ring, poly)),
    )


def terms(ring: Ring, poly: fmpq_mpoly) -> Iterator[tuple[fmpq, list[tuple[Key, int]]]]:
    """Yields the coefficient of each term, and the unknowns in it with their powers."""
    keys = list(ring.places)
    for exponents, coefficient in monomials(poly):
        yield coefficient, [(keys[i], times) for i, times in enumerate(exponents) if times]


def is_positive(key: Key) -> bool:
    """Returns whether an unknown is never negative, wherever it is defined."""
    is_log_of_prime = key[0] == "log" and isinstance(key[1], str)
    return key[0] in {"exp", "root", "abs", "pi", "positive"} or is_log_of_prime
