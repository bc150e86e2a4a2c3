"""One quiz in a real terminal, 80 columns, as a person takes it and sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.terminal.real import COLUMNS, Terminal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_a_quiz_from_question_to_score(home: Path) -> None:
    terminal = Terminal(home, "quiz", "-n", "2", "--kind", "true-false", "--seed", "1")
    terminal.until("1 of 2")
    terminal.until("›")
    terminal.type("对")
    terminal.until("Enter next")
    terminal.type("")
    terminal.until("2 of 2")
    terminal.until("›")
    terminal.type("s")
    terminal.until("The solution")
    terminal.until("›")
    terminal.type("")
    terminal.until("Score")
    assert terminal.end() == 0
    headers = [row for row in terminal.rows if " of 2 · " in row]
    assert len(headers) == 2
    # A header spans the screen but for the last column: no line was broken by the terminal.
    assert {len(header) for header in headers} == {COLUMNS - 1}
    assert any(row.endswith("› 对") for row in terminal.rows)


def test_ctrl_c_says_what_was_saved_and_how_to_go_on(home: Path) -> None:
    terminal = Terminal(home, "quiz", "-n", "3", "--kind", "choice", "--seed", "1")
    terminal.until("1 of 3")
    terminal.until("›")
    terminal.type("1")
    terminal.until("Enter next")
    terminal.until("›")
    terminal.interrupt()
    terminal.until("1 answer saved. Go on with: quizapp quiz --resume")
    assert terminal.end() == 130


def test_ctrl_z_is_for_the_shell_and_no_part_of_an_answer(home: Path) -> None:
    # Without a shell above it nothing stops here; what was typed must be whole all the same.
    terminal = Terminal(home, "drill", "dag-grad-one", "--level", "1", "--seed", "9", "-n", "1")
    terminal.until("›")
    terminal.send("12\x1a")
    terminal.type("3")
    terminal.until("You:    123")


def test_what_is_typed_ahead_is_neither_lost_nor_shown_twice(home: Path) -> None:
    terminal = Terminal(home, "quiz", "-n", "1", "--kind", "text", "--seed", "2")
    terminal.until("1 of 1")
    terminal.type("zebra")
    terminal.until("Answer:")
    terminal.until("Enter next")
    shown = [row.strip() for row in terminal.rows if "zebra" in row]
    assert shown == ["› zebra", "You:    zebra"]


def test_the_key_that_ends_a_walk_is_not_written(home: Path) -> None:
    terminal = Terminal(home, "graph", "x*y", "--at", "x=2,y=-3", "--step")
    terminal.until("2·(−3) = −6")
    terminal.interrupt()
    assert terminal.end() == 130
    assert "^C" not in terminal.heard
