from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Program

DECK = """---
title: Week 4
topic: sgd
tags: [exam]
---

# Week 4

Q: What is 1 − 2?

A: = -1

> wrong: 1 — that is 2 − 1

## Order

Q: 顺序？ <!-- tags: order, week 1 -->

1. first
2. second

C: The [loss|cost] falls.
"""


@pytest.fixture
def loaded(program: Program) -> Program:
    path = program.home / "decks" / "week4.md"
    path.parent.mkdir(parents=True)
    path.write_text(DECK, encoding="utf-8")
    assert program("load").code == 0
    return program


def test_a_table_that_no_spreadsheet_runs(loaded: Program, tmp_path: Path) -> None:
    goal = tmp_path / "out" / "cards.csv"
    done = loaded("export", "--deck", "week4", "--to", str(goal))
    assert (done.code, done.out) == (0, "")
    assert goal.read_bytes().startswith(b"\xef\xbb\xbffront,back,tags\r\n")
    with goal.open(encoding="utf-8-sig", newline="") as file:
        _, number, order, gap = csv.reader(file)
    assert number == ["What is 1 − 2?", "'-1", "exam"]
    assert order[0].startswith("顺序？\n1. ")
    assert order[2] == "exam order week-1"
    assert gap[:2] == ["The […] falls.", "loss"]


def test_a_table_is_read_again(loaded: Program, tmp_path: Path) -> None:
    goal = tmp_path / "cards.csv"
    loaded("export", "--deck", "week4", "--kind", "number", "--to", str(goal))
    done = loaded("import", str(goal))
    assert done.code == 0
    assert "Q: What is 1 − 2? <!-- tags: exam -->\n\nA: -1" in done.out


def test_json_has_all_of_a_card(loaded: Program) -> None:
    number, order, gap = loaded("export", "--deck", "week4", "--format", "json").json
    assert number["answer"] | {"kind": "number", "exact": "-1", "text": "-1"} == number["answer"]
    assert number["misconceptions"][0]["feedback"] == "that is 2 − 1"
    assert (number["deck"], number["topic"], number["tags"]) == ("week4", "sgd", ["exam"])
    assert order["subtopic"] == "Order"
    assert gap["answer"]["accepted"] == ["loss", "cost"]
    skill, *_ = loaded("export", "--deck", "sgd", "--kind", "skill", "--format", "json").json
    assert skill["key"] == "{family}/{level}".format(**skill["answer"])


def test_markdown_is_the_deck_with_only_these_cards(loaded: Program, tmp_path: Path) -> None:
    done = loaded("export", "--deck", "week4", "--format", "markdown")
    assert (done.code, done.out) == (0, DECK)
    goal = tmp_path / "some.md"
    assert loaded("export", "--deck", "week4", "--kind", "cloze", "--to", str(goal)).code == 0
    front, _, _ = DECK.partition("Q: What")
    assert goal.read_text("utf-8") == front + "## Order\n\nC: The [loss|cost] falls.\n"


def test_several_decks_go_into_a_folder(loaded: Program, tmp_path: Path) -> None:
    done = loaded("export", "--topic", "sgd", "--format", "markdown")
    assert done.code == 2
    assert "these cards are of 2 decks; name a folder" in done.err
    folder = tmp_path / "out"
    options = ("export", "--topic", "sgd", "--format", "markdown", "--to", str(folder))
    assert loaded(*options).code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["sgd.md", "week4.md"]
    assert loaded("check", str(folder / "week4.md")).code == 0
    again = loaded(*options)
    assert again.code == 2
    assert "there is such a file already" in again.err


def test_what_cannot_be_exported(loaded: Program, tmp_path: Path) -> None:
    there = tmp_path / "there.csv"
    there.write_text("mine", encoding="utf-8")
    assert loaded("export", "--to", str(there)).code == 2
    assert there.read_text("utf-8") == "mine"
    assert loaded("export", "--deck", "week5").code == 2
    none = loaded("export", "--deck", "week4", "--kind", "matching")
    assert (none.code, none.out) == (2, "")
    deck = loaded.home / "decks" / "week4.md"
    deck.write_text(DECK.replace("1 − 2", "2 − 3"), encoding="utf-8")
    changed = loaded("export", "--deck", "week4", "--format", "markdown")
    assert changed.code == 3
    assert "this deck has changed since; `quizapp load` it first" in changed.err


