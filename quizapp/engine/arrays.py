"""Graphs whose values are arrays: numpy object arrays of exact numbers, and their rules.

A graph built with `ARRAY_OPS` runs through the same `backprop` and `tangents` as one of numbers.
Only a local derivative is no number here but a `Pull`, a linear map: upstream × it is the
vector-Jacobian product, what an input of the operation is sent; it × a tangent of the input is
the Jacobian-vector product. The Jacobian itself is never formed.

numpy and exact numbers get along with a few precautions, all of them kept in this file: object
arrays alone (of floats numpy would make float arrays); no `mean`, which divides by an integer of
numpy's own; no function of numpy's such as `maximum` or `exp`, but the scalar rules entry by entry.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from quizapp.engine.numbers import Log, Number, exact, exp, log, to_float
from quizapp.engine.op import Op
from quizapp.engine.ops import OPS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# An array of dtype object, or a single number.
Array: TypeAlias = Any


def each(function: Callable[..., Number], count: int = 1) -> Callable[..., Array]:
    """Returns `function` of `count` numbers as one of arrays: entry by entry, with broadcasting."""
    lifted: Callable[..., Array] = np.frompyfunc(function, count, 1)
    return lifted


def array(entries: Sequence[Any]) -> Array:
    """Returns nested sequences of integers, texts and exact numbers as an array.

    Raises:
        TypeError: an entry is a float.
    """
    return _exactly(np.array(entries, dtype=object))


_exactly = each(lambda entry: entry if isinstance(entry, Log) else exact(entry))

# Turns exact arrays into floats, for `backprop.forward` and `backward`: still object arrays.
floats = each(to_float)


@dataclass(frozen=True, slots=True)
class Pull:
    """A local derivative between arrays, as the linear map that it is.

    Attributes:
        send: the upstream gradient -> what the input is sent.
        push: a tangent of the input -> what it adds to that of the value; a mistaken rule, which
            runs backward only, has none.
    """

    send: Callable[[Array], Array]
    push: Callable[[Array], Array] | None = None

    # Leaves the product array × pull to `__rmul__`.
    __array_ufunc__ = None

    def __rmul__(self, upstream: Array) -> Array:
        return self.send(upstream)

    def __mul__(self, tangent: Array) -> Array:
        return self.push(tangent) if self.push else NotImplemented


def unbroadcast(sent: Array, shape: tuple[int, ...]) -> Array:
    """Returns `sent` summed over every axis along which an array of `shape` was copied."""
    if np.shape(sent) == shape:
        return sent
    extra = tuple(range(sent.ndim - len(shape)))
    copied = tuple(
        axis + len(extra)
        for axis, length in enumerate(shape)
        if length == 1 and sent.shape[axis + len(extra)] > 1
    )
    return sent.sum(axis=extra + copied, keepdims=True).reshape(shape)


def elementwise(
    rule: Callable[..., tuple[Number, ...]], arity: int
) -> Callable[..., tuple[Pull, ...]]:
    """Returns the local rule of a scalar operation as the rule for arrays of its inputs.

    An input that was broadcast was used several times: it gets the sum of what its uses send.
    """

    def local(value: Array, *arguments: Array) -> tuple[Pull, ...]:
        def pull(slot: int) -> Pull:
            slope = each(lambda *entries: rule(*entries)[slot], 1 + len(arguments))
            local = slope(value, *arguments)
            shape = np.shape(arguments[slot])
            return Pull(
                lambda upstream: unbroadcast(upstream * local, shape),
                lambda tangent: local * tangent,
            )

        return tuple(map(pull, range(arity)))

    return local


def _lifted(op: Op) -> Op:
    count = op.arity + (op.constant is not None)
    return replace(
        op,
        value=each(op.value, count),
        local=elementwise(op.local, op.arity),
        symbolic=each(op.symbolic, count),
    )


# Of a number there is none, where numpy's own function would give one.
_transpose = attrgetter("T")


def _matmul(u: Array, v: Array) -> Array:
    return u @ v


def _matmul_local(_y: Array, u: Array, v: Array) -> tuple[Pull, ...]:
    return (
        Pull(lambda up: up @ v.T, lambda tangent: tangent @ v),
        Pull(lambda up: u.T @ up, lambda tangent: u @ tangent),
    )


def _average(u: Array) -> Number:
    return np.sum(u) / u.size


def _sum(u: Array, axis: int) -> Array:
    return u.sum(axis=axis, keepdims=True)


def _mean(u: Array, axis: int) -> Array:
    return _sum(u, axis) / u.shape[axis]


def _spread(u: Array, upstream: Array) -> Array:
    """Returns `upstream` copied along the axes that were summed away."""
    return np.broadcast_to(np.asarray(upstream, dtype=object), u.shape)


def softmax(scores: Array) -> Array:
    """Returns the probabilities along the last axis, exact where the scores are `Log`s."""
    odds = each(exp)(scores)
    return odds / odds.sum(axis=-1, keepdims=True)


def _softmax_local(p: Array, _scores: Array) -> tuple[Pull, ...]:
    """The Jacobian of each row, diag(p) − p·pᵀ, is symmetric: it sends as it pushes."""

    def times(row: Array) -> Array:
        return p * (row - (row * p).sum(axis=-1, keepdims=True))

    return (Pull(times, times),)


def _cross_entropy(scores: Array, classes: Array) -> Number:
    """Adds −log p of the true class over the rows: a `Log`, which has no mean."""
    return np.sum(-each(log)((softmax(scores) * classes).sum(axis=-1)))


def _cross_entropy_local(_loss: Number, scores: Array, classes: Array) -> tuple[Pull, ...]:
    slope = softmax(scores) - classes
    return (Pull(lambda up: up * slope, lambda tangent: np.sum(slope * tangent)),)


ARRAY_OPS: dict[str, Op] = {name: _lifted(op) for name, op in OPS.items()} | {
    "matmul": Op(
        value=_matmul,
        local=_matmul_local,
        rules=("G·{v}ᵀ", "{u}ᵀ·G"),
        symbolic=_matmul,
        form="{u}·{v}",
        sign="@",
    ),
    "transpose": Op(
        value=_transpose,
        local=lambda _y, _u: (Pull(_transpose, _transpose),),
        rules=("Gᵀ",),
        symbolic=_transpose,
        form="{u}ᵀ",
        sign="uᵀ",
    ),
    "total": Op(
        value=np.sum,
        local=lambda _y, u: (Pull(lambda up: _spread(u, up), np.sum),),
        rules=("G in every entry",),
        symbolic=np.sum,
        form="Σ {u}",
        sign="Σ",
    ),
    "average": Op(
        value=_average,
        local=lambda _y, u: (Pull(lambda up: _spread(u, up / u.size), _average),),
        rules=("G/n in every one of n entries",),
        symbolic=_average,
        form="mean({u})",
        sign="mean",
    ),
    "sum": Op(
        value=_sum,
        local=lambda _y, u, axis: (Pull(lambda up: _spread(u, up), lambda t: _sum(t, axis)),),
        rules=("G copied along axis {k}",),
        symbolic=_sum,
        form="sum({u}, axis {k})",
        sign="sum",
        constant=int,
    ),
    "mean": Op(
        value=_mean,
        local=lambda _y, u, axis: (
            Pull(lambda up: _spread(u, up / u.shape[axis]), lambda t: _mean(t, axis)),
        ),
        rules=("G/n copied n times along axis {k}",),
        symbolic=_mean,
        form="mean({u}, axis {k})",
        sign="mean",
        constant=int,
    ),
    "softmax": Op(
        value=softmax,
        local=_softmax_local,
        rules=("{y}·(G − the sum of G·{y} in each row)",),
        symbolic=softmax,
        form="softmax({u})",
        sign="softmax",
    ),
    "cross_entropy": Op(
        value=_cross_entropy,
        local=_cross_entropy_local,
        rules=("G·(softmax({u}) − the true classes)",),
        symbolic=_cross_entropy,
        form="cross-entropy({u})",
        sign="cross-entropy",
        constant=array,
    ),
}
