from __future__ import annotations

import pytest

from quizapp import families


@pytest.mark.parametrize("level", families.LEVELS)
def test_the_solution_says_of_each_use_what_it_sends(level: int) -> None:
    for seed in range(10):
        made = families.problem("dag-multipath", level, seed)
        *uses, (_, total) = made.parts
        told = made.question.solution
        start = told.index("Each use sends upstream·local:") + 1
        for (name, sent), line in zip(uses, told[start:], strict=False):
            assert line.startswith(f"{name}: ")
            assert line.endswith(f" = {sent.replace('-', '−')}")
        assert told[start + len(uses)].endswith(f" = {total.replace('-', '−')}")
