"""Where nobody may be asked: a pipe is read as ever, and at a terminal no session begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.terminal.real import Terminal

if TYPE_CHECKING:
    from tests.conftest import Program

SKIP: dict[str, Any] = {"command": "skip"}


def test_what_a_pipe_brings_is_read(loaded: Program) -> None:
    done = loaded("quiz", "-n", "1", "--no-input", stdin=":s\n")
    assert "Nothing was answered." not in done.out
    assert "Score 0 of 1" in done.out
    assert loaded.talk("quiz", "-n", "1", "--no-input", say=[SKIP]).lines[-1]["type"] == "end"
    graded = loaded("--no-input", "grade", "--expected", "1/2", "-", stdin="0.5\n")
    assert graded.code == 0


@pytest.mark.parametrize("session", ["quiz", "review", "drill", "exam"])
def test_a_session_at_a_terminal_is_refused_and_nothing_hangs(
    loaded: Program, session: str
) -> None:
    terminal = Terminal(loaded.home, session, "--no-input", columns=100)
    assert terminal.end() == 2
    (said,) = [row for row in terminal.rows if row]
    assert said == (
        "quizapp: nobody may be asked (--no-input); pipe the answers in, or give --input"
    )


def test_what_asks_nothing_works_at_a_terminal(loaded: Program) -> None:
    terminal = Terminal(loaded.home, "review", "--auto", "good", "--no-input")
    assert terminal.end() == 0
    assert terminal.rows[0].startswith("reviewed ")
