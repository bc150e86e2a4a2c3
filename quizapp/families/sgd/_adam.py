"""Adam's moments, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact

if TYPE_CHECKING:
    from flint import fmpq


@dataclass(frozen=True, slots=True)
class Run:
    """Adam from m = u = 0 with ε = 0, one step for each gradient.

    Attributes:
        asked: "moments", "weight", or "uncorrected" for the weight without bias correction.
    """

    start: fmpq
    gradients: tuple[fmpq, ...]
    beta1: fmpq
    beta2: fmpq
    rate: fmpq
    asked: str = "weight"


@dataclass(frozen=True, slots=True)
class Step:
    """The moments after a step, and what they are corrected to."""

    m: fmpq
    u: fmpq
    m_hat: fmpq
    u_hat: fmpq


def steps_of(run: Run) -> list[Step]:
    """Returns the moments step by step."""
    m = u = exact(0)
    found = []
    for t, g in enumerate(run.gradients, start=1):
        m = run.beta1 * m + (1 - run.beta1) * g
        u = run.beta2 * u + (1 - run.beta2) * g * g
        found.append(Step(m, u, m / (1 - run.beta1**t), u / (1 - run.beta2**t)))
    return found


def root(square: fmpq) -> fmpq | None:
    """Returns the square root of a rational, None where it is irrational."""
    p, q = isqrt(int(square.p)), isqrt(int(square.q))
    return exact(p) / q if p * p == square.p and q * q == square.q else None
