"""How fast answers are read, against Python's own parser on the same text; and what no one types.

Python's parser is C, reads Python only, and runs what it is given; it is the yardstick because it
is there on every machine.
"""

from __future__ import annotations

import ast
from statistics import median
from typing import TYPE_CHECKING

from quizapp.answers import reader
from tests.answers.reader.hostile import SHAPES
from tests.benchmarks._clock import seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_KNOWN = frozenset({"x", "y", "p", "w1", "x1", "b"})
# What Python can read as well.
_TYPED = (
    *("-1/2", "0.333", "3", "1e-3", "-0.25", "2*log(3)", "(1+2)*3/4", "1/(1+exp(-2))", "sqrt(2)"),
    *("x**2 - 1", "(x-1)*(x+1)", "exp(-x)/(1+exp(-x))**2", "1 - tanh(x)**2", "w1*x1 + b"),
    *("-y/p + (1-y)/(1-p)", "2*x*y", "0.8807970779778823", "max(0, x)", "x*exp(x)", "12"),
)


def run() -> Iterator[str]:
    """Yields a line a measurement: a ratio of two times of the same run, and the worst times."""
    times = [seconds(_read, text, 20) for text in _TYPED]
    ratios = [taken / seconds(_parse, text, 20) for taken, text in zip(times, _TYPED, strict=True)]
    yield (
        f"reading: median {median(ratios):.1f} times ast.parse, worst {max(ratios):.1f} times"
        f" (median {median(times) * 1e6:.0f} µs, aim 40)"
    )
    worst = sorted(((_worst(make), name) for name, make in SHAPES.items()), reverse=True)
    named = ", ".join(f"{name} {seconds * 1e3:.1f} ms" for seconds, name in worst[:3])
    yield f"reading: hostile shapes of up to 2,000 characters, refused: {named} (aim 1)"


def _read(text: str) -> None:
    reader.read_answer(text, _KNOWN)


def _parse(text: str) -> None:
    ast.parse(text, mode="eval")


def _worst(make: Callable[[int], str]) -> float:
    size = 2_000 // max(1, len(make(100)) // 100)
    texts = [make(count) for count in (50, size // 3, size)]
    tried = [(read, text) for text in texts for read in (_read, reader.read_rows, _read_named)]
    return max((seconds(_is_refused, case) for case in tried if _is_refused(case)), default=0)


def _read_named(text: str) -> None:
    reader.read_named(text, ("x", "y"))


def _is_refused(case: tuple[Callable[[str], object], str]) -> bool:
    read, text = case
    try:
        read(text)
    except reader.ReadError:
        return True
    return False
