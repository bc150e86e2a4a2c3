"""The real program, as scripts speak to it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from quizapp.cli import review
from quizapp.cli._one_of import OneOf
from quizapp.model.ratings import Rating

if TYPE_CHECKING:
    from tests.conftest import Program

HINT: dict[str, Any] = {"command": "hint"}
SOLUTION: dict[str, Any] = {"command": "solution"}
SKIP: dict[str, Any] = {"command": "skip"}
UNDO: dict[str, Any] = {"command": "undo"}
QUIT: dict[str, Any] = {"command": "quit"}
CHECK: dict[str, Any] = {"command": "check"}


def types(lines: list[dict[str, Any]]) -> list[str]:
    return [line["type"] for line in lines]


def test_a_quiz_from_a_fresh_start_to_its_end(program: Program) -> None:
    done = program.talk("quiz", "-n", "3", "--seed", "7", say=[SOLUTION, SKIP, SOLUTION])
    assert done.code == 0
    assert "Loaded the shipped decks" in done.err
    assert types(done.lines) == ["question", "grade"] * 3 + ["end"]
    first = done.lines[0]
    assert {"key", "kind", "prompt", "topic", "number", "of"} <= first.keys()
    assert (first["number"], first["of"]) == (1, 3)
    assert [grade["verdict"] for grade in done.grades] == ["gave-up", "skipped", "gave-up"]
    assert done.lines[-1] == {"type": "end", "answered": 2, "score": 0, "of": 3}
    ids = program("log", "--ids").out.split()
    assert ids == [grade["review"] for grade in done.grades if "review" in grade]


def test_the_same_seed_asks_the_same_quiz(program: Program) -> None:
    say = [SKIP] * 5
    one = program.talk("quiz", "-n", "5", "--seed", "3", say=say)
    two = program.talk("quiz", "-n", "5", "--seed", "3", say=say)
    assert one.out == two.out
    assert one.out != program.talk("quiz", "-n", "5", "--seed", "4", say=say).out


def test_every_kind_of_card_is_asked_and_its_expected_answer_is_right(program: Program) -> None:
    kinds = ["choice", "true-false", "text", "cloze", "ordering", "matching", "number"]
    for kind in [*kinds, "expression"]:
        quiz = ["quiz", "-n", "2", "--seed", "1", "--kind", kind]
        expected = [grade["expected"] for grade in program.talk(*quiz, say=[SOLUTION] * 2).grades]
        again = program.talk(*quiz, say=[{"answer": text} for text in expected])
        assert {grade["verdict"] for grade in again.grades} == {"correct"}, kind


def test_a_recall_card_is_rated_or_ticked(program: Program) -> None:
    quiz = ["quiz", "-n", "2", "--seed", "1", "--kind", "recall", "--deck", "optimization"]
    say: list[dict[str, Any]] = [
        {"answer": "some words"},
        {"rating": "hard"},
        {"points": [1, 2, 3]},
    ]
    done = program.talk(*quiz, say=say)
    assert types(done.lines) == ["question", "error", "grade", "question", "grade", "end"]
    assert [grade["verdict"] for grade in done.grades] == ["rated", "rated"]
    assert [grade["rating"] for grade in done.grades] == ["hard", "good"]
    assert done.grades[1]["score"] == 1


@pytest.mark.parametrize(
    "line", ["nonsense", "[]", "{}", '{"answer": 3}', '{"command": "dance"}', "[" * 100_000]
)
def test_what_is_not_understood_leaves_the_question_open(program: Program, line: str) -> None:
    done = program(
        "quiz", "-n", "1", "--kind", "choice", "--json", stdin=line + '\n{"answer":"1"}\n'
    )
    assert types(done.lines) == ["question", "error", "grade", "end"]


@pytest.mark.parametrize("rating", ["superb", 3, ["good"], {"good": 1}, None])
def test_a_rating_that_is_none_leaves_the_card_open(program: Program, rating: object) -> None:
    quiz = ["quiz", "-n", "1", "--kind", "recall"]
    done = program.talk(*quiz, say=[{"rating": rating}, {"rating": "good"}])
    assert types(done.lines) == ["question", "error", "grade", "end"]


def test_an_unreadable_answer_costs_nothing(program: Program) -> None:
    drill = ["drill", "sgd-step-scalar", "--level", "1", "--seed", "5", "-n", "1"]
    done = program.talk(*drill, say=[{"answer": "1/("}, {"answer": "  "}, QUIT])
    assert [grade["verdict"] for grade in done.grades] == ["unreadable", "unreadable"]
    assert "review" not in done.grades[0]
    assert program("log", "--ids").out == ""


def test_undo_asks_the_question_again_and_the_score_forgets_it(program: Program) -> None:
    say = [SOLUTION, UNDO, HINT, SOLUTION, QUIT]
    done = program.talk("drill", "dag-grad-one", "-n", "2", "--seed", "1", say=say)
    assert types(done.lines) == [
        *["question", "grade", "question", "undone", "question", "hint", "grade"],
        *["question", "end"],
    ]
    first, second, again = [line for line in done.lines if line["type"] == "question"][:3]
    assert again == first != second
    assert done.lines[-1]["answered"] == 1


def test_a_drill_is_solved_exactly_and_its_mistakes_are_named(program: Program) -> None:
    shown = program("problem", "dag-grad-one", "--level", "3", "--seed", "11", "--json")
    (problem,) = shown.lines
    drill = ["drill", "dag-grad-one", "--level", "3", "--seed", "11", "-n", "1"]
    right = program.talk(*drill, say=[{"answer": problem["answer"]}])
    assert right.lines[0]["prompt"] == problem["prompt"]
    assert right.lines[0]["origin"] == {
        "family": "dag-grad-one",
        "level": 3,
        "seed": 11,
        "version": problem["version"],
    }
    assert right.grades[0]["verdict"] == "correct"


def test_the_last_answer_is_checked_by_differences_and_an_open_one_never(program: Program) -> None:
    drill = ["drill", "dag-grad-one", "--level", "3", "--seed", "11", "-n", "2"]
    done = program.talk(*drill, say=[CHECK, {"answer": "10"}, CHECK, SKIP])
    assert types(done.lines)[:5] == ["question", "error", "grade", "question", "check"]
    (entry,), right = done.lines[4]["entries"], Fraction(done.grades[0]["expected"])
    assert (entry["name"], entry["typed"], entry["right"]) == ("", "10", False)
    assert [quotient["h"] for quotient in entry["quotients"]] == [0.1, 0.01, 0.001]
    assert entry["quotients"][-1]["quotient"] == pytest.approx(float(right))


def test_a_drill_rises_through_the_levels(program: Program) -> None:
    done = program.talk("drill", "sgd", "-n", "5", "--seed", "2", say=[SKIP] * 5)
    levels = [line["origin"]["level"] for line in done.lines if line["type"] == "question"]
    assert levels == [1, 2, 3, 4, 5]


def test_a_drill_as_multiple_choice_has_the_mistakes_as_distractors(program: Program) -> None:
    drill = ["drill", "dag-grad-one", "--choices", "--level", "4", "-n", "1", "--seed", "6"]
    question = program.talk(*drill, say=[QUIT]).lines[0]
    assert question["kind"] == "choice"
    assert len(set(question["choices"])) == 4
    (problem,) = program("problem", "dag-grad-one", "--level", "4", "--seed", "6", "--json").lines
    assert problem["answer"] in question["choices"]
    wrong = {mistake["answer"] for mistake in problem["wrong"].values()}
    assert set(question["choices"]) <= wrong | {problem["answer"]}


def test_a_review_schedules_and_tomorrow_it_is_due(program: Program) -> None:
    done = program.talk(
        "review", "-n", "1", "--deck", "optimization", say=[{"rating": "good"}, QUIT]
    )
    key = done.grades[0]["key"]
    (card,) = [card for card in program("cards", "--json").json if card["key"] == key]
    assert card["state"] != "new"
    later = "2027-06-01T12:00:00+01:00"
    again = program.talk("review", "-n", "1", say=[QUIT], now=later)
    assert again.lines[0]["key"] == key


def test_a_quiz_that_was_left_is_resumed_where_it_was(program: Program) -> None:
    first = program.talk("quiz", "-n", "4", "--seed", "5", say=[SOLUTION, SOLUTION, QUIT])
    assert first.lines[-1]["of"] == 4
    rest = program.talk("quiz", "--resume", say=[SOLUTION, SOLUTION])
    asked = [line["key"] for line in first.lines + rest.lines if line["type"] == "question"]
    assert asked[2] == asked[3]
    assert len(set(asked)) == 4
    none_left = program("quiz", "--resume")
    assert none_left.code == 2
    assert "no quiz was left unfinished" in none_left.err


def test_resuming_takes_no_other_options(program: Program) -> None:
    done = program("quiz", "--resume", "--topic", "sgd")
    assert done.code == 2
    assert "leave the other options out" in done.err


def test_an_unknown_tag_is_refused_with_those_there_are(program: Program) -> None:
    done = program("quiz", "--tag", "zzzzz")
    assert done.code == 2
    assert done.err.splitlines()[-1] == "quizapp: no tag `zzzzz`; there are beyond-notes, lecture"


def test_only_the_mistakes_come_again_until_they_are_right(program: Program) -> None:
    quiz = ["quiz", "-n", "3", "--seed", "5", "--kind", "choice"]
    keys = {grade["key"] for grade in program.talk(*quiz, say=[SOLUTION] * 3).grades}
    mistakes = ["quiz", "--mistakes", "-n", "9", "--seed", "1"]
    again = program.talk(*mistakes, say=[SOLUTION] * 3)
    assert {grade["key"] for grade in again.grades} == keys
    program.talk(*mistakes, say=[{"answer": grade["expected"]} for grade in again.grades])
    done = program(*mistakes)
    assert done.code == 2
    assert "no card of these was answered wrong last time" in done.err


def test_auto_review_prints_an_id_after_each_commit(program: Program) -> None:
    done = program("review", "--auto", "good", "-n", "30")
    lines = done.out.splitlines()
    assert len(lines) == 30
    assert all(line.startswith("reviewed ") for line in lines)
    assert program("log", "--ids").out.split() == [line.split()[1] for line in lines]


@pytest.mark.parametrize(
    ("args", "suggested"),
    [
        (["quzi"], "quiz"),
        (["quiz", "--topic", "sdg"], "sgd"),
        (["quiz", "--deck", "optimisation"], "optimization"),
        (["quiz", "--kind", "choices"], "choice"),
        (["drill", "dag-grad-onne"], "dag-grad-one"),
        (["problem", "sgd-step-skalar"], "sgd-step-scalar"),
        (["show", "opt-4"], "opt-04"),
    ],
)
def test_an_unknown_name_is_one_line_with_the_nearest(
    program: Program, args: list[str], suggested: str
) -> None:
    done = program(*args)
    assert done.code == 2
    (line,) = (line for line in done.err.splitlines() if "did you mean" in line)
    assert line.startswith("quizapp: ")
    assert f"`{suggested}`" in line
    assert done.out == ""


def test_auto_takes_every_rating() -> None:
    """Their names stand twice: a first question does without the ratings themselves."""
    (auto,) = (option for option in review.command.params if option.name == "auto")
    assert isinstance(auto.type, OneOf)
    assert list(auto.type.choices) == [rating.name.lower() for rating in Rating]
