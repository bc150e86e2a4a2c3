"""Adam's moments, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt
from typing import TYPE_CHECKING

from quizapp.engine.numbers import decimal, decimal_places, exact, pretty

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


def moves_of(run: Run) -> list[fmpq]:
    """Returns what each step takes from w; the draws see to it that the roots are rational."""
    plain = run.asked == "uncorrected"
    pairs = [(s.m, s.u) if plain else (s.m_hat, s.u_hat) for s in steps_of(run)]
    return [run.rate * m / (root(u) or u) for m, u in pairs]


def weights_of(run: Run) -> list[fmpq]:
    """Returns the weight after each step."""
    moves = moves_of(run)
    return [run.start - sum(moves[:n], start=exact(0)) for n in range(1, len(moves) + 1)]


PLACES = 6


def decimal_or_fraction(value: fmpq) -> str:
    """Returns a number as a decimal where that is short, else as a fraction."""
    places = decimal_places(value)
    short = places is not None and places <= PLACES
    return decimal(value) if short else pretty(value)
