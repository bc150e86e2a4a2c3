"""Softmax over two classes, of whose scores only the difference is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.answers import vector
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import exact, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.losses._softmax import NOTE
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flint import fmpq

    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception


class Pair(NamedTuple):
    """Two classes whose scores differ by log(ratio)."""

    ratio: fmpq

    @property
    def p(self) -> tuple[fmpq, fmpq]:
        """Both probabilities."""
        return self.ratio / (1 + self.ratio), 1 / (1 + self.ratio)


def draw(draw: Draw) -> Pair | None:
    """Returns classes that are not alike."""
    ratio = exact(draw.integer(1, 12)) / draw.integer(1, 9)
    return None if ratio == 1 else Pair(ratio)


def pose(pair: Pair) -> Draft:
    """Returns the question about both probabilities."""
    ratio, (p, q) = pretty(pair.ratio), map(pretty, pair.p)
    return Draft(
        prompt="Softmax over two classes. Of the scores only the difference is known:\n"
        f"s₁ − s₂ = log({ratio}), where {NOTE}.\n"
        "Give [p₁, p₂].",
        answer=_answer(pair.p),
        values=pair.p,
        hints=(
            "A common shift does not matter: the difference of the scores is all that counts.",
            "p₁ = σ(s₁ − s₂), and p₁/p₂ = e^(s₁ − s₂).",
            f"p₁/p₂ = {ratio}.",
        ),
        steps=(
            f"p₁/p₂ = e^(s₁ − s₂) = {ratio}",
            f"p₁ = {ratio} ÷ (1 + {ratio}) = {p}",
            f"p₂ = 1 − {p} = {q}",
        ),
        parameters={"ratio": text(pair.ratio)},
        shown=(pair.ratio, 1 + pair.ratio),
    )


def _answer(values: Sequence[fmpq]) -> vector.Answer:
    return vector.Answer(entries=tuple(map(text, values)), names=("p₁", "p₂"))


_SUM = "what the probabilities add up to"


def mistakes(pair: Pair) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    ratio, (p, q), half = pretty(pair.ratio), pair.p, exact("1/2")
    wrong = {
        "classes-swapped": (
            (q, p),
            f"There p₂/p₁ is {ratio}; which of the two scores is the larger one?",
            "which class is which",
        ),
        "odds": (
            (pair.ratio, exact(1)),
            f"{ratio} to 1 are the odds; what do probabilities add up to?",
            _SUM,
        ),
        "per-class-sigmoid": (
            (p, p),
            f"{pretty(p)} for both classes; what do two probabilities add up to?",
            _SUM,
        ),
        "uniform": (
            (half, half),
            f"Both classes are alike there; is the difference log({ratio}) of the scores 0?",
            "what the difference of the scores does",
        ),
    }
    return misconceptions(wrong, _answer)


def independent(pair: Pair) -> vector.Answer:
    """Returns the probabilities by sympy's exponential of the difference."""
    sympy = load()
    e = sympy.exp(sympy.log(rational(pair.ratio)))
    return vector.Answer((str(e / (e + 1)), str(1 / (e + 1))), ("p₁", "p₂"))
