"""What the families on gradient descent share: sums of terms as text, a step by sympy."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar

from quizapp.engine import lazy_sympy
from quizapp.engine.numbers import exact, factor, pretty
from quizapp.model import Misconception

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.model import Answer

T = TypeVar("T")

# What known mistakes lead to, and what to say of it, by their tags.
Wrong: TypeAlias = "dict[str, tuple[fmpq, str]]"
WrongVector: TypeAlias = "dict[str, tuple[tuple[fmpq, ...], str]]"

# α of exercises: small, with small denominators.
LEARNING_RATES = tuple(map(exact, ("1/2", "1/4", "1/5", "1/8", "1/10")))


def terms(pairs: Iterable[tuple[fmpq, str]]) -> str:
    """Returns a sum of coefficients times names, as one writes it: `2w² − w + (1/2)v − 3`.

    Args:
        pairs: coefficient and name of each term; an empty name makes a constant.
    """
    said = ""
    for coefficient, name in pairs:
        if coefficient == 0:
            continue
        sign = "−" if coefficient < 0 else "+"
        term = _term(abs(coefficient), name)
        said += f" {sign} {term}" if said else term if sign == "+" else f"−{term}"
    return said or "0"


def _term(size: fmpq, name: str) -> str:
    if not name:
        return pretty(size)
    if size == 1:
        return name
    return f"({pretty(size)}){name}" if size.q != 1 else f"{pretty(size)}{name}"


def listed(values: Iterable[Number]) -> str:
    """Returns a vector as it is printed: `[1/2, −3]`."""
    return f"[{', '.join(map(pretty, values))}]"


def misconceptions(
    wrong: Mapping[str, tuple[T, str]], answer: Callable[[T], Answer]
) -> tuple[Misconception, ...]:
    """Returns known mistakes from their wrong values and what to say of them, by tag."""
    return tuple(
        Misconception(tag, answer(value), feedback) for tag, (value, feedback) in wrong.items()
    )


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
