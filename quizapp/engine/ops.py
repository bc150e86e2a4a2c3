"""The rules of all operations, in one table: adding an operation is adding one entry.

A rule is written once for every kind of number (see `numbers`). Zeros are made as u − u, so that
no plain int slips in among exact numbers; local derivatives may be the ints 0 and 1, since they
are only ever multiplied by an upstream gradient. Where an operation has no derivative, the
convention is that of most libraries: 0 for relu and abs at 0, all to the first of a tie.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.engine import lazy_sympy
from quizapp.engine.numbers import Number, exact, exp, factor, log

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Op:
    """One operation. Where it has a constant, that is the last argument of the functions.

    Attributes:
        arity: how many inputs it reads, its constant not counted.
        value: inputs -> value.
        local: value and inputs -> the derivative of the value by each input.
        text: names of the inputs -> how the operation is written.
        symbolic: sympy expressions of the inputs -> that of the value. Independent of `local`.
        constant: makes the constant from what was given; None where the op has none.
    """

    arity: int
    value: Callable[..., Number]
    local: Callable[..., tuple[Number, ...]]
    text: Callable[..., str]
    symbolic: Callable[..., Number]
    constant: Callable[[Number], Number] | None = None


def _sigmoid(u: Number) -> Number:
    t = exp(u)
    return t / (t + 1)


def _tanh(u: Number) -> Number:
    t = exp(u)
    return (t * t - 1) / (t * t + 1)


def _power(u: Number, n: int) -> Number:
    return u**n


OPS: dict[str, Op] = {
    "add": Op(
        arity=2,
        value=lambda u, v: u + v,
        local=lambda _y, _u, _v: (1, 1),
        text="{} + {}".format,
        symbolic=lambda u, v: u + v,
    ),
    "sub": Op(
        arity=2,
        value=lambda u, v: u - v,
        local=lambda _y, _u, _v: (1, -1),
        text="{} − {}".format,
        symbolic=lambda u, v: u - v,
    ),
    "mul": Op(
        arity=2,
        value=lambda u, v: u * v,
        local=lambda _y, u, v: (v, u),
        text="{}·{}".format,
        symbolic=lambda u, v: u * v,
    ),
    "div": Op(
        arity=2,
        value=lambda u, v: u / v,
        local=lambda y, _u, v: (1 / v, -y / v),
        text="{}/{}".format,
        symbolic=lambda u, v: u / v,
    ),
    "max": Op(
        arity=2,
        value=max,
        local=lambda _y, u, v: (0, 1) if u < v else (1, 0),
        text="max({}, {})".format,
        symbolic=lambda u, v: lazy_sympy.load().Max(u, v),
    ),
    "min": Op(
        arity=2,
        value=min,
        local=lambda _y, u, v: (0, 1) if v < u else (1, 0),
        text="min({}, {})".format,
        symbolic=lambda u, v: lazy_sympy.load().Min(u, v),
    ),
    "neg": Op(
        arity=1,
        value=lambda u: -u,
        local=lambda _y, _u: (-1,),
        text="−{}".format,
        symbolic=lambda u: -u,
    ),
    "square": Op(
        arity=1,
        value=lambda u: u * u,
        local=lambda _y, u: (u + u,),
        text="{}²".format,
        symbolic=lambda u: u**2,
    ),
    "power": Op(
        arity=1,
        value=_power,
        local=lambda _y, u, n: (n * _power(u, n - 1),),
        text="{}^{}".format,
        symbolic=_power,
        constant=int,
    ),
    "scale": Op(
        arity=1,
        value=lambda u, k: k * u,
        local=lambda _y, _u, k: (k,),
        text=lambda u, k: f"{factor(k)}·{u}",
        symbolic=lambda u, k: k * u,
        constant=exact,
    ),
    "recip": Op(
        arity=1,
        value=lambda u: 1 / u,
        local=lambda y, _u: (-y * y,),
        text="1/{}".format,
        symbolic=lambda u: 1 / u,
    ),
    "relu": Op(
        arity=1,
        value=lambda u: max(u - u, u),
        local=lambda _y, u: (1 if u - u < u else 0,),
        text="relu({})".format,
        symbolic=lambda u: lazy_sympy.load().Max(0, u),
    ),
    "abs": Op(
        arity=1,
        value=lambda u: -u if u < u - u else u,
        local=lambda _y, u: (-1 if u < u - u else 1 if u - u < u else 0,),
        text="|{}|".format,
        symbolic=lambda u: lazy_sympy.load().Abs(u),
    ),
    "exp": Op(
        arity=1,
        value=exp,
        local=lambda y, _u: (y,),
        text="exp({})".format,
        symbolic=lambda u: lazy_sympy.load().exp(u),
    ),
    "log": Op(
        arity=1,
        value=log,
        local=lambda _y, u: (1 / u,),
        text="log({})".format,
        symbolic=lambda u: lazy_sympy.load().log(u),
    ),
    "sigmoid": Op(
        arity=1,
        value=_sigmoid,
        local=lambda y, _u: (y * (1 - y),),
        text="σ({})".format,
        symbolic=lambda u: 1 / (1 + lazy_sympy.load().exp(-u)),
    ),
    "tanh": Op(
        arity=1,
        value=_tanh,
        local=lambda y, _u: (1 - y * y,),
        text="tanh({})".format,
        # By exponentials, since sympy leaves tanh(log(2)) as it stands.
        symbolic=lambda u: 1 - 2 / (1 + lazy_sympy.load().exp(2 * u)),
    ),
    "softplus": Op(
        arity=1,
        value=lambda u: log(1 + exp(u)),
        local=lambda _y, u: (_sigmoid(u),),
        text="softplus({})".format,
        symbolic=lambda u: lazy_sympy.load().log(1 + lazy_sympy.load().exp(u)),
    ),
}
