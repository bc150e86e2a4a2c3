"""The rules of all operations, in one table: adding an operation is adding one entry.

A rule is written once for every kind of number (see `numbers`). Zeros are made as u − u, so that
no plain int slips in among exact numbers; local derivatives may be the ints 0 and 1, since they
are only ever multiplied by an upstream gradient. Where an operation has no derivative, the
convention is that of most libraries: 0 for relu and abs at 0, all to the first of a tie.
"""

from __future__ import annotations

from operator import add, mul, neg, sub, truediv

from quizapp.engine import lazy_sympy
from quizapp.engine.elementary import cos, sigmoid, sin, softplus, sqrt, tanh
from quizapp.engine.numbers import exact, exp, log
from quizapp.engine.op import Kink, Op

_HALF = exact("1/2")
_FIRST_OF_A_TIE = "all of the gradient goes to the first, {u}"

OPS: dict[str, Op] = {
    "add": Op(
        value=add,
        local=lambda _y, _u, _v: (1, 1),
        rules=("1", "1"),
        symbolic=add,
        form="{u} + {v}",
        sign="+",
        mistakes={"add-splits": lambda _y, _u, _v: (_HALF, _HALF)},
    ),
    "sub": Op(
        value=sub,
        local=lambda _y, _u, _v: (1, -1),
        rules=("1", "−1"),
        symbolic=sub,
        form="{u} − {v}",
        sign="−",
        mistakes={"sub-as-add": lambda _y, _u, _v: (1, 1)},
    ),
    "mul": Op(
        value=mul,
        local=lambda _y, u, v: (v, u),
        rules=("{v}", "{u}"),
        symbolic=mul,
        form="{u}·{v}",
        sign="×",
        mistakes={
            "mul-no-swap": lambda _y, u, v: (u, v),
            "mul-as-add": lambda _y, _u, _v: (1, 1),
        },
    ),
    "div": Op(
        value=truediv,
        local=lambda y, _u, v: (1 / v, -y / v),
        rules=("1/{v}", "−{u}/{v}²"),
        symbolic=truediv,
        form="{u}/{v}",
        sign="÷",
        mistakes={"inverse-no-minus": lambda y, _u, v: (1 / v, y / v)},
    ),
    "max": Op(
        value=max,
        local=lambda _y, u, v: (0, 1) if u < v else (1, 0),
        rules=("1 where {u} ≥ {v}, else 0", "1 where {v} > {u}, else 0"),
        symbolic=lambda u, v: lazy_sympy.load().Max(u, v),
        form="max({u}, {v})",
        sign="max",
        kink=Kink(lambda u, v: (u, v), where="where {u} = {v}", used=_FIRST_OF_A_TIE),
        mistakes={
            "max-to-both": lambda _y, _u, _v: (1, 1),
            "max-scaled": lambda y, u, v: (0, y) if u < v else (y, 0),
        },
    ),
    "min": Op(
        value=min,
        local=lambda _y, u, v: (0, 1) if v < u else (1, 0),
        rules=("1 where {u} ≤ {v}, else 0", "1 where {v} < {u}, else 0"),
        symbolic=lambda u, v: lazy_sympy.load().Min(u, v),
        form="min({u}, {v})",
        sign="min",
        kink=Kink(lambda u, v: (u, v), where="where {u} = {v}", used=_FIRST_OF_A_TIE),
    ),
    "neg": Op(
        value=neg,
        local=lambda _y, _u: (-1,),
        rules=("−1",),
        symbolic=neg,
        form="−{u}",
        sign="−u",
    ),
    "square": Op(
        value=lambda u: u * u,
        local=lambda _y, u: (u + u,),
        rules=("2·{u}",),
        symbolic=lambda u: u**2,
        form="{u}²",
        sign="u²",
        mistakes={"square-no-two": lambda _y, u: (u,)},
    ),
    "power": Op(
        value=pow,
        local=lambda _y, u, n: (n * u ** (n - 1),),
        rules=("{k}·{u}^({k} − 1)",),
        symbolic=pow,
        form="{u}^{k}",
        sign="u^{k}",
        constant=int,
    ),
    "scale": Op(
        value=lambda u, k: k * u,
        local=lambda _y, _u, k: (k,),
        rules=("{k}",),
        symbolic=lambda u, k: k * u,
        form="{k}·{u}",
        sign="{k}·u",
        constant=exact,
        mistakes={
            "mul-no-swap": lambda _y, u, _k: (u,),
            "mul-as-add": lambda _y, _u, _k: (1,),
        },
    ),
    "recip": Op(
        value=lambda u: 1 / u,
        local=lambda y, _u: (-y * y,),
        rules=("−1/{u}²",),
        symbolic=lambda u: 1 / u,
        form="1/{u}",
        sign="1/u",
        mistakes={"inverse-no-minus": lambda y, _u: (y * y,)},
    ),
    "relu": Op(
        value=lambda u: max(u - u, u),
        local=lambda _y, u: (1 if u - u < u else 0,),
        rules=("1 where {u} > 0, else 0",),
        # Not Max(0, u): sympy's derivative of its square is nan where it knows u for negative. Nor
        # by cases: it cannot compare a case in which something above divides by that 0.
        symbolic=lambda u: u * lazy_sympy.load().Heaviside(u, 0),
        form="relu({u})",
        sign="relu",
        kink=Kink(lambda u: (u, -u), where="at {u} = 0", used="0, as most libraries do"),
        mistakes={"relu-ignored": lambda _y, _u: (1,)},
    ),
    "leaky-relu": Op(
        value=lambda u, k: u if u - u < u else k * u,
        local=lambda _y, u, k: (1 if u - u < u else k,),
        rules=("1 where {u} > 0, else {k}",),
        symbolic=lambda u, k: lazy_sympy.load().Max(0, u) + k * lazy_sympy.load().Min(0, u),
        form="leaky({u}, {k})",
        sign="leaky",
        constant=exact,
        kink=Kink(lambda u, _k: (u, -u), where="at {u} = 0", used="{k}, as most libraries do"),
    ),
    "abs": Op(
        value=lambda u: -u if u < u - u else u,
        local=lambda _y, u: (-1 if u < u - u else 1 if u - u < u else 0,),
        rules=("the sign of {u}",),
        symbolic=lambda u: lazy_sympy.load().Abs(u),
        form="|{u}|",
        sign="|u|",
        kink=Kink(lambda u: (u, -u), where="at {u} = 0", used="0, as most libraries do"),
    ),
    "exp": Op(
        value=exp,
        local=lambda y, _u: (y,),
        rules=("{y}",),
        symbolic=lambda u: lazy_sympy.load().exp(u),
        form="exp({u})",
        sign="exp",
    ),
    "log": Op(
        value=log,
        local=lambda _y, u: (1 / u,),
        rules=("1/{u}",),
        symbolic=lambda u: lazy_sympy.load().log(u),
        form="log({u})",
        sign="log",
    ),
    "sqrt": Op(
        value=sqrt,
        local=lambda y, _u: (1 / (y + y),),
        rules=("1/(2·{y})",),
        symbolic=lambda u: lazy_sympy.load().sqrt(u),
        form="√({u})",
        sign="√u",
    ),
    "sigmoid": Op(
        value=sigmoid,
        local=lambda y, _u: (y * (1 - y),),
        rules=("{y}·(1 − {y})",),
        symbolic=lambda u: 1 / (1 + lazy_sympy.load().exp(-u)),
        form="σ({u})",
        sign="σ",
        mistakes={"sigmoid-as-exp": lambda y, _u: (y,)},
    ),
    "tanh": Op(
        value=tanh,
        local=lambda y, _u: (1 - y * y,),
        rules=("1 − {y}²",),
        # By exponentials, since sympy leaves tanh(log(2)) as it stands.
        symbolic=lambda u: 1 - 2 / (1 + lazy_sympy.load().exp(2 * u)),
        form="tanh({u})",
        sign="tanh",
    ),
    "softplus": Op(
        value=softplus,
        local=lambda _y, u: (sigmoid(u),),
        rules=("σ({u})",),
        symbolic=lambda u: lazy_sympy.load().log(1 + lazy_sympy.load().exp(u)),
        form="softplus({u})",
        sign="softplus",
    ),
    "sin": Op(
        value=sin,
        local=lambda _y, u: (cos(u),),
        rules=("cos({u})",),
        symbolic=lambda u: lazy_sympy.load().sin(u),
        form="sin({u})",
        sign="sin",
    ),
    "cos": Op(
        value=cos,
        local=lambda _y, u: (-sin(u),),
        rules=("−sin({u})",),
        symbolic=lambda u: lazy_sympy.load().cos(u),
        form="cos({u})",
        sign="cos",
    ),
}
