"""Steps on a data loss plus an L2 penalty, by the right rules and by changed ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def decayed_after(step: Step) -> list[tuple[fmpq, ...]]:
    """Returns the weights where each step shrinks what the data gradient has moved."""
    found = [step.start]
    for gradient in step.gradients:
        moved = [w - step.rate * g for w, g in zip(found[-1], gradient, strict=True)]
        found.append(tuple(w - step.rate * step.pull(i, w) for i, w in enumerate(moved)))
    return found


def with_the_penalty_itself(step: Step) -> list[tuple[fmpq, ...]]:
    """Returns the weights where the penalty stands for its gradient."""
    factor_ = step.penalty / (2 if step.half else 1)
    found = [step.start]
    for gradient in step.gradients:
        pairs = enumerate(zip(found[-1], gradient, strict=True))
        found.append(
            tuple(
                w - step.rate * (g + (factor_ * w * w if step.penalised(i) else 0))
                for i, (w, g) in pairs
            )
        )
    return found


def with_stale_penalty(step: Step) -> list[tuple[fmpq, ...]]:
    """Returns the weights where all steps take the penalty's gradient at the start."""
    pulls = [step.pull(i, w) for i, w in enumerate(step.start)]
    found = [step.start]
    for gradient in step.gradients:
        sums = zip(found[-1], gradient, pulls, strict=True)
        found.append(tuple(w - step.rate * (g + pull) for w, g, pull in sums))
    return found
