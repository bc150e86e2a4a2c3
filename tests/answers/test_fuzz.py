"""Whatever is typed, for whatever is right: a grade, and no exception.

`QUIZAPP_FUZZ=N` reads N inputs (tests/answers/reader/test_fuzz.py), and grades a fortieth of them.
"""

from __future__ import annotations

import os
from random import Random

import pytest

from quizapp.answers.expected import Expected, answer
from quizapp.model.grades import Verdict
from tests.answers.reader.nearly import nearly_answers

_INPUTS = max(4_000, int(os.environ.get("QUIZAPP_FUZZ", "200_000")) // 40)
_RIGHT = (
    Expected("-1/2"),
    Expected("log(3)"),
    Expected("exp(-x)/(1+exp(-x))^2"),
    Expected("relu(x)*y + w_1", positive=("y",)),
    Expected("[1, -2/3]"),
    Expected("[1, 2; 3, 4]"),
    Expected("x=1, dL/dw=1/2"),
)


@pytest.mark.parametrize("expected", _RIGHT, ids=lambda expected: expected.text)
def test_whatever_is_typed_gets_a_grade(expected: Expected) -> None:
    right = answer(expected)
    verdicts = set()
    inputs = nearly_answers(Random(expected.text))
    for _, typed in zip(range(_INPUTS // len(_RIGHT)), inputs, strict=False):
        grade = right.grade(typed)
        assert 0 <= grade.score <= 1, ascii(typed)
        assert bool(grade.feedback or grade.interpreted), ascii(typed)
        assert grade.feedback.isprintable(), ascii(typed)
        verdicts.add(grade.verdict)
    # A run that decides nothing tests nothing.
    assert Verdict.UNREADABLE in verdicts
    assert len(verdicts) > 1
