"""What the families on gradient descent share: learning rates, lines of a step, sympy's step."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from quizapp.engine import lazy_sympy
from quizapp.engine.numbers import exact, factor, pretty

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flint import fmpq

    from quizapp.engine.numbers import Number

# What known mistakes lead to, what to ask then and where to look, by their tags.
Wrong: TypeAlias = "dict[str, tuple[fmpq, str, str]]"
WrongVector: TypeAlias = "dict[str, tuple[tuple[fmpq, ...], str, str]]"

# Where to look.
DIRECTION = "the sign of the step"
LENGTH = "how long the step is"

# α of exercises: small, with small denominators.
LEARNING_RATES = tuple(map(exact, ("1/2", "1/4", "1/5", "1/8", "1/10")))


def update_lines(
    names: Sequence[str], start: Sequence[fmpq], rate: fmpq, gradient: Sequence[fmpq]
) -> list[str]:
    """Returns the last lines of a worked step: `w − α·∂L/∂w = 1 − (1/6)·(22/3) = −2/9`."""
    return [
        f"{name} − α·∂L/∂{name} = {pretty(w)} − {factor(rate)}·{factor(g)} = {pretty(w - rate * g)}"
        for name, w, g in zip(names, start, gradient, strict=True)
    ]


def step_by_sympy(
    loss: Callable[[Sequence[Number]], Number], start: Sequence[fmpq], learning_rate: fmpq
) -> list[str]:
    """Returns the weights after one step, differentiated by sympy, as exact texts.

    Args:
        loss: sympy's symbols of the weights -> the loss as an expression of sympy.
    """
    weights = lazy_sympy.load().symbols(f"w:{len(start)}")
    values = list(map(lazy_sympy.rational, start))
    expression = loss(weights)
    at = dict(zip(weights, values, strict=True))
    rate = lazy_sympy.rational(learning_rate)
    return [
        str(value - rate * expression.diff(weight).subs(at))
        for weight, value in zip(weights, values, strict=True)
    ]
