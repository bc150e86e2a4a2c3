"""Graphs whose values are arrays: numpy object arrays of exact numbers, and their rules.

A graph built with `ARRAY_OPS` runs through the same `backprop` as one of numbers. Only a local
derivative is no number here but a `Pull`: upstream × pull is the vector-Jacobian product, what an
input of the operation is sent. The Jacobian itself is never formed.

numpy and exact numbers get along with a few precautions, all of them kept in this file: object
arrays alone (of floats numpy would make float arrays); no `mean`, which divides by an integer of
numpy's own; no function of numpy's such as `maximum` or `exp`, but the scalar rules entry by entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from quizapp.engine.numbers import Log, Number, exact, exp, log, to_float
from quizapp.engine.ops import OPS, Op

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
    exactly = each(lambda entry: entry if isinstance(entry, Log) else exact(entry))
    return exactly(np.array(entries, dtype=object))


# Turns exact arrays into floats, for `backprop.forward` and `backward`: still object arrays.
floats = each(to_float)


@dataclass(frozen=True, slots=True)
class Pull:
    """A local derivative between arrays, as the linear map from upstream to what is sent."""

    send: Callable[[Array], Array]

    # Leaves the product array × pull to `__rmul__`.
    __array_ufunc__ = None

    def __rmul__(self, upstream: Array) -> Array:
        return self.send(upstream)


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
            return Pull(lambda upstream: unbroadcast(upstream * local, shape))

        return tuple(map(pull, range(arity)))

    return local


def _lifted(op: Op) -> Op:
    count = op.arity + (op.constant is not None)
    return Op(
        arity=op.arity,
        value=each(op.value, count),
        local=elementwise(op.local, op.arity),
        text=op.text,
        symbolic=each(op.symbolic, count),
        constant=op.constant,
    )


def _matmul(u: Array, v: Array) -> Array:
    return u @ v


def _total(u: Array) -> Number:
    return np.sum(u)


def _sum(u: Array, axis: int) -> Array:
    return u.sum(axis=axis, keepdims=True)


def _mean(u: Array, axis: int) -> Array:
    return _sum(u, axis) / u.shape[axis]


def _filled(u: Array, upstream: Array) -> Array:
    """Returns `upstream` copied along the axes that were summed away."""
    return np.broadcast_to(np.asarray(upstream, dtype=object), u.shape)


def softmax(scores: Array) -> Array:
    """Returns the probabilities along the last axis, exact where the scores are `Log`s."""
    odds = each(exp)(scores)
    return odds / odds.sum(axis=-1, keepdims=True)


def _softmax_local(p: Array, _scores: Array) -> tuple[Pull, ...]:
    return (Pull(lambda up: p * (up - (up * p).sum(axis=-1, keepdims=True))),)


def _cross_entropy(scores: Array, classes: Array) -> Number:
    """Adds −log p of the true class over the rows: a `Log`, which has no mean."""
    return np.sum(-each(log)((softmax(scores) * classes).sum(axis=-1)))


def _cross_entropy_local(_loss: Number, scores: Array, classes: Array) -> tuple[Pull, ...]:
    return (Pull(lambda up: up * (softmax(scores) - classes)),)


ARRAY_OPS: dict[str, Op] = {name: _lifted(op) for name, op in OPS.items()} | {
    "matmul": Op(
        arity=2,
        value=_matmul,
        local=lambda _y, u, v: (Pull(lambda up: up @ v.T), Pull(lambda up: u.T @ up)),
        text="{}·{}".format,
        symbolic=_matmul,
    ),
    "transpose": Op(
        arity=1,
        value=lambda u: u.T,
        local=lambda _y, _u: (Pull(lambda up: up.T),),
        text="{}ᵀ".format,
        symbolic=lambda u: u.T,
    ),
    "total": Op(
        arity=1,
        value=_total,
        local=lambda _y, u: (Pull(lambda up: _filled(u, up)),),
        text="Σ {}".format,
        symbolic=_total,
    ),
    "sum": Op(
        arity=1,
        value=_sum,
        local=lambda _y, u, _axis: (Pull(lambda up: _filled(u, up)),),
        text="sum({}, axis {})".format,
        symbolic=_sum,
        constant=int,
    ),
    "mean": Op(
        arity=1,
        value=_mean,
        local=lambda _y, u, axis: (Pull(lambda up: _filled(u, up / u.shape[axis])),),
        text="mean({}, axis {})".format,
        symbolic=_mean,
        constant=int,
    ),
    "softmax": Op(
        arity=1,
        value=softmax,
        local=_softmax_local,
        text="softmax({})".format,
        symbolic=softmax,
    ),
    "cross_entropy": Op(
        arity=1,
        value=_cross_entropy,
        local=_cross_entropy_local,
        text=lambda u, _classes: f"cross-entropy({u})",
        symbolic=_cross_entropy,
        constant=array,
    ),
}
