"""An epoch on the full batch, and passes through the examples one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact
from quizapp.families.sgd._scalar_losses import Example

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flint import fmpq


@dataclass(frozen=True, slots=True)
class Epoch:
    """Examples with the loss ½(w·x − t)² each.

    Attributes:
        data: pairs of x and t, in the order of the pass; x is 1 where only targets are told.
        steps: on the full batch.
        both_orders: whether the pass is asked forward and backward, and no full batch.
    """

    data: tuple[tuple[fmpq, fmpq], ...]
    start: fmpq
    rate: fmpq
    steps: int = 1
    both_orders: bool = False

    @property
    def names(self) -> tuple[str, str]:
        """What is asked, by name."""
        return ("w_forward", "w_backward") if self.both_orders else ("w_batch", "w_SGD")

    @property
    def plain(self) -> bool:
        """Whether the loss is ½(w − t)², without inputs."""
        return all(x == 1 for x, _ in self.data)


def slope(pair: tuple[fmpq, fmpq], w: fmpq) -> fmpq:
    """Returns the derivative of one example's loss at w."""
    return Example.of(*pair).slope(w)


def on_the_batch(epoch: Epoch, steps: int, share: fmpq) -> list[fmpq]:
    """Returns the weights of full-batch steps; `share` is what each example's slope counts."""
    weights = [epoch.start]
    for _ in range(steps):
        total = sum((slope(pair, weights[-1]) for pair in epoch.data), start=exact(0))
        weights.append(weights[-1] - epoch.rate * share * total)
    return weights


def one_by_one(epoch: Epoch, start: fmpq, pairs: Iterable[tuple[fmpq, fmpq]]) -> list[fmpq]:
    """Returns the weights of a pass through the examples."""
    weights = [start]
    for pair in pairs:
        weights.append(weights[-1] - epoch.rate * slope(pair, weights[-1]))
    return weights


def share_of_each(epoch: Epoch) -> fmpq:
    """Returns what each example's slope counts in their mean."""
    return exact(1) / len(epoch.data)


def forwards(epoch: Epoch) -> fmpq:
    """Returns the weight after the pass."""
    return one_by_one(epoch, epoch.start, epoch.data)[-1]


def backwards(epoch: Epoch) -> fmpq:
    """Returns the weight after the pass in the reverse order."""
    return one_by_one(epoch, epoch.start, epoch.data[::-1])[-1]


def ends(epoch: Epoch) -> tuple[fmpq, fmpq]:
    """Returns both weights that are asked."""
    if epoch.both_orders:
        return forwards(epoch), backwards(epoch)
    return on_the_batch(epoch, epoch.steps, share_of_each(epoch))[-1], forwards(epoch)
