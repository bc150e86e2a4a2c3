"""Roots and circular functions: operations whose values at rationals are mostly irrational.

They are in a table of their own, since no problem is drawn from them; `quizapp graph` takes them,
with sympy's expressions as numbers.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from flint import fmpq

from quizapp.engine import lazy_sympy
from quizapp.engine.numbers import Log
from quizapp.engine.ops import OPS, Op

if TYPE_CHECKING:
    from quizapp.engine.numbers import Number


def sqrt(value: Number) -> Number:
    """Returns the square root of `value`.

    Raises:
        TypeError: the root of a rational is none, or `value` is a `Log`.
    """
    match value:
        case float():
            return math.sqrt(value)
        case fmpq() if value >= 0:
            root = fmpq(value.numer().isqrt(), value.denom().isqrt())
            if root * root == value:
                return root
    if isinstance(value, fmpq | Log):
        raise TypeError(f"the square root of {value!s} is not rational")
    return lazy_sympy.load().sqrt(value)


def sin(value: Number) -> Number:
    """Returns the sine of `value`; TypeError where it is not known as rational."""
    if isinstance(value, float):
        return math.sin(value)
    if isinstance(value, fmpq | Log):
        return _at_zero("sin", value, fmpq(0))
    return lazy_sympy.load().sin(value)


def cos(value: Number) -> Number:
    """Returns the cosine of `value`; TypeError where it is not known as rational."""
    if isinstance(value, float):
        return math.cos(value)
    if isinstance(value, fmpq | Log):
        return _at_zero("cos", value, fmpq(1))
    return lazy_sympy.load().cos(value)


def _at_zero(name: str, value: Number, result: fmpq) -> fmpq:
    if value == 0:
        return result
    raise TypeError(f"{name} of {value!s} is not rational")


ALL_OPS: dict[str, Op] = OPS | {
    "sqrt": Op(
        arity=1,
        value=sqrt,
        local=lambda y, _u: (1 / (y + y),),
        text="√({})".format,
        symbolic=lambda u: lazy_sympy.load().sqrt(u),
    ),
    "sin": Op(
        arity=1,
        value=sin,
        local=lambda _y, u: (cos(u),),
        text="sin({})".format,
        symbolic=lambda u: lazy_sympy.load().sin(u),
    ),
    "cos": Op(
        arity=1,
        value=cos,
        local=lambda _y, u: (-sin(u),),
        text="cos({})".format,
        symbolic=lambda u: lazy_sympy.load().cos(u),
    ),
}
