"""Exact values of closed expressions, where they are rational."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flint import fmpq

from quizapp.answers.reader.problem import ReadError
from quizapp.answers.reader.tree import Apply, Node, Number, fold, inside_out

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Numerator and denominator of any result together; about 1,200 decimal digits.
MAX_BITS = 4_096

_ZERO, _ONE, _HALF = fmpq(0), fmpq(1), fmpq(1, 2)

# Where a function of one rational value is rational itself, and what it is there.
_SPECIAL: dict[str, tuple[fmpq, fmpq]] = {
    "exp": (_ZERO, _ONE),
    "log": (_ONE, _ZERO),
    "log10": (_ONE, _ZERO),
    "sin": (_ZERO, _ZERO),
    "cos": (_ZERO, _ONE),
    "tan": (_ZERO, _ZERO),
    "sinh": (_ZERO, _ZERO),
    "cosh": (_ZERO, _ONE),
    "tanh": (_ZERO, _ZERO),
    "sigmoid": (_ZERO, _HALF),
}


def rational(node: Node) -> fmpq | None:
    """Returns the value of `node`, or None where it has variables or is not known as rational.

    Raises:
        ReadError: it has no value (a division by zero), or one that is too large to compute.
    """
    return rational_of(inside_out(node))


def rational_of(parts: Sequence[Node]) -> fmpq | None:
    """Returns what `rational` does, of an expression that is `inside_out` already."""
    return fold(parts, _value)


def literal(number: Number) -> fmpq:
    """Returns the value of a number as it was typed."""
    whole = fmpq(number.digits)
    return whole * fmpq(10) ** number.exponent if number.exponent else whole


def _value(node: Node, args: list[fmpq | None]) -> fmpq | None:
    if not isinstance(node, Apply):
        return literal(node) if isinstance(node, Number) else None
    values = [value for value in args if value is not None]
    if len(values) < len(args):
        return None
    if len(values) == 2 and values[0].height_bits() + values[1].height_bits() > MAX_BITS:
        _check_size(node, *values)
    rule = _RULES.get(node.op)
    value = rule(node, *values) if rule else _at_special_point(node, values[0])
    if value is not None and value.height_bits() > MAX_BITS:
        raise too_large(node)
    return value


def _check_size(node: Apply, left: fmpq, right: fmpq) -> None:
    """Refuses a sum, product or quotient before it is made, if it is too large unless much cancels.

    Raises:
        ReadError: it is.
    """
    over, under = left.numer().bit_length(), left.denom().bit_length()
    above, below = right.numer().bit_length(), right.denom().bit_length()
    largest = 0
    if node.op == "*":
        largest = max(over + above, under + below) - 1
    elif node.op == "/":
        largest = max(over + below, under + above) - 1
    elif node.op in {"+", "-"} and left.denom() != right.denom():
        largest = max(over + below, above + under, under + below) - 1
    if largest > MAX_BITS:
        raise too_large(node)


def too_large(node: Apply) -> ReadError:
    """Returns the refusal of an operation whose result would be too large to compute."""
    return ReadError("the result would be too large", node.place)


def _divide(node: Apply, over: fmpq, under: fmpq) -> fmpq:
    if under == 0:
        raise ReadError("division by zero", node.place)
    return over / under


def _power(node: Apply, base: fmpq, exponent: fmpq) -> fmpq | None:
    if base == 0 and exponent <= 0:
        raise ReadError("0 has no such power", node.place)
    if exponent.denom() != 1:
        return None
    times = int(exponent.numer())
    bits = base.height_bits()
    # The result's least size is known before it is made. Powers of 0, 1 and -1 never grow, and
    # depend on the exponent's parity alone.
    if bits > 1 and (bits - 1) * abs(times) > MAX_BITS:
        raise too_large(node)
    return base ** (times if bits > 1 else times % 2 + 2)


def _root(node: Apply, value: fmpq) -> fmpq | None:
    if value < 0:
        raise ReadError("a negative number has no square root", node.place)
    over, under = value.numer().isqrt(), value.denom().isqrt()
    return fmpq(over, under) if fmpq(over, under) ** 2 == value else None


def _at_special_point(node: Apply, value: fmpq) -> fmpq | None:
    if node.op in {"log", "log10"} and value <= 0:
        raise ReadError(f"`{node.op}` of this has no value", node.place)
    point = _SPECIAL.get(node.op)
    return point[1] if point and point[0] == value else None


_RULES: dict[str, Callable[..., fmpq | None]] = {
    "+": lambda _, left, right: left + right,
    "-": lambda _, left, right: left - right,
    "*": lambda _, left, right: left * right,
    "/": _divide,
    "^": _power,
    "neg": lambda _, value: -value,
    "%": lambda _, value: value / 100,
    "sqrt": _root,
    "abs": lambda _, value: abs(value),
    "relu": lambda _, value: max(value, _ZERO),
    "max": lambda _, *values: max(values),
    "min": lambda _, *values: min(values),
}
