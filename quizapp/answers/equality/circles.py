"""Sines and cosines by the sum rules: those of any angle from those of its terms.

`sin(2x + pi/6)` is made of `cos(x)`, `sin(x)`, whose square is `1 - cos(x)^2`, and `sqrt(3)`.
"""

from __future__ import annotations

from functools import partial, reduce
from typing import TYPE_CHECKING

from flint import fmpq

from quizapp.answers.equality.keys import key_of
from quizapp.answers.equality.polynomials import TooWideError
from quizapp.answers.equality.ring import Quotient

if TYPE_CHECKING:
    from quizapp.answers.equality.rewriting import Rewriter, Term
    from quizapp.answers.equality.ring import Ring

_HALF = fmpq(1, 2)
_MAX_MULTIPLE = 12

# The cosine and sine of an angle.
Turn = tuple[Quotient, Quotient]


def turn(rewriter: Rewriter, angle: Quotient) -> Turn:
    """Returns cosine and sine of `angle`.

    Raises:
        TooWideError: a term is too large a multiple.
    """
    ring = rewriter.ring
    turns = [_term(rewriter, term) for term in rewriter.terms(angle)]
    if not turns:
        return ring.constant(1), ring.constant(0)
    return reduce(partial(_sum, ring), turns)


def _term(rewriter: Rewriter, term: Term) -> Turn:
    ring, twelfths = rewriter.ring, 12 * term.times
    if term.keys == (("pi",), ()) and twelfths.denom() == 1:
        return _of_pi(rewriter, int(twelfths.numer()))
    cosine, whole = rewriter.stepped("angle", term)
    if abs(whole) > _MAX_MULTIPLE:
        raise TooWideError
    square = ring.add(ring.constant(1), ring.power(cosine, 2), -1)
    sine = ring.related(("sine", key_of(ring, cosine.over)), 2, square)
    once = cosine, sine if whole > 0 else rewriter.scaled(sine, fmpq(-1))
    return reduce(partial(_sum, ring), [once] * abs(whole))


def _sum(ring: Ring, left: Turn, right: Turn) -> Turn:
    cosine = ring.add(ring.multiply(left[0], right[0]), ring.multiply(left[1], right[1]), -1)
    return cosine, ring.add(ring.multiply(left[1], right[0]), ring.multiply(left[0], right[1]))


def _of_pi(rewriter: Rewriter, twelfths: int) -> Turn:
    quarters, rest = divmod(twelfths, 6)
    cosine, sine = _cosine(rewriter, rest), _cosine(rewriter, 6 - rest)
    for _ in range(quarters % 4):
        cosine, sine = rewriter.scaled(sine, fmpq(-1)), cosine
    return cosine, sine


def _cosine(rewriter: Rewriter, twelfths: int) -> Quotient:
    """Returns the cosine of 0 to 6 twelfths of pi, made of square roots."""
    if twelfths in {1, 5}:
        six, two = (rewriter.number_power(fmpq(square), _HALF) for square in (6, 2))
        return rewriter.scaled(rewriter.ring.add(six, two, 1 if twelfths == 1 else -1), fmpq(1, 4))
    square = {0: fmpq(1), 2: fmpq(3, 4), 3: _HALF, 4: fmpq(1, 4)}.get(twelfths)
    return rewriter.number_power(square, _HALF) if square else rewriter.ring.constant(0)
