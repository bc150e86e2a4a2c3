"""What a worked expression is: its graph, exact values, gradients, and what is special."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.engine.backprop import Trace


@dataclass(frozen=True, slots=True)
class Worked:
    """A graph after its forward and backward pass.

    Attributes:
        trace: its numbers are `Shown`: exact texts, with a short form each.
        variables: places of the variables that are asked, in the order asked.
        constants: places of the numbers in the expression.
        notes: where a gate has no derivative, and what was used instead.
    """

    trace: Trace
    variables: tuple[int, ...]
    constants: frozenset[int]
    notes: tuple[str, ...]
