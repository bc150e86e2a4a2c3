"""How near to zero a number made of whole numbers, `+ - * /` and roots can be without being zero.

The bound of Burnikel, Funke, Mehlhorn, Schirra and Schmitt, "A separation bound for real algebraic
expressions" (2001): such a number E is 0 or at least 1 / (u(E)^(D-1) l(E)), where D is the product
of the degrees of its roots. So a ball around it that is small enough proves that it is 0.

The sine and cosine of p/q pi are half of algebraic integers that never exceed 2, as do not their
conjugates, in the field of the 4q-th roots of 1, whose degree is at most 2q: one more root.
"""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, NamedTuple

from quizapp.answers.equality.angles import multiple_of_pi
from quizapp.answers.exact import literal, rational
from quizapp.answers.reader.tree import Apply, Constant, Node, Number, fold_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from flint import fmpq

_CIRCULAR = {"sin", "cos", "tan"}
# A bound that is smaller than 2^-20000 would cost too much to reach.
MAX_BITS = 20_000


class _Size(NamedTuple):
    """Bits of u and l, and the roots inside with their degrees; the paper's names."""

    u: float
    l: float  # noqa: E741 - the paper's name
    roots: frozenset[tuple[Node, int]] = frozenset()


def zero_bits(node: Node) -> int | None:
    """Returns b such that `node` is 0 if it is less than 2^-b; None if there is no such bound.

    It is known for numbers made of `+ - * /`, whole powers, roots, abs, relu, max and min, and
    sin, cos and tan of rational multiples of pi.
    """
    size = fold_up(node, _size)
    if size is None:
        return None
    degree = prod(degree for _, degree in size.roots)
    # Divided, not multiplied: the product of the degrees may be beyond any float.
    if size.l > MAX_BITS or (size.u and degree - 1 > (MAX_BITS - size.l) / size.u):
        return None
    return int(size.l + (degree - 1) * size.u) + 2


def _size(node: Node, args: list[_Size | None]) -> _Size | None:
    if isinstance(node, Number):
        return _number(literal(node))
    if isinstance(node, Apply) and node.op in _CIRCULAR:
        return _circular(node.args[0])
    known = [arg for arg in args if arg is not None]
    if not isinstance(node, Apply) or len(known) < len(args):
        return None
    if node.op == "^":
        return _power(node, known[0])
    rule = _RULES.get(node.op)
    return rule(node, *known) if rule else None


def _number(value: fmpq) -> _Size:
    over, under = abs(int(value.numer())), int(value.denom())
    # Bits of the number before: the logarithm to base 2, rounded up.
    return _Size(max(over - 1, 0).bit_length(), (under - 1).bit_length())


def _circular(angle: Node) -> _Size | None:
    turns = multiple_of_pi(angle)
    if turns is None:
        return None
    # All angles with one denominator are in one field.
    unit = Apply("/", (Constant("pi"), Number(int(turns.denom()))))
    return _Size(1, 1, frozenset({(unit, 2 * int(turns.denom()))}))


def _power(node: Apply, base: _Size) -> _Size | None:
    exponent = rational(node.args[1])
    if exponent is None:
        return None
    times, degree = abs(int(exponent.numer())), int(exponent.denom())
    raised = _Size(base.u * times, base.l * times, base.roots)
    rooted = raised if degree == 1 else _root(node, raised, degree)
    return _Size(rooted.l, rooted.u, rooted.roots) if exponent < 0 else rooted


def _root(node: Node, of: _Size, degree: int) -> _Size:
    roots = of.roots | {(node, degree)}
    if of.u >= of.l:
        return _Size((of.u + (degree - 1) * of.l) / degree, of.l, roots)
    return _Size(of.u, ((degree - 1) * of.u + of.l) / degree, roots)


def _sum(_: Node, left: _Size, right: _Size) -> _Size:
    over = max(left.u + right.l, left.l + right.u) + 1
    return _Size(over, left.l + right.l, left.roots | right.roots)


def _largest(_: Node, *args: _Size) -> _Size:
    """One of the arguments is the value: what bounds them all bounds it."""
    return _Size(
        max(arg.u for arg in args),
        max(arg.l for arg in args),
        frozenset().union(*(arg.roots for arg in args)),
    )


_RULES: dict[str, Callable[..., _Size]] = {
    "+": _sum,
    "-": _sum,
    "*": lambda _, left, right: _Size(left.u + right.u, left.l + right.l, left.roots | right.roots),
    "/": lambda _, left, right: _Size(left.u + right.l, left.l + right.u, left.roots | right.roots),
    "neg": lambda _, of: of,
    "%": lambda _, of: _Size(of.u, of.l + 7, of.roots),
    "sqrt": lambda node, of: _root(node, of, 2),
    "abs": _largest,
    "relu": _largest,
    "max": _largest,
    "min": _largest,
}
