"""A gradient check component by component, and what known mistakes make of its error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.engine.numbers import pretty
from quizapp.families.numeric_vs_analytic._checks import larger, relative

if TYPE_CHECKING:
    from collections.abc import Callable

    from flint import fmpq

    from quizapp.families.numeric_vs_analytic._checks import Wrong
    from quizapp.families.numeric_vs_analytic._secants import Secant

_BELOW = "what the difference is divided by"
_SIGN = "the sign of an error"


@dataclass(frozen=True, slots=True)
class Check:
    """Analytic and numeric gradient, component by component.

    Attributes:
        secant: what the numeric gradient, which is then not told but asked too, is measured on.
    """

    analytic: tuple[fmpq, ...]
    numeric: tuple[fmpq, ...]
    secant: Secant | None = None

    @property
    def pairs(self) -> list[tuple[fmpq, fmpq]]:
        """Analytic and numeric component, pair by pair."""
        return list(zip(self.analytic, self.numeric, strict=True))

    @property
    def value(self) -> fmpq:
        """The relative error of the worst component."""
        return max(relative(a, n) for a, n in self.pairs)


def wrong_errors(check: Check) -> Wrong:
    """Returns the error that each known mistake leads to."""

    def worst(error: Callable[[fmpq, fmpq], fmpq]) -> fmpq:
        return max((error(a, n) for a, n in check.pairs), key=abs)

    absolute = worst(lambda a, n: abs(a - n))
    analytic = worst(lambda a, n: abs(a - n) / abs(a))
    total = worst(lambda a, n: abs(a - n) / (abs(a) + abs(n)))
    signed = worst(lambda a, n: (a - n) / larger(a, n))
    wrong: Wrong = {
        "absolute": (
            absolute,
            f"{pretty(absolute)} is the difference itself; what is it to be compared with?",
            _BELOW,
        ),
        "over-analytic": (
            analytic,
            f"{pretty(analytic)} divides by |a|; is that the larger of |a| and |n|?",
            _BELOW,
        ),
        "over-sum": (
            total,
            f"{pretty(total)} divides by |a| + |n|; what does max(|a|, |n|) choose?",
            _BELOW,
        ),
        "over-mean": (
            2 * total,
            f"{pretty(2 * total)} divides by the mean of |a| and |n|; what does the max choose?",
            _BELOW,
        ),
        "signed": (
            signed,
            f"{pretty(signed)} has a sign; which one is left of a difference after |a − n|?",
            _SIGN,
        ),
    }
    return {tag: said for tag, said in wrong.items() if _belongs(check, tag)}


def _belongs(check: Check, tag: str) -> bool:
    """Whether the changed rule matters: with a in front, |a| is the right denominator."""
    worst = max(check.pairs, key=lambda pair: relative(*pair))
    if tag == "over-analytic":
        return any(abs(n) > abs(a) for a, n in check.pairs)
    return tag != "signed" or worst[0] < worst[1]
