"""Draws that are the same on every machine and every Python.

Only `random()` of a seeded `random.Random` is promised never to change, so all else is made of it
here; and the seed is a digest, so that neighbouring seeds share nothing.
"""

from __future__ import annotations

from hashlib import sha256
from random import Random
from typing import TYPE_CHECKING, TypeVar

from quizapp.engine.numbers import exact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flint import fmpq

T = TypeVar("T")


class Draw:
    """A stream of draws, decided by `key` alone."""

    def __init__(self, *key: str | int) -> None:
        digest = sha256("/".join(map(str, key)).encode()).digest()
        self._random = Random(int.from_bytes(digest)).random

    def integer(self, low: int, high: int) -> int:
        """Returns an integer from `low` to `high`, both included."""
        return low + int(self._random() * (high - low + 1))

    def nonzero(self, most: int) -> fmpq:
        """Returns an exact integer from −`most` to `most`, but not 0."""
        size = exact(self.integer(1, most))
        return size if self.chance(0.5) else -size

    def chance(self, probability: float) -> bool:
        """Returns True with that probability."""
        return self._random() < probability

    def choice(self, items: Sequence[T]) -> T:
        """Returns one of `items`."""
        return items[int(self._random() * len(items))]

    def sample(self, items: Sequence[T], count: int) -> list[T]:
        """Returns `count` different places' items, in the order drawn."""
        rest = list(items)
        return [rest.pop(self.integer(0, len(rest) - 1)) for _ in range(count)]
