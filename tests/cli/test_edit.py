from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.editor import Editor

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Program

DECK = "# Week 4\n\nC: The [loss] falls.\n\nQ: What is 1 + 1?\n\nA: = 2\n"


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return Editor(tmp_path)


@pytest.fixture
def deck(program: Program) -> Path:
    """A deck of two cards that is loaded, one of them reviewed."""
    path = program.home / "decks" / "week4.md"
    path.parent.mkdir(parents=True)
    path.write_text(DECK, encoding="utf-8")
    assert program("load").code == 0
    assert program("review", "--deck", "week4", "-n", "1", stdin="loss\n\n").code == 0
    return path


def key_of(program: Program, word: str) -> str:
    (card,) = program("cards", word, "--deck", "week4", "--json").json
    return str(card["key"])


def test_a_card_keeps_its_history_however_it_is_rewritten(
    program: Program, editor: Editor, deck: Path
) -> None:
    key = key_of(program, "falls")
    editor.script(program, ("C: The [loss] falls.", 'Q: 什么下降？\n\nA: "损失"'))
    done = program("edit", key)
    assert (done.code, done.out) == (
        0,
        f'1 changed.\nedited: "什么下降？" keeps 1 review ({key})\n',
    )
    (card,) = program("cards", "什么下降", "--json").json
    assert (card["key"], card["state"]) == (key, "review")


def test_nothing_is_loaded_where_nothing_was_saved(
    program: Program, editor: Editor, deck: Path
) -> None:
    editor.script(program)
    done = program("edit", key_of(program, "falls"))
    assert (done.code, done.out) == (0, "Nothing was changed.\n")
    assert editor.seen == [DECK]


def test_a_deck_with_an_error_is_not_loaded(program: Program, editor: Editor, deck: Path) -> None:
    key = key_of(program, "falls")
    editor.script(program, ("= 2", "= 2 +"))
    done = program("edit", key)
    assert done.code == 3
    assert f"{deck}:7:8: error[D401]" in done.err
    assert "the deck stays as you saved it" in done.err
    editor.script(program, ("= 2 +", "= 3 - 1"))
    assert "1 changed." in program("edit", key).out


def test_a_card_that_is_taken_out_is_said_to_be(
    program: Program, editor: Editor, deck: Path
) -> None:
    key = key_of(program, "falls")
    editor.script(program, ("C: The [loss] falls.\n", ""))
    assert f'retired: "The […] falls." keeps 1 review ({key})' in program("edit", key).out
    done = program("edit", key)
    assert done.code == 2


def test_the_editor_is_told_where_the_card_stands_now(program: Program, deck: Path) -> None:
    key = key_of(program, "1 + 1")
    deck.write_text(f"# More\n\nSome text.\n\n{DECK}", encoding="utf-8")
    vi = program.home / "vi"
    vi.write_text('#!/bin/sh\nprintf "%s " "$@" > "$0.txt"\n', encoding="utf-8")
    vi.chmod(0o755)
    program.environment["VISUAL"] = str(vi)
    assert program("edit", key).code == 0
    assert (program.home / "vi.txt").read_text("utf-8") == f"+9 {deck} "


def test_a_deck_that_is_gone(program: Program, editor: Editor, deck: Path) -> None:
    key = key_of(program, "falls")
    deck.unlink()
    editor.script(program)
    done = program("edit", key)
    assert done.code == 3
    assert f"{deck}: there is no such file" in done.err


def test_a_shipped_card_is_not_edited_in_place(program: Program, editor: Editor) -> None:
    editor.script(program)
    done = program("edit", "sgd-01")
    assert done.code == 2
    assert "`quizapp edit sgd-01 --copy` makes it a card of yours" in done.err
    assert editor.seen == []


def test_a_copy_of_a_shipped_card_takes_its_place(program: Program, editor: Editor) -> None:
    editor.script(program, ("A: ", "A: In my words: "))
    done = program("edit", "sgd-01", "--copy", "--deck", "own")
    assert done.code == 0, done.err
    assert "sgd-01 is suspended" in done.out
    assert "id: sgd-01" not in editor.seen[0]
    (mine,) = program("cards", "--deck", "own", "--json").json
    assert mine["prompt"].startswith("Why does stochastic gradient descent")
    (shipped,) = program("cards", "sgd-01", "--json").json
    assert shipped["state"] == "suspended"
    again = program("edit", mine["key"], "--copy")
    assert again.code == 2
    assert "is no shipped card" in again.err


def test_an_unchanged_copy_is_none(program: Program, editor: Editor) -> None:
    editor.script(program)
    assert program("edit", "sgd-01", "--copy").out == "Nothing was added.\n"
    (shipped,) = program("cards", "sgd-01", "--json").json
    assert shipped["state"] == "new"
