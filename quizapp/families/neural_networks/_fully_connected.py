"""Fully connected networks by their sizes, and their parameters."""

from __future__ import annotations

import itertools
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    """A network by its sizes, from input to output.

    Attributes:
        find: "count"; "hidden", the second size from the total; or "difference", how many
            parameters more `sizes` has than `other`.
    """

    sizes: tuple[int, ...]
    find: str = "count"
    other: tuple[int, ...] = ()


def layers(sizes: tuple[int, ...]) -> list[tuple[int, int]]:
    """Returns inputs and outputs of each layer."""
    return list(itertools.pairwise(sizes))


def count(sizes: tuple[int, ...]) -> int:
    """Returns the number of weights and biases."""
    return sum((inputs + 1) * outputs for inputs, outputs in layers(sizes))
