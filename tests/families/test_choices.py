"""Any problem can be asked as multiple choice: mistakes and slips lead to three wrong answers.

`QUIZAPP_SEEDS=500` looks at 500 instances a level.
"""

from __future__ import annotations

import os
from itertools import product

import pytest

from quizapp import families
from quizapp.answers import choice
from quizapp.study.choices import DISTRACTORS, as_choice

SEEDS = range(int(os.environ.get("QUIZAPP_SEEDS", "12")))


@pytest.mark.parametrize(("name", "level"), list(product(families.names(), families.LEVELS)))
def test_a_problem_fills_a_choice(name: str, level: int) -> None:
    for seed in SEEDS:
        typed = families.problem(name, level, seed).question
        asked = as_choice(typed, seed).answer
        assert isinstance(asked, choice.Answer), seed
        if typed.answer.kind != "choice":
            assert len(set(asked.options)) == DISTRACTORS + 1
            assert all(
                bool(note) != right for note, right in zip(asked.notes, asked.right, strict=True)
            )
            is_order = typed.answer.kind == "ordering"
            for option, right in zip(asked.options, asked.right, strict=True):
                assert is_order or typed.answer.grade(option).verdict.is_right == right
