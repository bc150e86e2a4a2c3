"""Numbers at which a gate teaches little: near a kink, or where a known mistake would not show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quizapp.engine.numbers import Number

_HALF = exact("1/2")

_AWKWARD: dict[str, Callable[..., bool]] = {
    "max": lambda u, v: abs(u - v) < 1,
    "relu": lambda u: abs(u) < _HALF,
    "recip": lambda v: abs(v) in (0, 1),
    "div": lambda _u, v: abs(v) in (0, 1),
    "mul": lambda u, v: abs(u) == abs(v),
}


def is_awkward(op: str, arguments: Sequence[Number]) -> bool:
    """Returns whether a gate of `op` should not be given these inputs in a problem."""
    return op in _AWKWARD and _AWKWARD[op](*arguments)
