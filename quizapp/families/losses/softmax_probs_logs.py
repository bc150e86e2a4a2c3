"""Softmax probabilities of scores that are logarithms.

Levels: 1 scores log a · 2 with a common shift · 3 scores doubled or halved · 4 two classes: the
sigmoid of the difference · 5 backwards: a score for a wanted probability.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt
from typing import TYPE_CHECKING

from quizapp.answers import vector
from quizapp.engine.lazy_sympy import load
from quizapp.engine.numbers import exact, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.losses import _two_classes, _wanted_score
from quizapp.families.losses._softmax import (
    NOTE,
    SUBSCRIPTS,
    logs_by_sympy,
    parts,
    probabilities,
)
from quizapp.families.losses._two_classes import Pair
from quizapp.families.losses._wanted_score import Wanted
from quizapp.families.writing import listed, misconceptions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flint import fmpq

    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer, Misconception

TITLE = "Softmax probabilities"
KIND = "vector"
VERSION = 1
SUMMARY = "softmax of logarithms: shifted, scaled, as a sigmoid, and backwards"


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores from the logarithms of `logs`.

    Attributes:
        shift: added to every score.
        scale: how the logarithms are scaled: "1", "2" or "1/2".
    """

    logs: tuple[fmpq, ...]
    shift: int = 0
    scale: str = "1"

    @property
    def parts(self) -> tuple[fmpq, ...]:
        """e^s of each score, without the shift."""
        match self.scale:
            case "2":
                return tuple(a * a for a in self.logs)
            case "1/2":
                return tuple(exact(isqrt(int(a.p))) for a in self.logs)
        return self.logs

    def written(self, a: fmpq) -> str:
        """Returns the score of log(a) as it is printed; log(1) is 0."""
        scaled = {"1": "log({})", "2": "2·log({})", "1/2": "log({})/2"}[self.scale].format(a)
        if not self.shift:
            return "0" if a == 1 else scaled
        if a == 1:
            return pretty(exact(self.shift))
        return f"{scaled} {'−' if self.shift < 0 else '+'} {abs(self.shift)}"

    @property
    def names(self) -> tuple[str, ...]:
        """What the probabilities are called."""
        return tuple(f"p{SUBSCRIPTS[n]}" for n in range(len(self.logs)))


GOLDEN = (1, Scores((exact(2), exact(3), exact(5))))

_LARGEST_SUM = {1: 12, 2: 12, 3: 40}


def draw(draw: Draw, level: int) -> Scores | Pair | Wanted | None:
    """Returns scores of which no two are equal."""
    if level == 5:
        return _wanted_score.draw(draw)
    if level == 4:
        return _two_classes.draw(draw)
    scale = draw.choice(("2", "1/2")) if level == 3 else "1"
    logs = parts(draw, 3, 40 if level == 3 else 12)
    if logs is None:
        return None
    if scale == "1/2":
        logs = tuple(a * a for a in logs)
    shift = draw.choice((-1, 1)) * draw.integer(1, 9) if level == 2 else 0
    scores = Scores(logs, shift, scale)
    return scores if sum(scores.parts, start=exact(0)) <= _LARGEST_SUM[level] else None


def pose(instance: Scores | Pair | Wanted) -> Draft:
    """Returns the question about probabilities, or about a score."""
    if isinstance(instance, Wanted):
        return _wanted_score.pose(instance)
    return _two_classes.pose(instance) if isinstance(instance, Pair) else _pose(instance)


def _pose(scores: Scores) -> Draft:
    of, p = scores.parts, probabilities(scores.parts)
    total = sum(of, start=exact(0))
    a = [pretty(value) for value in of]
    power = {"1": "e^(log a) = a", "2": "e^(2·log a) = a²", "1/2": "e^(log(a)/2) = √a"}
    common = "; a factor e^c that all share cancels" if scores.shift else ""
    return Draft(
        prompt=f"Scores s = [{', '.join(map(scores.written, scores.logs))}];\n"
        f"{NOTE}.\n"
        f"What are the softmax probabilities? Give [{', '.join(scores.names)}].",
        answer=_answer(scores, p),
        values=p,
        hints=(
            "Exponentiate each score, then divide by the sum: probabilities add up to 1.",
            f"{power[scores.scale]}{common}.",
            f"The exponentials{_but_shift(scores)} add up to {' + '.join(a)} = {pretty(total)}.",
        ),
        steps=(
            f"exponentials{_but_shift(scores)}: {', '.join(a)}",
            f"sum: {' + '.join(a)} = {pretty(total)}",
            f"divided by the sum: {listed(p)}",
            f"check: {' + '.join(map(pretty, p))} = 1",
        ),
        parameters={
            "logs": ", ".join(map(text, scores.logs)),
            "shift": str(scores.shift),
            "scale": scores.scale,
        },
        shown=(*of, total),
    )


