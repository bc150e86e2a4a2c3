"""An exam in a real terminal: the clock ends it, and Ctrl-C loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.terminal.real import Terminal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_an_exam_ends_when_its_time_is_up_and_takes_what_was_typed(home: Path) -> None:
    terminal = Terminal(home, "exam", "--time", "6s", "--seed", "7")
    terminal.until("Enter starts the clock ›")
    terminal.type("")
    terminal.until("1 of 23")
    terminal.until("›")
    terminal.send("对")
    terminal.until("Time is up: the paper is handed in.")
    terminal.until("Your last answer counts as it stood: 对")
    terminal.until("of 100 marks")
    assert terminal.end() == 0


def test_the_clock_goes_on_while_one_types(home: Path) -> None:
    terminal = Terminal(home, "exam", "--time", "61s", "--seed", "7")
    terminal.until("Enter starts the clock ›")
    terminal.type("")
    terminal.until("1 of 23")
    terminal.until("›")
    terminal.send("tru")

    def prompt_row() -> str:
        return next(row for row in reversed(terminal.rows) if "›" in row)

    while not prompt_row().startswith("  0:5"):
        # The editor writes what changed, and then shows its cursor again.
        terminal.until("\x1b[?25h")
    prompt = prompt_row()
    # What was typed stays where it was as the minute goes.
    assert prompt.startswith("  0:5")
    assert prompt.endswith(" › tru")
    terminal.interrupt()
    assert terminal.end() == 130


def test_ctrl_c_stops_the_clock_and_the_exam_goes_on(home: Path) -> None:
    terminal = Terminal(home, "exam", "--seed", "7")
    terminal.until("Enter starts the clock ›")
    terminal.type("")
    terminal.until("1 of 23")
    terminal.until("›")
    terminal.type("1")
    terminal.until("2 of 23")
    terminal.until("›")
    terminal.interrupt()
    terminal.until("quizapp exam --resume")
    assert terminal.end() == 130
    again = Terminal(home, "exam", "--resume")
    again.until("Enter starts the clock ›")
    again.type("")
    again.until("2 of 23")
    again.until("›")
    again.type(":d")
    again.until("answered    1")
    again.until("›")
    again.type("d")
    again.until("of 100 marks")
    assert again.end() == 0
