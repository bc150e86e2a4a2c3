from __future__ import annotations

import json
from typing import TYPE_CHECKING

from quizapp import families
from quizapp.text import width

if TYPE_CHECKING:
    from tests.conftest import Program


def test_a_problem_for_a_script(program: Program) -> None:
    done = program("problem", "sgd-step-vector", "--level", "3", "--seed", "7", "--json")
    (printed,) = done.lines
    made = families.problem("sgd-step-vector", 3, 7)
    assert done.code == 0
    assert printed == {
        "family": "sgd-step-vector",
        "level": 3,
        "seed": 7,
        "version": 1,
        "prompt": made.question.prompt,
        "kind": "vector",
        "parameters": made.parameters,
        "answer": made.question.answer.text(),
        "parts": [{"name": name, "answer": answer} for name, answer in made.parts],
        "steps": list(made.question.solution),
        "hints": list(made.question.hints),
        "wrong": {
            tag: {"answer": wrong.answer.text(), "feedback": wrong.feedback, "check": wrong.check}
            for tag, wrong in made.wrong.items()
        },
    }


def test_the_golden_instance(program: Program) -> None:
    done = program("problem", "dag-grad-one", "--golden", "--json")
    (printed,) = done.lines
    assert (printed["answer"], printed["seed"], printed["level"]) == ("-9", None, 3)
    assert "parts" not in printed
    assert printed["wrong"]["overwrite"]["answer"] == "-4"


def test_a_drawn_seed_is_told_so_that_the_problem_can_be_made_again(program: Program) -> None:
    first = program("problem", "dag-grad-all", "--level", "2", "--json")
    seed = str(first.lines[0]["seed"])
    assert seed in first.err
    again = program("problem", "dag-grad-all", "--level", "2", "--seed", seed, "--json")
    assert again.lines == first.lines
    assert again.err.count(seed) == 0


def test_the_text_shows_the_solution_only_when_asked(program: Program) -> None:
    asked = ("problem", "dag-multipath", "--level", "5", "--seed", "7")
    question, solution = program(*asked).out, program(*asked, "--solution").out
    made = families.problem("dag-multipath", 5, 7)
    assert made.question.prompt in question
    assert made.question.answer.text() not in question
    assert made.question.answer.text() in solution
    for told in (*made.question.solution, *made.wrong):
        assert told in solution
    assert max(map(width, solution.splitlines())) <= 80


def test_refusals_say_what_to_do(program: Program) -> None:
    refused = {
        ("problem", "dag-grad-on"): "did you mean `dag-grad-one`",
        ("problem", "dag-grad-one", "--level", "6"): "levels are 1 to 5",
        ("problem", "dag-grad-one", "--golden", "--seed", "1"): "--golden",
    }
    for args, said in refused.items():
        done = program(*args)
        assert (done.code, done.out) == (2, "")
        assert said in done.err.splitlines()[-1]


def test_families_are_listed_by_topic(program: Program) -> None:
    listed = program("families").out
    assert max(map(width, listed.splitlines())) <= 80
    for name in families.names():
        assert f"  {name} " in listed
        assert families.topic_of(name) in listed.splitlines()
    as_data = json.loads(program("families", "--json").out)
    assert [family["id"] for family in as_data] == list(families.names())
    assert as_data[0].keys() == {"id", "title", "topic", "kind", "version", "summary", "levels"}


def test_options_are_shown_by_number(program: Program) -> None:
    asked = ("problem", "gate-patterns", "--level", "5", "--seed", "3")
    made = families.problem("gate-patterns", 5, 3)
    choices = list(made.question.answer.view()["choices"])
    assert program(*asked, "--json").lines[0]["choices"] == choices
    shown = program(*asked).out.splitlines()
    assert [f"  {number}  {text}" for number, text in enumerate(choices, start=1)] == shown[-5:-1]
