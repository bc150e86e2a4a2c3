"""Any problem can be asked as multiple choice: its mistakes lead to three different answers.

`QUIZAPP_SEEDS=500` looks at 500 instances a level.
"""

from __future__ import annotations

import os
from itertools import product

import pytest

from quizapp import families
from quizapp.study.choices import DISTRACTORS, as_choice

SEEDS = range(int(os.environ.get("QUIZAPP_SEEDS", "12")))

# Families some of whose instances stay typed, by the levels at which they do, and why.
TYPED = {
    "backward-order": (
        {1, 2, 3, 4},
        "an order is marked by its precedences; as an option `2 1 3` would say nothing",
    ),
    "linear-backprop-dx": ({4}, "a square W has its transpose, but no example left out"),
    "mlp-backprop-full": ({1, 2}, "of one number each, a matrix and its transpose are the same"),
    "dag-forward-values": (
        {1, 2, 3, 4, 5},
        "a graph of few kinds of operations knows few mistakes with their values",
    ),
    "dag-grad-all": ({1, 2}, "a small graph has few rules that can be changed"),
    "dag-grad-one": ({1, 2, 5}, "a small graph has few rules that can be changed"),
    "dag-multipath": ({1, 3, 4}, "two paths of like operations leave few rules to change"),
    "dag-upstream-local": ({1, 3, 4}, "one step back changes one rule at a time"),
    "gate-patterns": ({1}, "one gate changes one rule at a time"),
}
SKILLS = [
    (name, level)
    for name, level in product(families.names(), families.LEVELS)
    if level not in TYPED.get(name, (set(), ""))[0]
]


@pytest.mark.parametrize(("name", "level"), SKILLS)
def test_mistakes_fill_a_choice(name: str, level: int) -> None:
    for seed in SEEDS:
        question = families.problem(name, level, seed).question
        asked = as_choice(question, seed)
        assert asked.answer.kind == "choice", seed
        if question.answer.kind != "choice":
            assert len(asked.answer.view()["choices"]) == DISTRACTORS + 1


def test_what_stays_typed_is_a_family_at_a_level() -> None:
    assert TYPED.keys() <= set(families.names())
    assert all(levels <= set(families.LEVELS) and why for levels, why in TYPED.values())
