"""Where something is counted, the footer asks for a whole number, and only there."""

from __future__ import annotations

import re
from itertools import product

import pytest

from quizapp import families
from quizapp.answers import number

# What may come out as a fraction although one asks how many.
_MEASURED = re.compile(r"How many (seconds|times)")


@pytest.mark.parametrize(("family", "level"), list(product(families.names(), families.LEVELS)))
def test_a_whole_number_is_wanted_where_something_is_counted(family: str, level: int) -> None:
    for seed in range(5):
        question = families.problem(family, level, seed).question
        answer, asked = question.answer, question.prompt
        if not isinstance(answer, number.Answer):
            continue
        is_counted = ("How many" in asked or "how many" in asked) and not _MEASURED.search(asked)
        assert isinstance(answer, number.Count) or not is_counted, asked
        if isinstance(answer, number.Count):
            assert answer.exact.isdigit(), asked
            assert answer.expects() == "a whole number, such as 12"
