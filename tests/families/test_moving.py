"""Difference quotients of what a family says it differentiates: they tend to its exact answer."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from quizapp import families
from quizapp.answers.entries import entries

WATCHED = {
    "dag-grad-one",
    "dag-grad-all",
    "dag-multipath",
    "dag-upstream-local",
    "gate-patterns",
    "sigmoid-neuron-backprop",
    "linear-backprop-dx",
    "linear-backprop-dw",
    "mlp-backprop-full",
}
STEP = 1e-5


@pytest.mark.parametrize(("name", "level"), list(product(sorted(WATCHED), families.LEVELS)))
def test_quotients_tend_to_the_answer(name: str, level: int) -> None:
    for seed in range(4):
        made = families.problem(name, level, seed)
        functions = families.moving(made)
        asks_for_others = (name, level) in {("gate-patterns", 5), ("linear-backprop-dw", 5)}
        assert bool(functions) != asks_for_others
        for (part, exact), moved in zip(
            entries(made.question.answer) if functions else (), functions, strict=True
        ):
            quotient = (moved(STEP) - moved(-STEP)) / (2 * STEP)
            assert quotient == pytest.approx(float(Fraction(exact)), rel=1e-6, abs=1e-6), part


def test_other_families_have_nothing_to_move() -> None:
    for name in families.names():
        if families.moving(families.golden(name)):
            assert name in WATCHED, f"{name}: add it to the test"
