"""The known instance of every family, from a file each: the answer and all wrong answers.

`printed` lists what the prompt of every instance of the family says: the conventions it relies on.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quizapp import families

GOLDEN: dict[str, Any] = {
    path.stem: json.loads(path.read_text("utf-8"))
    for path in Path(__file__).with_name("golden").glob("*.json")
}


def test_every_family_has_its_golden_file() -> None:
    assert GOLDEN.keys() == set(families.names())


@pytest.mark.parametrize("name", families.names())
def test_golden(name: str) -> None:
    golden = families.golden(name)
    assert golden.question.answer.text() == GOLDEN[name]["answer"]
    wrong = {tag: wrong.answer.text() for tag, wrong in golden.wrong.items()}
    assert wrong == GOLDEN[name]["wrong"]


@pytest.mark.parametrize("name", families.names())
def test_the_second_way_leads_to_the_golden_answer(name: str) -> None:
    golden = families.golden(name)
    assert families.independent(golden) == golden.question.answer
    assert golden.question.origin is None


@pytest.mark.parametrize("name", families.names())
def test_the_conventions_are_printed_in_every_question(name: str) -> None:
    for level in families.LEVELS:
        for seed in range(5):
            prompt = families.problem(name, level, seed).question.prompt
            missing = [words for words in GOLDEN[name]["printed"] if words not in prompt]
            assert not missing
