"""Cards in two languages, with numbers that change, and with pictures: as a session asks them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from quizapp.answers import text as typed_text
from quizapp.cli import Context
from quizapp.cli._pictures import open_all
from quizapp.model.questions import Question
from quizapp.resources import Places

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from tests.conftest import Program

DECK = """
Q: What scales a step? <!-- id: scale -->

A: "learning rate"

> hint: a factor

Q[zh]: 什么缩放步长？

A[zh]: "学习率"

> hint: 一个系数
"""
BANK = """
Q: Twice {{a}}? <!-- id: twice -->

A: = 2*a

> where: a in 5..400
> wrong: a^2 — that is the square
"""


@pytest.fixture
def own(program: Program) -> Program:
    """A home with one deck of the learner's own."""
    decks = program.home / "decks"
    decks.mkdir(parents=True)
    (decks / "own.md").write_text(DECK, encoding="utf-8")
    return program


def ask(program: Program, *say: dict[str, Any], command: str = "quiz", seed: int = 1) -> Any:
    assert program("load", "--yes").code == 0
    deck = ("--deck", "own") if command == "quiz" else ("--deck", "own", "-n", "1")
    seeded = ("--seed", str(seed)) if command == "quiz" else ()
    return program.talk(command, *deck, *seeded, say=list(say))


def test_a_question_is_asked_again_in_its_other_language(own: Program) -> None:
    turn = {"command": "translate"}
    done = ask(own, turn, {"command": "hint"}, turn, {"answer": "学习率"})
    first, second, hint, third, grade, _ = done.lines
    assert [first["prompt"], second["prompt"]] == ["What scales a step?", "什么缩放步长？"]
    assert [first["languages"], second["languages"]] == [["zh"], ["original"]]
    assert hint["text"] == "一个系数"
    assert third == first
    assert (grade["verdict"], grade["expected"]) == ("correct", "learning rate")
    assert own("log", "--json").lines[-1]["prompt"] == "What scales a step?"


def test_a_question_of_one_language_stays_as_it_is(own: Program) -> None:
    (own.home / "decks" / "own.md").write_text("Q: Which?\nA: = 2\n", encoding="utf-8")
    _, error, grade, _ = ask(own, {"command": "translate"}, {"answer": "2"}).lines
    assert error == {"type": "error", "message": "this question has one language"}
    assert grade["verdict"] == "correct"


def test_a_person_turns_the_language_and_types_either(own: Program) -> None:
    own("load")
    done = own("quiz", "--deck", "own", stdin=":t\nlearning rate\n")
    assert ":t translate" in done.out
    assert done.out.index("What scales a step?") < done.out.index("什么缩放步长？")
    assert "Correct" in done.out


def test_numbers_change_and_the_log_knows_how_they_came(own: Program) -> None:
    (own.home / "decks" / "own.md").write_text(BANK, encoding="utf-8")
    questions = []
    for seed in (1, 2):
        asked, *_ = ask(own, {"command": "skip"}, seed=seed).lines
        questions.append(asked)
    assert questions[0]["prompt"] != questions[1]["prompt"]
    number = int(re.findall(r"\d+", questions[1]["prompt"])[0])
    done = ask(own, {"answer": str(number**2)}, seed=2)
    assert done.grades[0]["feedback"] == "that is the square"
    assert done.grades[0]["expected"] == str(2 * number)
    row = own("log", "--json").lines[-1]
    assert (row["prompt"], row["seed"]) == (questions[1]["prompt"], questions[1]["seed"])
    assert row["origin"] is None


def test_each_review_has_fresh_numbers(own: Program) -> None:
    (own.home / "decks" / "own.md").write_text(BANK, encoding="utf-8")
    lines = ask(own, {"answer": "0"}, {"answer": "0"}, command="review").lines
    prompts = [line["prompt"] for line in lines if line["type"] == "question"]
    assert len(prompts) == len(set(prompts)) >= 2


def picture(path: str) -> Question:
    answer = typed_text.Answer(("loss",))
    return Question(key="x", prompt=f"Which? ![a curve]({path})", answer=answer, topic="")


@pytest.mark.parametrize(
    ("path", "said", "opened"),
    [
        ("img/curve.png", "Opened img/curve.png.", ["curve.png"]),
        ("none.png", "there is no picture `none.png`", []),
        ("../secret.png", "leads out of the deck's folder", []),
        ("https://example.org/a.png", "This question has no picture.", []),
    ],
)
def test_pictures_are_opened_from_the_folder_of_their_deck(
    tmp_path: Path, path: str, said: str, opened: list[str]
) -> None:
    context = Context(Places(home=str(tmp_path), decks=str(tmp_path / "decks"), store=""))
    (tmp_path / "decks" / "img").mkdir(parents=True)
    for name in ("decks/img/curve.png", "secret.png"):
        (tmp_path / name).touch()
    started: list[Path] = []
    assert said in open_all(context, picture(path), "user:own.md", started.append)
    assert [one.name for one in started] == opened


def test_a_card_whose_numbers_change_is_listed_as_its_author_wrote_it(own: Program) -> None:
    text = (
        "Q: The slope of ${{a}}w^2$ at $w = 1$? <!-- id: s -->\nA: = 2*a\n\n> where: a in 1..50\n"
    )
    (own.home / "decks" / "own.md").write_text(text, encoding="utf-8")
    assert own("load").code == 0
    assert "The slope of {{a}}w² at w = 1?" in own("cards", "--deck", "own").out
    assert "The slope of {{a}}w² at w = 1?" in own("why", "s").out


def test_a_gap_is_filled_in_either_language(own: Program) -> None:
    text = "C: One pass is an [epoch]. <!-- id: pass -->\n\nC[zh]: 一遍称为一个[轮]。\n"
    (own.home / "decks" / "own.md").write_text(text, encoding="utf-8")
    _, turned, grade, _ = ask(own, {"command": "translate"}, {"answer": "epoch"}).lines
    assert (turned["prompt"], grade["verdict"]) == ("一遍称为一个[…]。", "correct")
    assert ask(own, {"answer": "轮"}).grades[0]["verdict"] == "correct"