def _but_shift(scores: Scores) -> str:
    if not scores.shift:
        return ""
    power = f"({pretty(exact(scores.shift))})" if scores.shift < 0 else f"{scores.shift}"
    return f" (without the common factor e^{power})"


Wrong = dict[str, "tuple[tuple[fmpq, ...], str, str]"]

# Where to look.
_PARTS = "what the exponential makes of a score"
_BELOW = "what each exponential is divided by"


def mistakes(instance: Scores | Pair | Wanted) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    if isinstance(instance, Wanted):
        return _wanted_score.mistakes(instance)
    if isinstance(instance, Pair):
        return _two_classes.mistakes(instance)
    made = {
        tag: (list(map(text, values)), said, look)
        for tag, (values, said, look) in _wrong(instance).items()
    }
    shares = _normalised_scores(instance)
    told = next(share for share in reversed(shares) if share != "0")
    said = f"{pretty(told)} is a score over the sum; what is done to a score before that?"
    made["normalises-logits"] = (shares, said, _PARTS)
    return misconceptions(made, lambda entries: _typed(instance, entries))


def _wrong(scores: Scores) -> Wrong:
    of, count = scores.parts, len(scores.logs)
    largest = max(of)
    wrong: Wrong = {
        "normalises-exp-max": (
            tuple(a / largest for a in of),
            "The largest of yours is 1; what do probabilities add up to?",
            _BELOW,
        ),
        "uniform": (
            tuple(exact(1) / count for _ in of),
            f"All {count} alike; are the scores all alike?",
            "how the scores differ",
        ),
        "argmax-one-hot": (
            tuple(exact(int(a == largest)) for a in of),
            f"That only names class {of.index(largest) + 1}; what is left to the others?",
            "how the scores differ",
        ),
    }
    if not scores.shift:  # With a shift that sigmoid is no rational.
        wrong["per-class-sigmoid"] = (
            tuple(a / (1 + a) for a in of),
            "A sigmoid for each class by itself; do these add up to 1?",
            _BELOW,
        )
    if scores.shift and min(scores.logs) + scores.shift > 0:
        wrong["shift-added"] = (
            probabilities(tuple(a + scores.shift for a in of)),
            f"There c = {pretty(exact(scores.shift))} is added to e^s; what is e^(s + c)?",
            _PARTS,
        )
    if scores.scale != "1":
        wrong["scale-ignored"] = (
            probabilities(scores.logs),
            f"The factor {scores.scale} is lost; what is e^(k·log a) with k = {scores.scale}?",
            _PARTS,
        )
    return wrong


def _normalised_scores(scores: Scores) -> list[str]:
    """Returns the scores over their sum, as texts; a factor before all of them cancels."""
    product = exact(1)
    for a in scores.logs:
        product *= a
    if not scores.shift:
        return [f"log({a!s})/log({product!s})" if a != 1 else "0" for a in scores.logs]
    sign = "-" if scores.shift < 0 else "+"
    total = f"log({product!s}) {sign} {len(scores.logs) * abs(scores.shift)}"
    return [f"{_bracketed(scores, a)}/({total})" for a in scores.logs]


def _bracketed(scores: Scores, a: fmpq) -> str:
    typed = scores.written(a).replace("−", "-")
    return typed if a == 1 else f"({typed})"


def _answer(scores: Scores, values: Iterable[fmpq]) -> vector.Answer:
    return _typed(scores, map(text, values))


def _typed(scores: Scores, entries: Iterable[str]) -> vector.Answer:
    return vector.Answer(entries=tuple(entries), names=scores.names)


def independent(instance: Scores | Pair | Wanted) -> Answer:
    """Returns the probabilities by sympy's exp and log, from the scores as they are printed."""
    if isinstance(instance, Wanted):
        return _wanted_score.independent(instance)
    if isinstance(instance, Pair):
        return _two_classes.independent(instance)
    sympy = load()
    factor = sympy.Rational(instance.scale)
    scores = [factor * s + instance.shift for s in logs_by_sympy(instance.logs)]
    whole = sum(map(sympy.exp, scores))
    return _typed(instance, (str(sympy.exp(score) / whole) for score in scores))
