"""`quizapp load`: what it says, what it asks, and when it writes nothing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from quizapp.cli import main

if TYPE_CHECKING:
    from pathlib import Path

EPOCH = "Q: What is an epoch?\n\nA: One pass through the data.\n\n"
BATCH = "Q: What is a batch?\n\nA: Some of the samples.\n\n"
RATE = "Q: What does the rate scale?\n\nA: The length of a step.\n"
STRANGER = "Q: 什么是批量？\n\nA: 一些样本。\n\n"


@pytest.fixture
def deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A deck of three cards, loaded and answered once."""
    monkeypatch.setenv("QUIZAPP_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    path = tmp_path / "notes" / "a.md"
    path.parent.mkdir()
    path.write_text(EPOCH + BATCH + RATE, encoding="utf-8")
    run("load", str(path))
    run("review", "--auto", "good", "-n", "3", "--deck", "a")
    return path


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


Captured = pytest.CaptureFixture[str]


def test_what_keeps_its_reviews_is_told(deck: Path, capsys: Captured) -> None:
    deck.write_text(EPOCH.replace("One pass", "A pass") + BATCH + RATE, encoding="utf-8")
    capsys.readouterr()
    assert run("load", str(deck)) == 0
    said = capsys.readouterr().out
    assert said.startswith("Loaded: 1 changed, 2 unchanged.\n")
    assert '  edited: "What is an epoch?" keeps 1 review (c-' in said


def test_a_plan_writes_nothing(deck: Path, capsys: Captured) -> None:
    deck.write_text(EPOCH + STRANGER + RATE, encoding="utf-8")
    capsys.readouterr()
    assert run("load", "--plan", str(deck)) == 0
    said = capsys.readouterr()
    assert said.out.startswith("Would load: 1 added, 1 retired, 2 unchanged.\n")
    assert '"什么是批量？" may be "What is a batch?" (1 review); load will ask' in said.err
    run("load", "--plan", str(deck))
    assert capsys.readouterr().out == said.out


def test_without_a_terminal_a_doubt_starts_anew_and_says_so(deck: Path, capsys: Captured) -> None:
    deck.write_text(EPOCH + STRANGER + RATE, encoding="utf-8")
    capsys.readouterr()
    assert run("load", str(deck)) == 0
    said = capsys.readouterr()
    assert "1 added, 1 retired" in said.out
    assert "the old one is retired; with --yes it had been an edit" in said.err


def test_yes_takes_a_doubt_for_an_edit(deck: Path, capsys: Captured) -> None:
    deck.write_text(EPOCH + STRANGER + RATE, encoding="utf-8")
    capsys.readouterr()
    assert run("load", "--yes", str(deck)) == 0
    assert 'edited: "什么是批量？" keeps 1 review' in capsys.readouterr().out


@pytest.mark.parametrize(("answer", "word"), [("y\n", "edited"), ("no\n", "retired")])
def test_at_a_terminal_it_asks(
    deck: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, answer: str, word: str
) -> None:
    deck.write_text(EPOCH + STRANGER + RATE, encoding="utf-8")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: answer.strip())
    capsys.readouterr()
    assert run("load", str(deck)) == 0
    said = capsys.readouterr()
    assert "a.md:5: is this a card that you rewrote?" in said.err
    assert f"  {word}: " in said.out


def test_a_deck_that_loses_most_of_its_cards_is_asked_about(deck: Path, capsys: Captured) -> None:
    deck.write_text(EPOCH, encoding="utf-8")
    capsys.readouterr()
    assert run("load", str(deck)) == 1
    assert "more than half of a would be retired; nothing was loaded" in capsys.readouterr().err
    assert run("load", "--yes", str(deck)) == 0
    assert "2 retired" in capsys.readouterr().out
    assert list((deck.parent.parent / "home" / "backups").glob("*.db"))


def test_of_many_decks_that_lose_most_of_their_cards_some_are_named(
    deck: Path, capsys: Captured
) -> None:
    for n in range(7):
        (deck.parent / f"more{n}.md").write_text(f'Q: {n}?\n\nA: "{n}"\n', encoding="utf-8")
    assert run("load", str(deck.parent)) == 0
    for file in deck.parent.glob("more*.md"):
        file.unlink()
    capsys.readouterr()
    assert run("load", str(deck.parent)) == 1
    said = capsys.readouterr().err
    assert "more than half of more0, more1, more2, more3, more4 and 2 other decks would be" in said


def test_a_renamed_deck_that_is_loaded_alone_keeps_its_history(
    deck: Path, capsys: Captured
) -> None:
    capsys.readouterr()
    assert run("load", str(deck.rename(deck.with_name("b.md")))) == 0
    assert capsys.readouterr().out.startswith("Loaded: 3 moved.\n")


def test_cards_moved_to_a_deck_that_is_loaded_alone_keep_theirs(
    deck: Path, capsys: Captured
) -> None:
    deck.write_text(EPOCH + BATCH, encoding="utf-8")
    other = deck.with_name("b.md")
    other.write_text(RATE, encoding="utf-8")
    capsys.readouterr()
    assert run("load", str(other)) == 0
    assert capsys.readouterr().out.startswith("Loaded: 1 moved, 2 unchanged.\n")


def test_a_file_without_cards_is_told_each_time(deck: Path, capsys: Captured) -> None:
    empty = deck.with_name("empty.md")
    empty.write_text("Only words.\n", encoding="utf-8")
    for _ in range(2):
        capsys.readouterr()
        assert run("load", str(empty)) == 0
        assert "empty.md: no cards in it; a card begins with `Q:`" in capsys.readouterr().err


def test_a_long_load_shows_how_far_it_is_at_a_terminal_only(
    deck: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    shown: list[str] = []
    for is_terminal, many in ((True, 10_000), (False, 2), (True, 2)):
        monkeypatch.setattr("quizapp.cli.load._MANY_BYTES", 20 * many)
        monkeypatch.setattr("quizapp.cli.load._MANY_CARDS", many)
        deck.write_text(deck.read_text("utf-8") + f"Q: Case {len(shown)}?\nA: Yes.\n\n", "utf-8")
        capsys.readouterr()
        monkeypatch.setattr(sys.stderr, "isatty", lambda is_one=is_terminal: is_one)
        assert run("load", str(deck)) == 0
        shown.append(capsys.readouterr().err)
    assert shown[:2] == ["", ""]
    assert "Reading decks" in shown[2]
    assert "Writing 6 cards …" in shown[2]
