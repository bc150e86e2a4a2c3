"""Sweeps counted by making them: each fills entries of a Jacobian until none is missing."""

from __future__ import annotations

from itertools import product


def forward_sweeps(inputs: int, outputs: int) -> int:
    """Returns how many forward sweeps fill a Jacobian: each gives what one input does to all."""
    missing, sweeps = set(product(range(outputs), range(inputs))), 0
    while missing:
        _, column = missing.pop()
        missing -= {(row, column) for row in range(outputs)}
        sweeps += 1
    return sweeps


def reverse_sweeps(inputs: int, outputs: int) -> int:
    """Returns how many reverse sweeps fill a Jacobian: each gives what all do to one output."""
    missing, sweeps = set(product(range(outputs), range(inputs))), 0
    while missing:
        row, _ = missing.pop()
        missing -= {(row, column) for column in range(inputs)}
        sweeps += 1
    return sweeps


def points_of_differences(inputs: int) -> int:
    """Returns at how many points forward differences look: the base, and a step along each input.

    A point is known by the inputs that were moved.
    """
    return len({end for moved in range(inputs) for end in (frozenset({moved}), frozenset())})
