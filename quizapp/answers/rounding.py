"""Decimals: whether one is the right value, rounded to the digits that were typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flint import fmpq

from quizapp.answers.exact import rational
from quizapp.answers.reader.tree import Apply, Node, Number
from quizapp.model.grades import Verdict

if TYPE_CHECKING:
    from flint import arb

# A computer's own floating-point result, pasted: its last digits may be off.
_FLOAT_DIGITS = 14
_FLOAT_ERROR = fmpq(1, 10**13)


@dataclass(frozen=True, slots=True)
class Decimal:
    """A typed decimal.

    Attributes:
        value: exact, as typed.
        unit: the value of one unit in its last place.
        digits: significant ones. Zeros in front are none; zeros at the end are, because somebody
            typed them.
    """

    value: fmpq
    unit: fmpq
    digits: int


def decimal(node: Node) -> Decimal | None:
    """Returns what was typed as a decimal, with its sign and percent; None if it is something else.

    `3.33*10^-1` is one too. A whole number of one digit is none: `33` may be somebody's rounding
    of 100/3, but `3` claims to be exact.
    """
    sign, shift = 1, 0
    while isinstance(node, Apply) and (step := _step(node)):
        node, flips, moves = step
        sign, shift = sign * flips, shift + moves
    if not isinstance(node, Number):
        return None
    digits = len(str(node.digits)) if node.digits else 0
    if digits < 2 and node.exponent == 0 and not shift:
        return None
    unit = fmpq(10) ** (node.exponent + shift)
    return Decimal(sign * node.digits * unit, unit, digits)


def _step(node: Apply) -> tuple[Node, int, int] | None:
    """Returns what a sign, percent or power of ten belongs to, the sign, and the shift."""
    if node.op == "neg":
        return node.args[0], -1, 0
    if node.op == "%":
        return node.args[0], 1, -2
    power = node.args[1] if node.op == "*" else None
    if isinstance(power, Apply) and power.op == "^" and power.args[0] == Number(10):
        exponent = rational(power.args[1])
        if exponent is not None and exponent.denom() == 1:
            return node.args[0], 1, int(exponent.numer())
    return None


def judge(exact: fmpq | arb, typed: Decimal, min_digits: int) -> Verdict:
    """Returns whether `typed`, which is not `exact`, is `exact` rounded to the digits typed.

    At a tie both neighbours are right. A zero has no significant digit and is never a rounded
    value. 14 digits or more may be off by 1e-13 of the value, for a computer's own last digits
    may be; but a whole number is no such value.

    Args:
        exact: the value; as a ball, it and the `precision` set are far finer than `typed`, so that
            one that reaches a tie is there.
        typed: the decimal.
        min_digits: significant digits that are enough.
    """
    slack = typed.unit / 2
    if typed.digits >= _FLOAT_DIGITS and typed.unit != 1:
        slack = max(slack, abs(typed.value) * _FLOAT_ERROR)
    is_off = exact < typed.value - slack or exact > typed.value + slack
    if typed.digits == 0 or is_off:
        return Verdict.INCORRECT
    return Verdict.ROUNDED if typed.digits >= min_digits else Verdict.TOO_COARSE
