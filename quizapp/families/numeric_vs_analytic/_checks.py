"""What all gradient checks share: how they are told, and the relative error of a component."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from quizapp.engine.numbers import pretty

if TYPE_CHECKING:
    from flint import fmpq

# What known mistakes lead to, what to ask, and where to look, by their tags.
Wrong: TypeAlias = "dict[str, tuple[fmpq, str, str]]"


def compared(analytic: str, numeric: str) -> list[str]:
    """Returns the lines of a prompt that tell both gradients."""
    return [
        "A gradient check compares the analytic gradient a",
        "with the numeric gradient n:",
        f"  a = {analytic}",
        f"  n = {numeric}",
    ]


def larger(a: fmpq, n: fmpq) -> fmpq:
    """Returns the larger of both sizes."""
    return max(abs(a), abs(n))


def relative(a: fmpq, n: fmpq) -> fmpq:
    """Returns the relative error |a − n|/max(|a|, |n|)."""
    return abs(a - n) / larger(a, n)


def component_line(a: fmpq, n: fmpq) -> str:
    """Returns the worked line of a component."""
    rest = f"|a − n| = {pretty(abs(a - n))}, larger size {pretty(larger(a, n))}"
    return f"a = {pretty(a)}, n = {pretty(n)}: {rest}, error {pretty(relative(a, n))}"


def verdict(value: fmpq) -> str:
    """Returns what a relative error says."""
    return f"{pretty(value)} is far above one in a thousand: the check fails"
