"""Expressions as quotients of polynomials: two of them are equal if their products crosswise are.

What is no rational operation (`exp(-x)`, `x^y`, `pi`) is an unknown of its own, named by its text.
So equality here proves equality; a difference proves one only where there are no such unknowns.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING

from flint import Ordering, fmpq, fmpq_mpoly_ctx

from quizapp.answers.exact import MAX_BITS, rational, too_large
from quizapp.answers.reader.printing import show
from quizapp.answers.reader.problem import ReadError
from quizapp.answers.reader.tree import Apply, Constant, Node, Number, fold_up

if TYPE_CHECKING:
    from flint import fmpq_mpoly

MAX_DEGREE = 200
# A power with more terms, or a product of more pairs of terms, is left to sampling: expanding it
# would take too long.
MAX_TERMS = 2_000
MAX_PAIRS = 20_000

_RATIONAL = {"+", "-", "*", "/", "neg", "%"}


@dataclass(frozen=True, slots=True)
class _Quotient:
    over: fmpq_mpoly
    under: fmpq_mpoly


class _TooWideError(Exception):
    """Expanding would make too many terms."""


def proves_equal(left: Node, right: Node) -> bool | None:
    """Returns whether two expressions are the same rational function; None if that is not settled.

    Raises:
        ReadError: one divides by zero, or its degree or numbers are too large.
    """
    unknowns = sorted(_all_unknowns(left) | _all_unknowns(right))
    context = fmpq_mpoly_ctx.get([f"u{index}" for index in range(len(unknowns))], Ordering.lex)
    builder = _Builder(context, dict(zip(unknowns, context.gens(), strict=True)))
    try:
        first = fold_up(left, builder.quotient, _inside)
        second = fold_up(right, builder.quotient, _inside)
        if _times(first.over, second.under) == _times(second.over, first.under):
            return True
    except _TooWideError:
        return None
    # Only a variable's key is an identifier; anything else may be equal in ways not seen here.
    return False if all(key.isidentifier() for key in unknowns) else None


def _all_unknowns(node: Node) -> frozenset[str]:
    return fold_up(node, _unknowns, _inside)


def _unknowns(node: Node, found: list[frozenset[str]]) -> frozenset[str]:
    """Returns the keys of all that is no rational operation in `node`."""
    if found:
        return frozenset().union(*found)
    return frozenset() if isinstance(node, Number) else frozenset({_key(node)})


def _inside(node: Node) -> tuple[Node, ...]:
    """Returns the operands of a rational operation; what is inside of an unknown stays unseen."""
    if not isinstance(node, Apply):
        return ()
    if node.op in _RATIONAL:
        return node.args
    return node.args[:1] if _whole_exponent(node) is not None else ()


def _key(node: Node) -> str:
    return f"{node.name}()" if isinstance(node, Constant) else show(node)


def _whole_exponent(node: Apply) -> int | None:
    """Returns the exponent of a power where it is a whole number, else None."""
    exponent = rational(node.args[1]) if node.op == "^" else None
    if exponent is None or exponent.denom() != 1:
        return None
    return int(exponent.numer())


@dataclass(frozen=True, slots=True)
class _Builder:
    """Makes quotients of polynomials in the given unknowns."""

    context: fmpq_mpoly_ctx
    unknowns: dict[str, fmpq_mpoly]

    def quotient(self, node: Node, args: list[_Quotient]) -> _Quotient:
        one = self.context.constant(1)
        if isinstance(node, Number):
            return _Quotient(
                self.context.constant(fmpq(node.digits) * fmpq(10) ** node.exponent), one
            )
        if not (isinstance(node, Apply) and args):
            return _Quotient(self.unknowns[_key(node)], one)
        exponent = _whole_exponent(node)
        if exponent is not None:
            return _bounded(node, _power(node, args[0], exponent))
        return _bounded(node, _combine(node, args))


def _combine(node: Apply, args: list[_Quotient]) -> _Quotient:
    left, right = args[0], args[-1]
    if node.op == "neg":
        return _Quotient(-left.over, left.under)
    if node.op == "%":
        return _Quotient(left.over / 100, left.under)
    if node.op == "*":
        return _Quotient(_times(left.over, right.over), _times(left.under, right.under))
    if node.op == "/":
        return _Quotient(_times(left.over, right.under), _times(left.under, _divisor(node, right)))
    sign = 1 if node.op == "+" else -1
    if left.under == right.under:
        return _Quotient(left.over + sign * right.over, left.under)
    over = _times(left.over, right.under) + sign * _times(right.over, left.under)
    return _Quotient(over, _times(left.under, right.under))


def _divisor(node: Apply, quotient: _Quotient) -> fmpq_mpoly:
    if quotient.over.is_zero():
        raise ReadError("division by zero", node.place)
    return quotient.over


def _power(node: Apply, base: _Quotient, exponent: int) -> _Quotient:
    """Returns the power; its degree, size and terms are known before it is made."""
    over, under, times = base.over, base.under, abs(exponent)
    if exponent < 0:
        over, under = under, _divisor(node, base)
    if max(_degree(over), _degree(under)) * times > MAX_DEGREE:
        raise ReadError(f"the degree would be more than {MAX_DEGREE}", node.place)
    if (max(_bits(over), _bits(under)) - 1) * times > MAX_BITS:
        raise too_large(node)
    if any(
        len(poly) > 1 and comb(len(poly) + times - 1, times) > MAX_TERMS for poly in (over, under)
    ):
        raise _TooWideError
    # A power above the bounds is of 0, 1 or -1, and depends on the exponent's parity alone.
    times = times if times <= MAX_BITS else times % 2 + 2
    return _Quotient(over**times, under**times)


def _times(left: fmpq_mpoly, right: fmpq_mpoly) -> fmpq_mpoly:
    if len(left) * len(right) > MAX_PAIRS:
        raise _TooWideError
    return left * right


def _bounded(node: Apply, quotient: _Quotient) -> _Quotient:
    polys = (quotient.over, quotient.under)
    if max(map(_degree, polys)) > MAX_DEGREE:
        raise ReadError(f"the degree would be more than {MAX_DEGREE}", node.place)
    if max(map(_bits, polys)) > MAX_BITS:
        raise too_large(node)
    return quotient


def _degree(poly: fmpq_mpoly) -> int:
    return max(0, int(poly.total_degree()))


def _bits(poly: fmpq_mpoly) -> int:
    """Returns the size of the largest coefficient: 1 where they are only 1 and -1."""
    return max((int(c.height_bits()) for c in poly.coeffs()), default=0)
