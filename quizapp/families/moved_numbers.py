"""An exact function of several numbers, as a function of how far one of them is moved.

It evaluates and does not differentiate: what a difference quotient says is a second opinion.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flint import fmpq

from quizapp.engine.numbers import pretty, to_float

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quizapp.engine.numbers import Number


def along_numbers(
    numbers: Sequence[fmpq], function: Callable[[Sequence[fmpq]], Number]
) -> tuple[Callable[[float], float], ...]:
    """Returns the function at `numbers` as a function of the step of each of them."""
    return tuple(partial(_value_at, numbers, place, function) for place in range(len(numbers)))


def partials(
    names: Sequence[str], numbers: Sequence[fmpq], function: Callable[[Sequence[fmpq]], Number]
) -> dict[str, Callable[[float], float]]:
    """Returns the same by the names of the derivatives that quotients tend to.

    They are written `∂L/∂w₁ at [2, −1]`, or `L′(2)` of one number.
    """
    moved = along_numbers(numbers, function)
    if len(numbers) == 1:
        return {f"L′({pretty(numbers[0])})": moved[0]}
    place = f"[{', '.join(map(pretty, numbers))}]"
    return {f"∂L/∂{name} at {place}": each for name, each in zip(names, moved, strict=True)}


def _value_at(
    numbers: Sequence[fmpq], place: int, function: Callable[[Sequence[fmpq]], Number], step: float
) -> float:
    numerator, denominator = step.as_integer_ratio()
    moved = list(numbers)
    moved[place] += fmpq(numerator, denominator)
    return to_float(function(moved))
