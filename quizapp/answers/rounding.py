"""Decimals: whether one is the right value, rounded to the digits that were typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flint import fmpq

from quizapp.answers.reader.tree import Apply, Node, Number
from quizapp.model import Verdict

if TYPE_CHECKING:
    from flint import arb

# A computer's own floating-point result, pasted: its last digits may be off.
_FLOAT_DIGITS = 14
_FLOAT_ERROR = fmpq(1, 10**13)


@dataclass(frozen=True, slots=True)
class Decimal:
    """A typed decimal: its value, the value of one unit in its last place, its significant digits.

    Zeros in front are no significant digits; zeros at the end are, because somebody typed them.
    """

    value: fmpq
    unit: fmpq
    digits: int


def decimal(node: Node) -> Decimal | None:
    """Returns what was typed as a decimal, with its sign and percent; None if it is something else.

    A whole number of one digit is none: `33` may be somebody's rounding of 100/3, but `3` claims
    to be exact.
    """
    sign, percent = 1, 0
    while isinstance(node, Apply) and node.op in {"neg", "%"}:
        sign, percent = (-sign, percent) if node.op == "neg" else (sign, percent + 2)
        node = node.args[0]
    if not isinstance(node, Number):
        return None
    digits = len(str(node.digits)) if node.digits else 0
    if digits < 2 and node.exponent == 0 and not percent:
        return None
    unit = fmpq(10) ** (node.exponent - percent)
    return Decimal(sign * node.digits * unit, unit, digits)


def judge(exact: fmpq | arb, typed: Decimal, min_digits: int) -> Verdict:
    """Returns whether `typed`, which is not `exact`, is `exact` rounded to the digits typed.

    At a tie both neighbours are right. A zero has no significant digit and is never a rounded
    value; 14 digits or more may be off by 1e-13 of the value.

    Args:
        exact: the value; as a ball, far more precise than `typed`.
        typed: the decimal.
        min_digits: significant digits that are enough.
    """
    slack = typed.unit / 2
    if typed.digits >= _FLOAT_DIGITS:
        slack = max(slack, abs(typed.value) * _FLOAT_ERROR)
    is_near = typed.value - slack <= exact <= typed.value + slack
    if typed.digits == 0 or not is_near:
        return Verdict.INCORRECT
    return Verdict.ROUNDED if typed.digits >= min_digits else Verdict.TOO_COARSE
