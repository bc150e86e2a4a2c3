"""Expressions whose sign can be read off, at whatever real values of their variables."""

from __future__ import annotations

from quizapp.answers.reader.tree import Apply, Name, Node, Number, fold_up

_POSITIVE = {"exp", "cosh", "sigmoid", "softplus"}
# What is positive if all of its arguments are.
_KEEPING = {"+", "*", "/", "%", "sqrt", "abs", "relu", "max", "min"}


def is_positive(node: Node, positive: frozenset[str] = frozenset()) -> bool:
    """Returns whether `node` is a positive number wherever it has a value; False if unsure.

    Args:
        node: an expression.
        positive: variables that take positive values only.
    """

    def visit(part: Node, inside: list[bool]) -> bool:
        match part:
            case Apply("^"):
                return inside[0]
            case Apply(op):
                return op in _POSITIVE or (op in _KEEPING and all(inside))
            case Number(digits):
                return digits > 0
            case Name(name):
                return name in positive
        return True

    return fold_up(node, visit)
