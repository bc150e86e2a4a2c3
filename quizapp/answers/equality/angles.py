"""Angles that are rational multiples of pi: the sine and cosine of one are algebraic numbers."""

from __future__ import annotations

from typing import NamedTuple

from flint import fmpq

from quizapp.answers.exact import literal
from quizapp.answers.reader.tree import BINDING, Apply, Constant, Node, Number, fold_up


class _Sum(NamedTuple):
    """A rational number, and how many times pi is added to it."""

    number: fmpq
    turns: fmpq


_NOTHING = _Sum(fmpq(0), fmpq(0))


def multiple_of_pi(angle: Node) -> fmpq | None:
    """Returns r where `angle` is r times pi; None where it is not known to be so."""
    found = fold_up(angle, _sum)
    return found.turns if found and found.number == 0 else None


def _sum(node: Node, args: list[_Sum | None]) -> _Sum | None:
    if isinstance(node, Number):
        return _Sum(literal(node), fmpq(0))
    if node == Constant("pi"):
        return _Sum(fmpq(0), fmpq(1))
    known = [arg for arg in args if arg]
    if not isinstance(node, Apply) or node.op not in BINDING or len(known) < len(args):
        return None
    return _combined(node.op, *known)


def _combined(op: str, left: _Sum, right: _Sum = _NOTHING) -> _Sum | None:
    if op in {"+", "-"}:
        sign = 1 if op == "+" else -1
        return _Sum(left.number + sign * right.number, left.turns + sign * right.turns)
    if op == "*" and left.turns == 0:
        left, right = right, left
    if op == "*" and right.turns == 0:
        return _Sum(left.number * right.number, left.turns * right.number)
    if op == "/" and right.turns == 0 and right.number != 0:
        return _Sum(left.number / right.number, left.turns / right.number)
    return _Sum(-left.number, -left.turns) if op == "neg" else None
