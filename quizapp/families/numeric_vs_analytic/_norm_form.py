"""The relative error of a whole gradient, as a ratio of lengths."""

from __future__ import annotations

from math import isqrt
from typing import TYPE_CHECKING, NamedTuple

from quizapp.answers import number
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import exact, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.numeric_vs_analytic._checks import Wrong, compared, verdict
from quizapp.families.writing import listed, misconceptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flint import fmpq

    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception


class Norms(NamedTuple):
    """Two gradients that, like their difference, have whole numbers for lengths."""

    analytic: tuple[fmpq, ...]
    numeric: tuple[fmpq, ...]

    @property
    def difference(self) -> tuple[fmpq, ...]:
        """Analytic − numeric, component by component."""
        return tuple(a - n for a, n in zip(*self, strict=True))

    @property
    def lengths(self) -> tuple[fmpq, fmpq, fmpq]:
        """‖a − n‖, ‖a‖ and ‖n‖."""
        return _length(self.difference), _length(self.analytic), _length(self.numeric)


def _length(vector: Sequence[fmpq]) -> fmpq:
    return exact(isqrt(_square(vector)))


def _square(vector: Sequence[fmpq]) -> int:
    return sum(int(v.p) ** 2 for v in vector)


_LEGS = ((3, 4), (4, 3), (6, 8), (8, 6), (5, 12), (12, 5), (9, 12), (12, 9), (8, 15), (15, 8))
_VECTORS = tuple(
    (exact(s * a), exact(t * b)) for a, b in _LEGS for s in (1, -1) for t in (1, -1)
) + tuple((exact(s * n), exact(0)) for n in (5, 6, 9, 10) for s in (1, -1))


def draw(draw: Draw) -> Norms | None:
    """Returns vectors of different lengths."""
    analytic = draw.choice(_VECTORS)
    pairs = [Norms(analytic, v) for v in _VECTORS if _length(v) != _length(analytic)]
    whole = [pair for pair in pairs if isqrt(s := _square(pair.difference)) ** 2 == s]
    return draw.choice(whole) if whole else None


def pose(norms: Norms) -> Draft:
    """Returns the question about the ratio of the lengths."""
    d, a, n = norms.lengths
    value = d / (a + n)
    return Draft(
        prompt="\n".join(
            [
                *compared(listed(norms.analytic), listed(norms.numeric)),
                "What is the relative error ‖a − n‖/(‖a‖ + ‖n‖), with Euclidean norms?",
            ]
        ),
        answer=_answer(value),
        values=(value,),
        hints=(
            "A relative error compares the difference with the size of what is compared.",
            "Three lengths: of a − n on top, of a and of n below.",
            f"a − n = {listed(norms.difference)}",
        ),
        steps=(
            f"a − n = {listed(norms.difference)}, ‖a − n‖ = {pretty(d)}",
            f"‖a‖ = {pretty(a)}, ‖n‖ = {pretty(n)}",
            f"{pretty(d)}/({pretty(a)} + {pretty(n)}) = {pretty(value)}",
            verdict(value),
        ),
        parameters={
            "analytic": ", ".join(map(text, norms.analytic)),
            "numeric": ", ".join(map(text, norms.numeric)),
        },
        shown=(value, *norms.difference),
    )


def _answer(value: fmpq) -> number.Answer:
    return number.Answer(text(value))


_BELOW = "what the length of the difference is divided by"


def mistakes(norms: Norms) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    d, a, n = norms.lengths
    whole, one, longest, half = d, d / a, d / max(a, n), (a + n) / 2
    apart = abs(a - n) / (a + n)
    wrong: Wrong = {
        "absolute": (
            whole,
            f"{pretty(whole)} is the length of a − n alone; what is it to be compared with?",
            _BELOW,
        ),
        "over-analytic": (
            one,
            f"{pretty(one)} divides by ‖a‖ alone; which other length stands below?",
            _BELOW,
        ),
        "over-max": (
            longest,
            f"{pretty(longest)} divides by the longer one; what does ‖a‖ + ‖n‖ ask for?",
            _BELOW,
        ),
        "over-mean": (
            d / half,
            f"{pretty(d / half)} divides by the mean of both lengths; is there a ½ below?",
            _BELOW,
        ),
        "difference-of-norms": (
            apart,
            f"{pretty(apart)} subtracts lengths; which vector has its length taken on top?",
            "whether vectors or their lengths are subtracted",
        ),
    }
    return misconceptions(wrong, _answer)


def independent(norms: Norms) -> number.Answer:
    """Returns the ratio by sympy's norms."""
    a, n = (load().Matrix(list(map(rational, vector))) for vector in norms)
    return number.Answer(str((a - n).norm() / (a.norm() + n.norm())))
