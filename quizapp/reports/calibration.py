"""Whether one knows what one knows: confidence before the grade against what came."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from quizapp.model.brier import brier
from quizapp.store.figures import curves

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.store.peek import Peek


@dataclass(frozen=True, slots=True)
class Step:
    """The answers given with about one confidence.

    Attributes:
        confidence: the mean of what was said, 0 to 1.
        right: the share of them that was right.
    """

    confidence: float
    answers: int
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How confidence and knowledge go together.

    Attributes:
        answers: those of which something was said; the rest is None where there are none.
        confidence: the mean of what was said, 0 to 1.
        right: the share that was right.
        brier: the mean Brier score: 0 for who knows everything and knows it, 1 for the contrary.
        indifferent: what who always says `right` would have got: right (1 - right). Below it,
            what one says tells more than how often one is right.
        steps: by tenths of confidence, the least first; those that nobody used are left out.
    """

    answers: int
    confidence: float | None
    right: float | None
    brier: float | None
    indifferent: float | None
    steps: tuple[Step, ...]


def calibration(peek: Peek) -> Calibration:
    """Returns the calibration of all answers of which a confidence was said."""
    return of_counts(curves.confidence(peek))


def of_counts(counts: Sequence[tuple[int, int, int]]) -> Calibration:
    """Returns the calibration of counts: confidence in percent, answers, those that were right."""
    answers = sum(answers for _, answers, _ in counts)
    if not answers:
        return Calibration(0, None, None, None, None, ())
    right = sum(right for *_, right in counts) / answers
    return Calibration(
        answers,
        sum(percent * answers for percent, answers, _ in counts) / answers / 100,
        right,
        fsum(_total_brier(*count) for count in counts) / answers,
        right * (1 - right),
        _steps(counts),
    )


def _total_brier(percent: int, answers: int, right: int) -> float:
    wrong = answers - right
    return right * brier(percent, is_right=True) + wrong * brier(percent, is_right=False)


def _steps(counts: Sequence[tuple[int, int, int]]) -> tuple[Step, ...]:
    tenths: dict[int, list[tuple[int, int, int]]] = {}
    for count in counts:
        tenths.setdefault((count[0] + 5) // 10, []).append(count)
    return tuple(_step(tenths[tenth]) for tenth in sorted(tenths))


def _step(counts: Sequence[tuple[int, int, int]]) -> Step:
    answers = sum(answers for _, answers, _ in counts)
    said = sum(percent * answers for percent, answers, _ in counts) / answers / 100
    return Step(said, answers, sum(right for *_, right in counts) / answers)
