"""The operations of `quizapp graph` on matrices: those of numbers entry by entry, and products."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from quizapp.engine.arrays import ARRAY_OPS, Pull, each, elementwise
from quizapp.engine.elementary import ALL_OPS
from quizapp.engine.ops import OPS, Op

if TYPE_CHECKING:
    from quizapp.engine.arrays import Array


def _average(u: Array) -> Array:
    return np.sum(u) / int(np.size(u))


def _spread(u: Array, upstream: Array) -> Array:
    return np.broadcast_to(np.asarray(upstream / int(np.size(u)), dtype=object), np.shape(u))


def _lifted(op: Op) -> Op:
    return replace(
        op, value=each(op.value), local=elementwise(op.local, 1), symbolic=each(op.symbolic)
    )


MATRIX_OPS: dict[str, Op] = (
    ARRAY_OPS
    | {name: _lifted(op) for name, op in ALL_OPS.items() if name not in OPS}
    | {
        "average": Op(
            arity=1,
            value=_average,
            local=lambda _y, u: (Pull(lambda up: _spread(u, up)),),
            text="mean({})".format,
            symbolic=_average,
        )
    }
)
