"""Two linear layers with a narrow middle, against the one layer that they amount to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from quizapp.answers import vector
from quizapp.engine.numbers import exact
from quizapp.families.generate import Draft
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception


class Bottleneck(NamedTuple):
    """Sizes of a stack without biases: D inputs, H in the middle, M outputs."""

    d: int
    h: int
    m: int


def draw(draw: Draw) -> Bottleneck:
    """Returns three different sizes, most often with the smallest in the middle."""
    first, second, third = draw.sample(range(2, 13), 3)
    if draw.chance(0.3):
        return Bottleneck(first, second, third)
    smallest, *outer = sorted((first, second, third))
    d, m = draw.sample(outer, 2)
    return Bottleneck(d, smallest, m)


def pose(asked: Bottleneck) -> Draft:
    """Returns the question about parameters and rank."""
    d, h, m = asked
    stack, single, rank = _counts(asked)
    return Draft(
        prompt=f"Two linear layers without biases, and no activation between them:\n"
        f"  s = W₂(W₁x), with {d} inputs, {h} units in the middle, {m} outputs.\n"
        "A single layer s = Wx has the same inputs and outputs.\n"
        "Count the parameters of the stack and of the single layer;\n"
        "what is the largest rank that W₂W₁ can have?\n"
        "Give [stack, single, rank].",
        answer=_answer((stack, single, rank)),
        values=(exact(stack), exact(single)),
        hints=(
            "Whatever the stack computes, a single layer computes too: W = W₂W₁.",
            "W₁ is H×D, W₂ is M×H; a rank is at most the narrowest size on the way.",
            f"W₁ has {h}·{d} = {h * d} entries.",
        ),
        steps=(
            f"stack: {h}·{d} + {m}·{h} = {stack}",
            f"single: {m}·{d} = {single}",
            f"rank of W₂W₁ ≤ min({d}, {h}, {m}) = {rank}",
        ),
        parameters={"D": str(d), "H": str(h), "M": str(m)},
        shown=(exact(stack), exact(single)),
    )


def _counts(asked: Bottleneck) -> tuple[int, int, int]:
    d, h, m = asked
    return h * d + m * h, m * d, min(asked)


def _answer(counts: Sequence[int]) -> vector.Answer:
    return vector.Answer(tuple(map(str, counts)), ("stack", "single", "rank"))


_RANK = "the narrowest size on the way"


def mistakes(asked: Bottleneck) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    d, h, m = asked
    stack, single, rank = _counts(asked)
    wrong = {
        "rank-of-outer-sizes": (
            (stack, single, min(d, m)),
            f"A rank of {min(d, m)}? How many numbers pass the {h} units in the middle?",
            _RANK,
        ),
        "rank-is-the-middle": (
            (stack, single, h),
            f"A rank of {h}? How many rows and columns has W₂W₁, from {d} inputs to {m} outputs?",
            _RANK,
        ),
        "product-of-all": (
            (d * h * m, single, rank),
            f"The stack has {d}·{h}·{m} there; do the parameters of two layers multiply?",
            "how the parameters of layers come together",
        ),
        "single-through-the-middle": (
            (stack, stack, rank),
            f"The single layer has the parameters of the stack there; has it {h} units in between?",
            "the sizes of the single layer",
        ),
    }
    # One of the two ranks is right.
    wrong.pop("rank-of-outer-sizes" if h > min(d, m) else "rank-is-the-middle")
    return misconceptions(wrong, _answer)


def independent(asked: Bottleneck) -> vector.Answer:
    """Returns sizes of arrays, and the rank of a product in which nothing is lost needlessly."""
    d, h, m = asked
    w1, w2 = np.eye(h, d), np.eye(m, h)
    product = w2 @ w1
    return _answer((w1.size + w2.size, product.size, int(np.linalg.matrix_rank(product))))
