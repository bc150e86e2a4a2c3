"""Steps on a data loss plus an L2 penalty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact, pretty
from quizapp.families.writing import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flint import fmpq


@dataclass(frozen=True, slots=True)
class Step:
    """One step, or several with a data gradient each.

    Attributes:
        start: the weights, then the bias where there is one.
        gradients: of the data loss alone, step by step.
        penalty: λ.
        half: whether the penalty is ½λ‖w‖² instead of λ‖w‖².
        bias: whether the last of `start` is a bias, which is not penalised.
    """

    start: tuple[fmpq, ...]
    gradients: tuple[tuple[fmpq, ...], ...]
    penalty: fmpq
    rate: fmpq
    half: bool = False
    bias: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """What is trained, by name."""
        if len(self.start) == 1:
            return ("w",)
        return ("w₁", "w₂", "b") if self.bias else ("w₁", "w₂")

    @property
    def scale(self) -> fmpq:
        """What a weight is multiplied by in the penalty's gradient."""
        return self.penalty * (1 if self.half else 2)

    @property
    def penalty_text(self) -> str:
        """The penalty as it is printed."""
        return f"{'½' if self.half else ''}λ{'w²' if len(self.start) == 1 else '‖w‖²'}"

    def penalised(self, i: int) -> bool:
        """Returns whether the i-th of `start` is in the penalty."""
        return not (self.bias and i == len(self.start) - 1)

    def pull(self, i: int, w: fmpq) -> fmpq:
        """Returns the penalty's derivative by the i-th of `start` at w."""
        return self.scale * w if self.penalised(i) else exact(0)

    @property
    def asked(self) -> tuple[str, ...]:
        """What is asked, by name: the weights after the step, or after each of two."""
        if len(self.gradients) == 1:
            return self.names
        return tuple(f"{w} after {n}" for n in (1, 2) for w in self.names)

    def states(self) -> list[tuple[fmpq, ...]]:
        """Returns the weights before the first step and after every one."""
        found = [self.start]
        for gradient in self.gradients:
            pairs = enumerate(zip(found[-1], gradient, strict=True))
            found.append(tuple(w - self.rate * (g + self.pull(i, w)) for i, (w, g) in pairs))
        return found


def after_each(states: Sequence[tuple[fmpq, ...]]) -> tuple[fmpq, ...]:
    """Returns the weights of all states but the first, one after the other."""
    return tuple(w for state in states[1:] for w in state)


def shown(values: Sequence[fmpq], one: Callable[[fmpq], str] = pretty) -> str:
    """Returns a vector as it is printed; a single value as `one` writes it."""
    return one(values[0]) if len(values) == 1 else listed(values)
