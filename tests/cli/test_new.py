from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.editor import Editor

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Program

CARD = "Q: What falls?\n\nA: The loss 损失.\n"


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return Editor(tmp_path)


def drafts(program: Program) -> list[Path]:
    return sorted((program.home / "drafts").glob("*"))


def test_a_new_card_is_in_the_deck_and_in_the_store(program: Program, editor: Editor) -> None:
    editor.script(program, ("Q: \n\nA: \n", CARD))
    done = program("new")
    assert done.code == 0
    assert done.out.endswith(': "What falls?" is in your deck my-cards.\n')
    deck = program.home / "decks" / "my-cards.md"
    assert deck.read_text("utf-8") == f"# my-cards\n\n{CARD}"
    key = done.out.split(":")[0]
    assert "The loss 损失." in program("show", key).out
    assert drafts(program) == []


def test_a_card_is_put_after_the_others_with_their_line_ends(
    program: Program, editor: Editor
) -> None:
    deck = program.home / "decks" / "week 4.md"
    deck.parent.mkdir(parents=True)
    deck.write_bytes(b"\xef\xbb\xbfC: One [gap].\r\n\r\n\r\n")
    editor.script(program, ("C: ", "C: Another [gap|hole]."))
    assert program("new", "--kind", "cloze", "--deck", "week 4").code == 0
    after = b"\xef\xbb\xbfC: One [gap].\r\n\r\nC: Another [gap|hole].\r\n"
    assert deck.read_bytes() == after


def test_an_unchanged_or_emptied_template_adds_nothing(program: Program, editor: Editor) -> None:
    editor.script(program)
    assert program("new", "--kind", "choice").out == "Nothing was added.\n"
    template = editor.seen[0]
    editor.script(program, (template, "\n"))
    assert program("new", "--kind", "choice").out == "Nothing was added.\n"
    assert not (program.home / "decks").exists()
    assert drafts(program) == []


def test_the_editor_opens_again_with_what_is_wrong_on_top(program: Program, editor: Editor) -> None:
    assert program("load").code == 0
    editor.script(
        program, ("FAMILY", "sgd-step-scaler"), ("P: sgd-step-scaler", "P: sgd-step-scalar")
    )
    done = program("new", "--kind", "skill", "--deck", "own")
    assert done.code == 0, done.err
    assert editor.seen[1] == (
        "<!-- quizapp: line 2: there is no problem family `sgd-step-scaler`; "
        "did you mean `sgd-step-scalar`? -->\nP: sgd-step-scaler, levels 1-3\n"
    )
    deck = program.home / "decks" / "own.md"
    assert deck.read_text("utf-8") == "# own\n\nP: sgd-step-scalar, levels 1-3\n"
    assert done.out == "It is in your deck own; the store had it already.\n"
    assert program("load").code == program("check").code == 0


def test_who_gives_up_finds_the_card_in_a_draft(program: Program, editor: Editor) -> None:
    editor.script(program, ("Q: ", "Q: What falls?"))
    done = program("new")
    assert done.code == 1
    (draft,) = drafts(program)
    assert f"go on with `quizapp new --deck my-cards --draft {draft}`" in done.err
    assert not (program.home / "decks").exists()
    editor.script(program, ("A: ", "A: The loss."))
    assert program("new", "--draft", str(draft)).code == 0
    assert drafts(program) == []


def test_an_editor_that_ends_badly_adds_nothing_and_loses_nothing(
    program: Program, editor: Editor
) -> None:
    editor.script(program, ("exit", CARD))
    assert program("new").code == 1
    (draft,) = drafts(program)
    assert draft.read_text("utf-8") == CARD
    editor.script(program)
    assert program("new", "--draft", str(draft)).code == 0


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Why?\n", "line 2: there is no card here"),
        ("Why?\n\nC: The [gap].\n", "line 2: text before the tag would belong"),
        ("C: The [gap].\n\nC: One [gap].\n", "line 4: this card is the same as the one at"),
        ("C: A [gap]. <!-- id: sgd-01 -->\n", "line 2: the id `sgd-01` is that of a card"),
        ("C: [Two] [gaps]. <!-- id: sgd-01 -->\n", "line 2: the id `sgd-01` is that of a card"),
        ("Q: Why?\n\nA: = 1 +\n", "line 4: this expression cannot be read"),
    ],
)
def test_what_is_wrong_with_a_card(
    program: Program, editor: Editor, text: str, problem: str
) -> None:
    deck = program.home / "decks" / "my-cards.md"
    deck.parent.mkdir(parents=True)
    deck.write_text("C: One [gap].\n", encoding="utf-8")
    editor.script(program, ("C: \n", text))
    assert program("new", "--kind", "cloze").code == 1
    assert editor.seen[1].startswith(f"<!-- quizapp: {problem}")
    assert editor.seen[1].endswith(f"-->\n{text}\n> why: \n")
    assert deck.read_text("utf-8") == "C: One [gap].\n"


@pytest.mark.parametrize("name", ["../a", "/etc/a", "", " ", ".a", "a/../../b", "a\x1bb"])
def test_a_deck_is_one_of_the_users(program: Program, editor: Editor, name: str) -> None:
    editor.script(program, ("Q: \n\nA: \n", CARD))
    done = program("new", "--deck", name)
    assert done.code == 2
    assert "is no name of a deck of yours" in done.err
    assert editor.seen == []


def test_a_deck_with_an_error_is_mended_first(program: Program, editor: Editor) -> None:
    deck = program.home / "decks" / "a.md"
    deck.parent.mkdir(parents=True)
    deck.write_text("Q: Why?\n", encoding="utf-8")
    editor.script(program, ("Q: \n\nA: \n", CARD))
    done = program("new", "--deck", "a")
    assert done.code == 3
    assert f"{deck}:1:1: this question has no answer; mend it before you add to it" in done.err


@pytest.mark.parametrize(
    ("command", "problem"),
    [('a "b', "has an open quote"), ("/no/such/editor -x", "/no/such/editor: no such file")],
)
def test_an_editor_that_is_none(program: Program, command: str, problem: str) -> None:
    program.environment["VISUAL"] = command
    done = program("new")
    assert done.code == 2
    assert problem in done.err
    assert drafts(program) == []
