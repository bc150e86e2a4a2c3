"""Graphs solved from their prompts alone, by plain floats: what is printed is all one needs."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from quizapp import families
from quizapp.answers.entries import entries

if TYPE_CHECKING:
    from collections.abc import Callable

FUNCTIONS: dict[str, Callable[..., float]] = {
    "log": math.log,
    "exp": math.exp,
    "sqrt": math.sqrt,
    "tanh": math.tanh,
    "sigma": lambda u: 1 / (1 + math.exp(-u)),
    "relu": lambda u: max(0.0, u),
    "max": max,
    "min": min,
}
SIGNS = {"−": "-", "·": "*", "²": "**2", "^": "**", "√": "sqrt", "σ": "sigma"}
STEP = 1e-6
SKILLS = list(
    product(("dag-forward-values", "dag-grad-one", "dag-grad-all"), families.LEVELS, range(4))
)


def assignments(prompt: str) -> list[tuple[str, str]]:
    """The names and formulas of a prompt, inputs first, in the signs of Python."""
    indented = [line.strip() for line in prompt.splitlines() if line.startswith("  ")]
    parts = [part for line in indented for part in re.split(r", (?=\w+ = )", line)]
    pairs = (part.split(" = ") for part in parts)
    return [(name, re.sub(".", lambda sign: SIGNS.get(sign[0], sign[0]), e)) for name, e in pairs]


def values(prompt: str, moved: str = "", step: float = 0.0) -> dict[str, float]:
    known: dict[str, Any] = {}
    for name, expression in assignments(prompt):
        known[name] = eval(expression, FUNCTIONS | known)  # noqa: S307 - the test's own formulas
        known[name] += step if name == moved else 0.0
    return known


@pytest.mark.parametrize(("name", "level", "seed"), SKILLS)
def test_a_prompt_says_all_that_the_answer_rests_on(name: str, level: int, seed: int) -> None:
    question = families.problem(name, level, 1000 + seed).question
    for part, exact in entries(question.answer):
        asked = part.lstrip("∂") or question.prompt.rpartition("∂L/∂")[2].rstrip("?")
        if name == "dag-forward-values":
            found = values(question.prompt)[asked]
            assert found == pytest.approx(eval(exact, dict(FUNCTIONS)))  # noqa: S307 - as above
            continue
        above, below = (values(question.prompt, asked, h)["L"] for h in (STEP, -STEP))
        slope = (above - below) / (2 * STEP)
        assert slope == pytest.approx(float(Fraction(exact)), rel=1e-5, abs=1e-5)
