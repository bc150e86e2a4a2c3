"""Statistics and confidence in a real terminal: nothing breaks at its right edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.terminal.real import Terminal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def answered(home: Path, columns: int) -> Terminal:
    """A quiz of one question, answered with confidence; returns its terminal at the end."""
    quiz = ("quiz", "-n", "1", "--kind", "true-false", "--seed", "1", "--confidence")
    terminal = Terminal(home, *quiz, columns=columns)
    terminal.until("1 of 1")
    terminal.until("›")
    terminal.type("对")
    terminal.until("How sure are you, 0 to 10?")
    terminal.until("sure? ›")
    terminal.type("９")
    terminal.until("you were 90% sure")
    terminal.until("Enter next")
    terminal.until("›")
    terminal.type("")
    terminal.until("You were 90% sure")
    assert terminal.end() == 0
    return terminal


@pytest.mark.parametrize("columns", [80, 40])
def test_confidence_and_then_the_pages(home: Path, columns: int) -> None:
    quiz = answered(home, columns)
    assert any("› 对" in row for row in quiz.rows)
    stats = Terminal(home, "stats", columns=columns)
    stats.until("1 answer on 1 day")
    assert stats.end() == 0
    shown = "\n".join(stats.rows)
    assert "90% sure" in shown
    assert "█ 1 or more" in shown
    # A line that the terminal broke would go on at its left edge, where no page writes.
    assert [row for row in stats.rows if row and not row.startswith("  ")] == []
