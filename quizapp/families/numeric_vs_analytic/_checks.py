"""Gradient checks: analytic against numeric gradient, and the bugs they show."""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flint import fmpq

    from quizapp.families.numeric_vs_analytic._secants import Secant


# What a bug does to the right component, and how it shows in the errors; signs and factors can
# be told apart by the relative error alone: 2 for a wrong sign, 1/2 for a factor of two.
BUGS: dict[str, tuple[fmpq, str]] = {
    "sign": (exact(-1), "its sign is wrong"),
    "half": (exact("1/2"), "a factor 2 is missing"),
    "double": (exact(2), "it has a factor 2 too many"),
    "third": (exact("1/3"), "a factor 3 is missing"),
}


@dataclass(frozen=True, slots=True)
class Check:
    """Analytic and numeric gradient, component by component.

    Attributes:
        norms: whether the norm form is asked, for the vectors as a whole.
        options: the bugs to choose from, in the order shown; none where a number is asked.
        secant: what the numeric gradient, which is then not told, is measured on.
    """

    analytic: tuple[fmpq, ...]
    numeric: tuple[fmpq, ...]
    norms: bool = False
    options: tuple[str, ...] = ()
    secant: Secant | None = None

    @property
    def pairs(self) -> list[tuple[fmpq, fmpq]]:
        """Analytic and numeric component, pair by pair."""
        return list(zip(self.analytic, self.numeric, strict=True))

    @property
    def value(self) -> fmpq:
        """The relative error that is asked."""
        if self.norms:
            return norm(differences(self)) / (norm(self.analytic) + norm(self.numeric))
        return max(errors(self))


def larger(a: fmpq, n: fmpq) -> fmpq:
    """Returns the larger of both sizes."""
    return max(abs(a), abs(n))


def errors(check: Check) -> list[fmpq]:
    """Returns the relative error of each component."""
    return [abs(a - n) / larger(a, n) for a, n in check.pairs]


def differences(check: Check) -> tuple[fmpq, ...]:
    """Returns analytic − numeric, component by component."""
    return tuple(a - n for a, n in check.pairs)


def norm(vector: Sequence[fmpq]) -> fmpq:
    """Returns the length of an integer vector whose length is an integer."""
    return exact(isqrt(sum(int(v.p) ** 2 for v in vector)))
