"""How long a call takes when nothing disturbs it."""

from __future__ import annotations

import gc
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")


def seconds(work: Callable[[T], object], item: T, runs: int = 3) -> float:
    """Returns the best time of some runs: of the processor, for others may be using it too.

    Without the garbage collector, as `timeit` does: it would look through all that is loaded.
    """
    times = []
    gc.disable()
    for _ in range(runs):
        start = process_time()
        work(item)
        times.append(process_time() - start)
    gc.enable()
    return min(times)


def typical(work: Callable[[T], object], items: Iterable[T]) -> float:
    """Returns the median over the items."""
    return median(seconds(work, item) for item in items)
