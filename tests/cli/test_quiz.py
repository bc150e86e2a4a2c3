"""Which questions a quiz asks: each option alone, and together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.conftest import Program

SKIP: dict[str, Any] = {"command": "skip"}


def asked(loaded: Program, *options: str) -> list[dict[str, Any]]:
    done = loaded.talk("quiz", *options, say=[SKIP] * 300)
    assert done.code == 0, done.err
    return [line for line in done.lines if line["type"] == "question"]


def test_a_quiz_has_ten_questions_or_as_many_as_one_says(loaded: Program) -> None:
    assert [q["number"] for q in asked(loaded)] == list(range(1, 11))
    assert len(asked(loaded, "-n", "4")) == 4


def test_options_narrow_each_other_down(loaded: Program) -> None:
    everything = ["--topic", "sgd", "--deck", "sgd", "--kind", "choice", "--tag", "beyond-notes"]
    questions = asked(loaded, *everything, "-n", "50", "--seed", "3")
    assert questions
    assert {(q["topic"], q["kind"]) for q in questions} == {("sgd", "choice")}
    wider = asked(loaded, *everything[:-2], "-n", "50", "--seed", "3")
    assert {q["key"] for q in questions} < {q["key"] for q in wider}


def test_with_a_time_and_no_number_only_the_time_ends_it(loaded: Program) -> None:
    questions = asked(loaded, "--time", "5m", "--seed", "3")
    assert len(questions) > 10
    assert not any("of" in question for question in questions)
    both = asked(loaded, "--time", "5m", "-n", "3", "--seed", "3")
    assert [question["of"] for question in both] == [3, 3, 3]


def test_mistakes_are_those_of_the_last_answers_within_the_other_options(loaded: Program) -> None:
    quiz = ["--kind", "true-false", "-n", "3", "--seed", "4"]
    done = loaded.talk("quiz", *quiz, say=[{"answer": "true"}] * 3)
    wrong = {g["key"] for g in done.grades if g["verdict"] == "incorrect"}
    assert wrong
    assert {q["key"] for q in asked(loaded, "--mistakes", "-n", "9")} == wrong
    none = loaded.talk("quiz", "--mistakes", "--kind", "choice", say=[])
    assert (none.code, none.out) == (2, "")
    assert "no card of these was answered wrong last time; leave --mistakes out" in none.err
