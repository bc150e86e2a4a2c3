"""`quizapp stats`, as people and scripts ask for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from quizapp.cli.stats import WHAT

if TYPE_CHECKING:
    from tests.conftest import Program


def parts(program: Program, what: str) -> Any:
    done = program("stats", *what.split(), "--json")
    assert done.code == 0
    return json.loads(done.out)


@pytest.mark.parametrize("what", ["", *WHAT])
def test_a_store_without_answers_says_what_will_be_seen(program: Program, what: str) -> None:
    done = program("stats", *what.split())
    assert done.code == 0
    assert any(word in done.out for word in ("Start with: quizapp", "Sit one: quizapp", "Once"))


def test_a_part_that_is_none_is_refused_with_the_nearest(program: Program) -> None:
    done = program("stats", "retenshun")
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines()[-1] == "quizapp: no part `retenshun`; did you mean `retention`?"
    assert f"no part `bananas`; there are {', '.join(WHAT)}" in program("stats", "bananas").err


def test_answers_show_in_every_part(program: Program) -> None:
    say: list[dict[str, Any]] = [
        {"answer": "true", "confidence": 0.9},
        {"answer": "false", "confidence": 0.6},
    ]
    quiz = ["quiz", "-n", "2", "--kind", "true-false", "--seed", "1"]
    right = sum(grade["score"] for grade in program.talk(*quiz, say=say).grades)
    whole = parts(program, "")
    assert (whole["answers"], whole["days"], len(whole["by_day"])) == (2, 1, 1)
    assert parts(program, "days") == whole["by_day"]
    assert whole["by_day"][0]["date"] == "2026-11-24"
    calibration = parts(program, "calibration")
    assert calibration == whole["calibration"]
    assert (calibration["answers"], calibration["right"]) == (2, right / 2)
    assert [step["confidence"] for step in calibration["steps"]] == [0.6, 0.9]
    assert sum(topic["answers"] for topic in parts(program, "topics")) == 2
    assert sum(topic["answers"] for topic in parts(program, "time")["topics"]) == 2
    assert "2 answers on 1 day" in program("stats").out


def test_a_part_that_does_not_exist_is_refused_in_one_line(program: Program) -> None:
    done = program("stats", "retentoin")
    assert done.code == 2
    (line,) = done.err.splitlines()[-1:]
    assert "retention" in line
