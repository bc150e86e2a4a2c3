"""Steps with momentum, by the right rules and by changed ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact

if TYPE_CHECKING:
    from flint import fmpq


_ONE = exact(1)


@dataclass(frozen=True, slots=True)
class Run:
    """Steps with momentum from velocity 0.

    Attributes:
        start: of each weight.
        gradients: step by step, for each weight; of a parabola they are not told but follow.
        count: of the steps.
        curvature: where the gradient comes from ½·curvature·w²; else None.
        traced: whether the last velocity and the weight before it are asked too; one weight only.
        terminal: whether the length of a step after very many is asked, over that of plain SGD.
    """

    start: tuple[fmpq, ...]
    gradients: tuple[tuple[fmpq, ...], ...]
    count: int
    momentum: fmpq
    rate: fmpq
    curvature: fmpq | None = None
    traced: bool = False
    terminal: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """What the weights are called."""
        return ("w",) if len(self.start) == 1 else ("w₁", "w₂")


@dataclass(frozen=True, slots=True)
class Rules:
    """How a step is made; as they stand here, the right rules. A mistake changes one.

    Attributes:
        keep: what of the old velocity is kept, beyond ρ.
        take: how much of the gradient enters the velocity.
        old: whether the weight moves by the velocity before its update.
    """

    keep: fmpq = _ONE
    take: fmpq = _ONE
    old: bool = False


RIGHT = Rules()


@dataclass(frozen=True, slots=True)
class Row:
    """One weight's step: gradient, new velocity, new weight."""

    g: fmpq
    v: fmpq
    w: fmpq


def rows(run: Run, i: int, rules: Rules = RIGHT) -> list[Row]:
    """Returns the steps of the i-th weight."""
    w, v = run.start[i], exact(0)
    found = []
    for n in range(run.count):
        g = run.gradients[n][i] if run.curvature is None else run.curvature * w
        new = run.momentum * rules.keep * v + rules.take * g
        w -= run.rate * (v if rules.old else new)
        v = new
        found.append(Row(g, v, w))
    return found


def end(run: Run, rules: Rules = RIGHT) -> tuple[fmpq, ...]:
    """Returns the weights after the last step."""
    return tuple(rows(run, i, rules)[-1].w for i in range(len(run.start)))


def asked(run: Run, rules: Rules = RIGHT) -> tuple[fmpq, ...]:
    """Returns the last weights; of a traced run the weight before, the velocity, the weight."""
    if not run.traced:
        return end(run, rules)
    *_, before, last = rows(run, 0, rules)
    return before.w, last.v, last.w


def settled(run: Run) -> fmpq:
    """Returns the velocity that repeats itself: v = ρv + g."""
    return run.gradients[0][0] / (1 - run.momentum)
