"""Exact numbers: rationals, and logarithms of rationals that come back as rationals.

A rational is python-flint's `fmpq`. A `Log` stands for log r with r > 0 rational, on which exp,
sigmoid, tanh and softplus are rational again: σ(log(a/b)) = a/(a+b). So a graph through them keeps
exact values without any symbolic algebra, and whatever leaves that circle is a `TypeError`.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any, TypeAlias

from flint import fmpq

from quizapp.engine import lazy_sympy

# Bits of a number that fits into one word of the machine.
_WORD = 64

_INEXACT = (bool, float)
# A plus or minus between two values, not the sign of one, nor that of the exponent in `1e-05`.
_BETWEEN = re.compile(r"(?<=[\w)])(?<!\de)[-+]")

# A number of any kind that the engine is generic over: `fmpq`, `Log`, float, sympy expression.
Number: TypeAlias = Any


def exact(value: int | str | fmpq) -> fmpq:
    """Returns `value` as an exact rational: the one way in for constants.

    Args:
        value: an integer, a rational, or a text such as "-3/4".

    Raises:
        TypeError: `value` is of another type, a float for one.
    """
    if type(value) is str:
        numerator, _, denominator = value.partition("/")
        return fmpq(int(numerator), int(denominator or 1))
    if type(value) in _INEXACT:
        raise TypeError(f"{value!r} is no exact number; write it as a fraction")
    return fmpq(value)


@dataclass(frozen=True, slots=True)
class Log:
    """The natural logarithm of a positive rational. Adds and compares; else it is a TypeError."""

    of: fmpq

    def __add__(self, other: Log) -> Log:
        return Log(self.of * other.of) if isinstance(other, Log) else NotImplemented

    def __sub__(self, other: Log) -> Log:
        return Log(self.of / other.of) if isinstance(other, Log) else NotImplemented

    def __neg__(self) -> Log:
        return Log(1 / self.of)

    def __lt__(self, other: Log) -> bool:
        return self.of < other.of if isinstance(other, Log) else NotImplemented


def exp(value: Number) -> Number:
    """Returns e to the power of `value`, in the kind of number that `value` is.

    Raises:
        TypeError: `value` is a rational, whose exponential is none.
    """
    match value:
        case Log():
            return value.of
        case float():
            return math.exp(value)
        case fmpq():
            raise TypeError(f"exp({value}) is not rational")
    return lazy_sympy.load().exp(value)


def log(value: Number) -> Number:
    """Returns the natural logarithm of `value`, a `Log` where that is rational.

    Raises:
        TypeError: `value` is itself a `Log`.
        ValueError: `value` is not positive.
    """
    match value:
        case Log():
            raise TypeError("the logarithm of a logarithm has no exact form here")
        case float():
            return math.log(value)
        case fmpq():
            if value <= 0:
                raise ValueError(f"log({value!s}): {value!s} is not positive")
            return Log(value)
    return lazy_sympy.load().log(value)


def to_float(value: Number) -> float:
    """Returns the nearest float of a rational or a `Log`."""
    if isinstance(value, Log):
        return math.log(to_float(value.of))
    return int(value.p) / int(value.q)


def text(value: Number) -> str:
    """Returns `value` as one would type it: `-1/2`, `log(3/2)`."""
    if isinstance(value, Log):
        return f"log({text(value.of)})"
    if isinstance(value, fmpq) and value.height_bits() < _WORD:
        # What flint does for numbers of any size takes three times as long.
        numerator, denominator = int(value.p), int(value.q)
        return str(numerator) if denominator == 1 else f"{numerator}/{denominator}"
    return str(value)


def pretty(value: Number) -> str:
    """Returns `value` as it is printed, with a true minus: `−1/2`, `3·log(2)`, `1 + exp(−1/2)`."""
    written = text(value)
    if not isinstance(value, fmpq | Log):
        written = _BETWEEN.sub(r" \g<0> ", written.replace("**", "^").replace("*", "·"))
    return written.replace("-", "−")


def decimal_places(value: fmpq) -> int | None:
    """Returns how many digits `value` has after the point; None where they never end."""
    rest, twos, fives = int(value.q), 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def decimal(value: fmpq) -> str:
    """Returns `value` as a decimal with a true minus, `−0.25`.

    Raises:
        ValueError: its decimal never ends.
    """
    places = decimal_places(value)
    if places is None:
        raise ValueError(f"{value!s} has no finite decimal; write it as a fraction")
    digits = str(abs(int((value * 10**places).p))).rjust(places + 1, "0")
    point = len(digits) - places
    sign = "−" if value < 0 else ""
    return f"{sign}{digits[:point]}" + (f".{digits[point:]}" if places else "")


def addend(value: Number) -> str:
    """Returns `value` as it stands after a + or −: negative numbers in brackets."""
    shown = pretty(value)
    return f"({shown})" if shown.startswith("−") else shown


def factor(value: Number) -> str:
    """Returns `value` as it stands in a product: negative numbers and fractions in brackets."""
    shown = pretty(value)
    return f"({shown})" if shown.startswith("−") or "/" in shown else shown
