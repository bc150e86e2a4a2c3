"""The known instance of every family: its answer and all of its wrong answers, from a table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quizapp import families

GOLDEN: dict[str, Any] = json.loads(Path(__file__).with_name("golden.json").read_text("utf-8"))


def test_the_table_knows_every_family() -> None:
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