def test_a_name_of_another_programs_format_is_refused(loaded: Program, tmp_path: Path) -> None:
    goal = tmp_path / "cards.apkg"
    done = loaded("export", "--deck", "week4", "--to", str(goal))
    assert (done.code, goal.exists()) == (2, False)
    assert "no format `.apkg`" in done.err


def test_skills_are_not_counted_where_a_table_leaves_them_out(
    loaded: Program, tmp_path: Path
) -> None:
    goal = tmp_path / "sgd.csv"
    loaded("load")
    done = loaded("export", "--topic", "sgd", "--to", str(goal))
    assert "skills are left out" in done.err
    with goal.open(encoding="utf-8-sig", newline="") as file:
        _, *rows = csv.reader(file)
    assert f"{len(rows)} cards written" in done.err


PICTURED = "Q: Which? ![a curve](img/a.png) <!-- id: one -->\nA: This ![it](img/b.png)\n"


@pytest.fixture
def pictured(program: Program) -> Program:
    """A home with a deck whose cards name two pictures, and one that is not there."""
    decks = program.home / "decks" / "week1"
    (decks / "img").mkdir(parents=True)
    for name in "ab":
        (decks / "img" / f"{name}.png").write_bytes(name.encode())
    (decks / "own.md").write_text(PICTURED, encoding="utf-8")
    assert program("load").code == 0
    return program


def test_one_card_is_told_as_one(pictured: Program, tmp_path: Path) -> None:
    done = pictured("export", "--deck", "week1/own", "--to", str(tmp_path / "out.csv"))
    assert "1 card written to " in done.err


@pytest.mark.parametrize("name", ["out.csv", "out.json", "out.md"])
def test_pictures_go_along(pictured: Program, tmp_path: Path, name: str) -> None:
    goal = tmp_path / "there" / name
    assert pictured("export", "--deck", "week1/own", "--to", str(goal)).code == 0
    assert "img/a.png" in goal.read_text(encoding="utf-8")
    assert [(goal.parent / "img" / f"{one}.png").read_bytes() for one in "ab"] == [b"a", b"b"]


def test_pictures_of_decks_in_a_folder_keep_their_places(pictured: Program, tmp_path: Path) -> None:
    goal = tmp_path / "all"
    assert pictured("export", "--format", "markdown", "--to", str(goal)).code == 0
    assert (goal / "week1" / "img" / "a.png").read_bytes() == b"a"
    assert pictured("check", str(goal / "week1" / "own.md")).out.endswith("0 errors, 0 warnings.\n")


def test_no_picture_is_written_over_and_a_missing_one_is_told(
    pictured: Program, tmp_path: Path
) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "a.png").write_bytes(b"mine")
    (pictured.home / "decks" / "week1" / "img" / "b.png").unlink()
    done = pictured("export", "--deck", "week1/own", "--to", str(tmp_path / "out.csv"))
    assert done.code == 2
    assert f"{tmp_path}/img/a.png: another picture is or comes there" in done.err
    assert not (tmp_path / "out.csv").exists()
    (tmp_path / "img" / "a.png").unlink()
    done = pictured("export", "--deck", "week1/own", "--to", str(tmp_path / "out.csv"))
    assert done.code == 0
    assert "there is no picture `img/b.png`; put it there; it is left out." in done.err


def test_a_picture_is_named_on_the_screen(pictured: Program) -> None:
    shown = "Which? [picture: a curve (img/a.png)]"
    assert shown in pictured("show", "one").out
    assert shown in pictured("cards", "--deck", "week1/own").out
    assert shown in pictured("preview", str(pictured.home / "decks" / "week1" / "own.md")).out
    assert shown in pictured("quiz", "--deck", "week1/own", stdin="\n:q\n").out
