"""Softmax scores that are logarithms of rationals, so that probabilities are rational."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import exact, pretty
from quizapp.families.writing import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw

NOTE = "log is the natural logarithm"
SUBSCRIPTS = "₁₂₃"
DEFINITION = (
    "The loss is the cross-entropy −log p of the correct class;",
    f"{NOTE}. Classes count from 1.",
)


class Example(NamedTuple):
    """e^s of each score, up to a common factor, and the place of the correct class."""

    parts: tuple[fmpq, ...]
    correct: int

    @property
    def all_p(self) -> tuple[fmpq, ...]:
        """The probabilities."""
        return probabilities(self.parts)

    @property
    def p(self) -> fmpq:
        """The probability of the correct class."""
        return self.all_p[self.correct]

    @property
    def highest(self) -> fmpq:
        """The largest probability."""
        return max(self.all_p)

    def scores_told(self, shift: str = "") -> str:
        """Returns the scores and the correct class as a prompt tells them."""
        return f"s = {scores_text(self.parts, shift)}, correct class y = {self.correct + 1}"


def share(example: Example) -> str:
    """Returns how the probability of the correct class comes about: `2/(2 + 3) = 2/5`."""
    total = " + ".join(map(pretty, example.parts))
    return f"{pretty(example.parts[example.correct])}/({total}) = {pretty(example.p)}"


def shares(of: Sequence[fmpq]) -> str:
    """Returns how probabilities come about: `e^s = [2, 3], sum 5, p = [2/5, 3/5]`."""
    total = pretty(sum(of, start=exact(0)))
    return f"e^s = {listed(of)}, sum {total}, p = {listed(probabilities(of))}"


def parts(draw: Draw, count: int, most: int) -> tuple[fmpq, ...] | None:
    """Returns different whole numbers, to be e^s of the scores, that add up to `most` at most."""
    drawn = tuple(exact(draw.integer(1, 9)) for _ in range(count))
    return drawn if len(set(drawn)) == count and sum(drawn, start=exact(0)) <= most else None


def probabilities(of: Sequence[fmpq]) -> tuple[fmpq, ...]:
    """Returns what e^s are of their sum."""
    total = sum(of, start=exact(0))
    return tuple(part / total for part in of)


def scores_text(of: Iterable[fmpq], shift: str = "") -> str:
    """Returns scores as they are printed: `[log(2), 0, log(5)]`, or with `shift` after each."""
    lone = shift.replace(" + ", "").replace(" − ", "−") or "0"
    written = (f"log({pretty(part)}){shift}" if part != 1 else lone for part in of)
    return f"[{', '.join(written)}]"


def typed_log(ratio: fmpq, count: int = 1) -> str:
    """Returns log(ratio)/count as one would type it, with a minus where it is negative."""
    if ratio == 1:
        return "0"
    sign, size = ("-", 1 / ratio) if ratio < 1 else ("", ratio)
    return f"{sign}log({size!s})" + (f"/{count}" if count > 1 else "")


def loss_by_sympy(scores: Sequence[Number], correct: int) -> Number:
    """Returns the cross-entropy of sympy's scores: log of the sum of e^s, minus the right score."""
    sympy = load()
    return sympy.log(sum(map(sympy.exp, scores))) - scores[correct]


def logs_by_sympy(of: Iterable[fmpq]) -> list[Number]:
    """Returns the logarithms of `of` as sympy's."""
    return [load().log(rational(part)) for part in of]
