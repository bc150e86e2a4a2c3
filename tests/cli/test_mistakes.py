"""The notebook of mistakes, as a file and for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Program

DRILL = ["drill", "sgd-step-vector", "--level", "2", "--seed", "7", "-n", "1"]


def wrong(loaded: Program) -> str:
    """Answers a problem as who goes uphill; returns its right answer."""
    problem = loaded("problem", "sgd-step-vector", "--level", "2", "--seed", "7", "--json").json
    loaded.talk(*DRILL, say=[{"answer": problem["wrong"]["ascent"]["answer"]}])
    return str(problem["answer"])


def test_a_mistake_is_told_with_a_fresh_problem_in_which_it_can_show(loaded: Program) -> None:
    wrong(loaded)
    (mistake,) = loaded("mistakes", "--json").json["mistakes"]
    assert (mistake["family"], mistake["tag"], mistake["times"]) == ("sgd-step-vector", "ascent", 1)
    # In words, not by its tag.
    assert mistake["title"] == "the sign of the step"
    (answer,) = mistake["answers"]
    assert "uphill" in answer["diagnosis"]
    assert answer["day"] == mistake["last"] == "2026-11-24"
    assert answer["solution"][-1].startswith("Answer: ")
    variant: dict[str, Any] = mistake["variant"]
    fresh = loaded(
        "problem", variant["family"], "--level", "2", "--seed", str(variant["seed"]), "--json"
    ).json
    assert fresh["prompt"] == variant["prompt"] != answer["prompt"]
    assert "ascent" in fresh["wrong"]


def test_the_command_that_is_shown_asks_the_variant(loaded: Program) -> None:
    wrong(loaded)
    shown = loaded("mistakes").out
    (line,) = (line for line in shown.splitlines() if line.startswith("  quizapp drill "))
    (question, *_) = loaded.talk(*line.split()[1:], say=[]).lines
    assert question["prompt"].split("\n")[0] in shown


def test_what_was_answered_right_since_is_only_counted(loaded: Program) -> None:
    right = wrong(loaded)
    loaded.talk(*DRILL, say=[{"answer": right}])
    assert loaded("mistakes", "--json").json == {"mistakes": [], "put_right": 1}
    assert "No mistake is left: 1 wrong answer put right since." in loaded("mistakes").out


def test_an_undone_or_overruled_answer_is_no_mistake(loaded: Program) -> None:
    wrong(loaded)
    loaded("undo")
    assert "No wrong answer yet" in loaded("mistakes").out


def test_a_topic_is_kept_to(loaded: Program) -> None:
    wrong(loaded)
    assert loaded("mistakes", "--topic", "backpropagation", "--json").json["mistakes"] == []
    assert len(loaded("mistakes", "--topic", "sgd", "--json").json["mistakes"]) == 1
    refused = loaded("mistakes", "--topic", "sdg")
    assert refused.code == 2
    assert "did you mean `sgd`?" in refused.err


def test_a_choice_is_told_in_the_order_in_which_it_was_shown(loaded: Program) -> None:
    quiz = ["quiz", "--kind", "choice", "-n", "6", "--seed", "5"]
    questions = [q for q in loaded.talk(*quiz, say=[{"command": "skip"}] * 6).lines if "of" in q]
    loaded.talk(*quiz, say=[{"answer": "1"}] * 6)
    told = {
        answer["key"]: answer
        for mistake in loaded("mistakes", "--json").json["mistakes"]
        for answer in mistake["answers"]
    }
    assert told
    asked = {question["key"]: question for question in questions if "choices" in question}
    for key, answer in told.items():
        first = asked[key]["choices"][0]
        assert f"\n1  {first}" in answer["prompt"]
        assert answer["typed"] == "1"
        assert not answer["answer"].startswith("1. ")


def test_it_is_written_as_a_file(loaded: Program, tmp_path: Path) -> None:
    wrong(loaded)
    file = tmp_path / "mistakes.md"
    done = loaded("mistakes", "--output", str(file))
    assert (done.code, done.out) == (0, "")
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# Mistakes, 2026-11-24\n")
    assert "## One step on several weights: the sign of the step\n" in text
    assert loaded("mistakes", "--output", str(tmp_path)).code == 6


def test_a_drill_of_mistakes_asks_problems_in_which_they_can_show(loaded: Program) -> None:
    none = loaded.talk("drill", "--mistakes", say=[])
    assert none.code == 2
    assert "no diagnosed mistake of yours is in these families" in none.err
    wrong(loaded)
    asked = loaded.talk("drill", "sgd", "--mistakes", "-n", "3", say=[{"command": "skip"}] * 3)
    origins = [line["origin"] for line in asked.lines if line["type"] == "question"]
    assert [origin["family"] for origin in origins] == ["sgd-step-vector"] * 3
    for origin in origins:
        place = ["--level", str(origin["level"]), "--seed", str(origin["seed"])]
        problem = loaded("problem", origin["family"], *place, "--json").json
        assert "ascent" in problem["wrong"]
