"""Orders drawn so that they are the same on every Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random


def drawn_order(count: int, rng: Random) -> list[int]:
    """Returns the indexes below `count` in an order drawn from `rng`.

    `random()` is the one method whose numbers Python promises to keep; `shuffle` may change.
    """
    keys = [rng.random() for _ in range(count)]
    return sorted(range(count), key=keys.__getitem__)
