"""Functions beyond arithmetic on any kind of number: rational where they can be.

On a `Log`, sigmoid, tanh and softplus are made of exponentials, which are rational there. Roots,
sines and cosines are rational at few numbers; elsewhere they want sympy's expressions or floats.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from flint import fmpq

from quizapp.engine import lazy_sympy
from quizapp.engine.numbers import Log, exp, log

if TYPE_CHECKING:
    from quizapp.engine.numbers import Number

# A 0 that does not look like one.
_LOG_OF_ONE = Log(fmpq(1))


def sigmoid(value: Number) -> Number:
    """Returns 1/(1 + exp(−value)); TypeError where it is not known as rational."""
    t = exp(value)
    return t / (t + 1)


def tanh(value: Number) -> Number:
    """Returns the hyperbolic tangent; TypeError where it is not known as rational."""
    t = exp(value)
    return (t * t - 1) / (t * t + 1)


def softplus(value: Number) -> Number:
    """Returns log(1 + exp(value)); TypeError where that is not known as a `Log`."""
    return log(1 + exp(value))


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
    if value in (0, _LOG_OF_ONE):
        return result
    raise TypeError(f"{name} of {value!s} is not rational")
