"""Expressions evaluated in ball arithmetic: a number together with a bound of its error."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from operator import add, methodcaller, mul, neg, sub, truediv
from threading import RLock
from typing import TYPE_CHECKING, cast

from flint import acb, arb, ctx

from quizapp.answers.exact import literal
from quizapp.answers.reader.tree import Constant, Node, fold, inside_out

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from flint import fmpq

# Beyond it exp and its relatives cost more, and say less, than any answer needs.
MAX_ARGUMENT = 10_000


class _NoValueError(Exception):
    """What is evaluated has no value that could be told."""


Ball = arb | acb
_Kind = type[arb] | type[acb]

_one_at_a_time = RLock()

_E = Constant("e")
_CONSTANTS: dict[str, Callable[[], arb]] = {"e": arb.const_e, "pi": arb.pi}


@dataclass(slots=True)
class precision:  # noqa: N801 - used as a function; `contextmanager` takes three times as long
    """Sets the precision of balls for this thread's work; others wait, for flint has only one."""

    bits: int
    before: int = 0

    def __enter__(self) -> None:
        """Sets it."""
        _one_at_a_time.acquire()
        self.before, ctx.prec = ctx.prec, self.bits

    def __exit__(self, *_: object) -> None:
        """Sets what was set before."""
        ctx.prec = self.before
        _one_at_a_time.release()


def ball(node: Node, point: Mapping[str, fmpq]) -> arb:
    """Returns a ball that holds the value of `node` at `point`, at the `precision` set.

    It is not finite where the value is undefined, or cannot be told from an undefined one.
    """
    return ball_of(inside_out(node), point)


def ball_of(parts: Sequence[Node], point: Mapping[str, fmpq]) -> arb:
    """Returns what `ball` does, of an expression that is `inside_out` already."""
    return cast("arb", _evaluated(parts, point, arb))


def complex_ball(node: Node, point: Mapping[str, fmpq]) -> acb:
    """Returns a ball that holds the principal complex value: there the root of -1 has one."""
    return cast("acb", _evaluated(inside_out(node), point, acb))


def _evaluated(parts: Sequence[Node], point: Mapping[str, fmpq], kind: _Kind) -> Ball:
    visit: Callable[[Node, list[Ball]], Ball] = partial(_value, point, kind)
    try:
        return fold(parts, visit)
    except _NoValueError:
        return kind("nan")


def _value(point: Mapping[str, fmpq], kind: _Kind, part: Node, args: list[Ball]) -> Ball:
    op = part.op
    if not args:
        return kind(_LEAVES[op](part, point))
    if op in _ALWAYS_FINITE:
        return _RULES[op](*args)
    if op == "^" and part.args[0] == _E:
        op, args = "exp", args[1:]
    is_too_large = op in _BOUNDED and not abs(args[-1]) <= MAX_ARGUMENT
    if is_too_large or (kind is acb and op in _REAL):
        raise _NoValueError
    value = _RULES[op](*args)
    # A ball that is not finite overlaps everything and compares with nothing: stop there.
    if not value.is_finite():
        raise _NoValueError
    return value


_LEAVES: dict[str, Callable[..., int | fmpq | arb]] = {
    "number": lambda number, _: literal(number) if number.exponent else number.digits,
    "name": lambda name, point: point[name.name],
    "constant": lambda constant, _: _CONSTANTS[constant.name](),
}


def _max(*args: arb) -> arb:
    largest = args[0]
    for arg in args[1:]:
        largest = largest.max(arg)
    return largest


def _min(*args: arb) -> arb:
    return -_max(*(-arg for arg in args))


# Of finite balls: flint's exponents have no limit.
_ALWAYS_FINITE = {"+", "-", "*", "neg", "%"}
_BOUNDED = {"exp", "sin", "cos", "tan", "sinh", "cosh", "tanh", "sigmoid", "softplus", "^"}


def _power(base: Ball, exponent: Ball) -> Ball:
    # Real powers of a ball around 0 have no value in flint, complex ones do.
    if isinstance(exponent, arb) and exponent.is_integer() and base.contains(0):
        return (acb(base) ** acb(exponent)).real
    return base**exponent


# Functions of real values alone.
_REAL = {"relu", "abs", "max", "min"}

_RULES: dict[str, Callable[..., Ball]] = {
    "+": add,
    "-": sub,
    "*": mul,
    "/": truediv,
    "^": _power,
    "neg": neg,
    "%": lambda x: x / 100,
    **{
        name: methodcaller(name)
        for name in ("exp", "log", "sqrt", "sin", "cos", "tan", "sinh", "cosh", "tanh")
    },
    "log10": lambda x: x.log() / arb.const_log10(),
    "sigmoid": lambda x: 1 / (1 + (-x).exp()),
    "softplus": lambda x: x.exp().log1p(),
    "relu": lambda x: _max(x, arb(0)),
    "abs": abs,
    "max": _max,
    "min": _min,
}
