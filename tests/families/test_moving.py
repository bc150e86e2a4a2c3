"""Difference quotients of what a family says it differentiates: they tend to exact derivatives."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import product

import pytest

from quizapp import families
from quizapp.answers.entries import entries

# What the check by differences shows of each family: its answer, entry by entry, or slopes that
# the answer rests on. By level where only some have it.
ANSWERS = {
    "dag-grad-one": {1, 2, 3, 4, 5},
    "dag-grad-all": {1, 2, 3, 4, 5},
    "dag-multipath": {1, 2, 3, 4, 5},
    "dag-upstream-local": {1, 2, 3, 4, 5},
    "gate-patterns": {1, 2, 3, 4},
    "sigmoid-neuron-backprop": {1, 2, 3, 4, 5},
    "linear-backprop-dx": {1, 2, 3, 4, 5},
    "linear-backprop-dw": {1, 2, 3, 4},
    "mlp-backprop-full": {1, 2, 3, 4, 5},
    "bias-broadcast-grad": {1, 2, 3, 4},
    "softmax-ce-grad": {1, 2, 3, 4},
    "activation-derivative": {1, 2, 3, 4},
}
SLOPES = {
    "softmax-ce-grad": {5},
    "linear-backprop-dw": {5},
    "activation-derivative": {5},
    "sgd-step-scalar": {1, 2, 3, 4, 5},
    "sgd-step-vector": {1, 2, 3, 4, 5},
    "sgd-minibatch-mean": {1, 2, 3, 4, 5},
    "sgd-k-steps": {1, 2, 3, 4, 5},
    "batch-vs-sgd-epoch": {1, 2, 3, 4, 5},
    "momentum-steps": {3},
    "mlp-sgd-step": {1, 2, 3, 4, 5},
}
# Why others have none.
_TOLD = "the gradients are told, and not what they are the gradients of"
_NO_DERIVATIVE = "no derivative is on the way to the answer"
_QUOTIENT = "the answer is about difference quotients itself"
NEITHER = {
    "sgd-step-l2": _TOLD,
    "adam-first-steps": _TOLD,
    "num-grad-centred": _QUOTIENT,
    "num-grad-forward": _QUOTIENT,
    "num-grad-error": _QUOTIENT,
    "num-grad-loss-evals": _QUOTIENT,
    "grad-check-rel-error": _QUOTIENT,
    "gd-quadratic-stability": "the answer rests on the curvature, not on a slope",
    "jacobian-shape": "shapes are asked, not entries",
    "autodiff-cost": "passes are counted, not made",
    "backward-order": _NO_DERIVATIVE,
    "dag-forward-values": _NO_DERIVATIVE,
    "epoch-iteration-count": _NO_DERIVATIVE,
    "linear-scores": _NO_DERIVATIVE,
    "softmax-probs-logs": _NO_DERIVATIVE,
    "softmax-ce-loss": _NO_DERIVATIVE,
    "svm-hinge-loss": _NO_DERIVATIVE,
    "activation-value": _NO_DERIVATIVE,
    "linear-collapse": _NO_DERIVATIVE,
    "mlp-forward": _NO_DERIVATIVE,
    "mlp-param-count": _NO_DERIVATIVE,
    "template-count": _NO_DERIVATIVE,
    "colour-histogram": _NO_DERIVATIVE,
    "hog-cell-bins": _NO_DERIVATIVE,
    "hog-length": _NO_DERIVATIVE,
    "polar-transform": _NO_DERIVATIVE,
    "standardise": _NO_DERIVATIVE,
    "transform-separability": _NO_DERIVATIVE,
}
STEP = 1e-5
NUMBER = re.compile(r"−?\d+(?:/\d+|\.\d+)?")


def numbers(said: str) -> list[str]:
    return [number.replace("−", "-") for number in NUMBER.findall(said)]


@pytest.mark.parametrize(("name", "level"), list(product(families.names(), families.LEVELS)))
def test_quotients_tend_to_the_answer(name: str, level: int) -> None:
    for seed in range(3):
        made = families.problem(name, level, seed)
        functions = families.moving(made)
        assert bool(functions) == (level in ANSWERS.get(name, ()))
        for (part, exact), moved in zip(
            entries(made.question.answer) if functions else (), functions, strict=True
        ):
            quotient = (moved(STEP) - moved(-STEP)) / (2 * STEP)
            assert quotient == pytest.approx(float(Fraction(exact)), rel=1e-6, abs=1e-6), part


@pytest.mark.parametrize(("name", "level"), list(product(families.names(), families.LEVELS)))
def test_quotients_tend_to_slopes_that_the_solution_tells(name: str, level: int) -> None:
    for seed in range(3):
        made = families.problem(name, level, seed)
        found = families.slopes(made)
        assert bool(found) == (level in SLOPES.get(name, ()))
        said = {float(Fraction(number)) for number in numbers(" ".join(made.question.solution))}
        for each, moved in found.items():
            quotient = (moved(STEP) - moved(-STEP)) / (2 * STEP)
            assert any(quotient == pytest.approx(one, rel=1e-6, abs=1e-6) for one in said), each


def test_every_family_has_a_check_or_a_reason_to_have_none() -> None:
    checked = ANSWERS.keys() | SLOPES.keys()
    assert checked.isdisjoint(NEITHER)
    assert checked | NEITHER.keys() == set(families.names())
    assert all(NEITHER.values())
