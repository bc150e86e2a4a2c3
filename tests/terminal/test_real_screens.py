"""Every screen in a real terminal of 80 by 24: nothing is broken by it, nothing typed is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.terminal.real import Terminal

CHOICE = ("quiz", "-n", "2", "--kind", "choice", "--seed", "1")


@pytest.fixture(scope="module")
def studied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the shipped decks loaded, and twelve cards that were learnt."""
    home = tmp_path_factory.mktemp("home")
    review = ["review", "--auto", "good", "-n", "12"]
    done = subprocess.run(
        [sys.executable, "-m", "quizapp", *review],
        cwd=ROOT,
        env=os.environ | {"QUIZAPP_HOME": str(home)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return home


@pytest.fixture
def home(studied: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(studied, tmp_path / "home"))


def small(home: Path, *args: str, **environment: str) -> Terminal:
    return Terminal(home, *args, rows=24, environment=environment)


@pytest.mark.parametrize(
    "args",
    [
        ("home",),
        ("show", "opt-10"),
        ("show", "dag-grad-one/3"),
        ("cards", "--kind", "choice"),
        ("graph", "sigmoid(w*x + b)", "--at", "w=2, x=-1, b=2"),
    ],
)
def test_a_page_is_not_broken_by_the_terminal(home: Path, args: tuple[str, ...]) -> None:
    terminal = small(home, *args)
    assert terminal.end() == 0
    shown = [row for row in terminal.rows if row]
    assert shown
    # A row that reaches the last column was broken there, or would be one column wider.
    assert not [row for row in shown if len(row) == 80 and not row.endswith("…")]


def test_home_fits_into_24_lines(home: Path) -> None:
    terminal = small(home)
    assert terminal.end() == 0
    assert terminal.rows[1].strip() == "quizapp"


def test_what_is_shown_after_a_resize_is_as_wide_as_the_window_is_then(home: Path) -> None:
    terminal = Terminal(home, "drill", "dag-grad-one", "--level", "3", "--seed", "11", columns=40)
    terminal.until("›")
    terminal.type("39")
    terminal.until("more")
    terminal.until("›")
    terminal.resize(60, 80)
    terminal.type("s")
    terminal.until("L     relu(c)      108         1  c       1        1")
    terminal.type("q")
    terminal.type("q")


def test_chinese_is_edited_as_it_is_seen(home: Path) -> None:
    terminal = small(home, "quiz", "-n", "1", "--kind", "text", "--seed", "2")
    terminal.until("›")
    terminal.send("学习率x")
    terminal.until("x")
    # Backspace over a narrow and a wide character, to the beginning, one to the right, and insert.
    terminal.send("\x7f\x7f\x01\x1b[C中")
    terminal.type("")
    terminal.until("You:")
    terminal.until("习")
    terminal.until("Enter next")
    assert any(row.endswith("› 学中习") for row in terminal.rows)
    terminal.type("q")
    assert terminal.end() == 0


def test_the_rows_of_a_matrix_and_an_earlier_answer_are_edited(home: Path) -> None:
    terminal = small(home, "drill", "linear-backprop-dw", "--level", "2", "-n", "1", "--seed", "4")
    terminal.until("a matrix, such as")
    terminal.until("›")
    terminal.type("[1 2")
    terminal.until("…")
    terminal.type("3 4]")
    terminal.until("2×3 expected, 2×2 given")
    terminal.until("›")
    # The up arrow twice: to the last answer, whose two rows are one line of the history.
    terminal.send("\x1b[A")
    terminal.until("3 4]")
    terminal.send("\x7f; 5 6]")
    terminal.type("")
    terminal.until("2×3 expected, 3×2 given")
    terminal.type(":q")
    assert terminal.end() == 0


def test_a_whole_quiz_may_be_typed_ahead(home: Path) -> None:
    terminal = Terminal(home, *CHOICE)
    terminal.send("1\r\r2\r\r")
    terminal.until("Score")
    assert terminal.end() == 0
    typed = [row.strip() for row in terminal.rows if row.startswith("  ›")]
    assert typed == ["› 1", "›", "› 2", "›"]


@pytest.mark.parametrize("moment", ["1 of 2", "›"])
def test_ctrl_c_is_quiet_whenever_it_comes(home: Path, moment: str) -> None:
    terminal = small(home, *CHOICE)
    terminal.until(moment)
    terminal.interrupt()
    terminal.until("Nothing was answered.")
    assert terminal.end() == 130
    assert not any("Traceback" in row or "Error" in row for row in terminal.rows)


def test_the_next_page_is_as_wide_as_the_window_is_then(home: Path) -> None:
    terminal = small(home, *CHOICE)
    terminal.until("1 of 2")
    terminal.until("›")
    terminal.resize(24, 50)
    terminal.type("1")
    terminal.until("Enter next")
    terminal.until("›")
    verdict = next(n for n, row in enumerate(terminal.rows) if "✓" in row or "✗" in row)
    # Nothing of what answers it reaches the edge, where the terminal would break it.
    assert max(len(row) for row in terminal.rows[verdict:]) < 50
    terminal.type("")
    terminal.until("2 of 2")
    terminal.until("›")
    rule = [row for row in terminal.rows if set(row) == {"─"}]
    assert len(rule[-1]) == 49
    terminal.type("q")
    assert terminal.end() == 0


def test_an_answer_is_taken_back_in_the_next_session(home: Path) -> None:
    first = small(home, *CHOICE)
    first.until("›")
    first.type("1")
    first.until("Enter next")
    first.type("q")
    first.until("Go on with: quizapp quiz --resume")
    assert first.end() == 0
    second = small(home, "quiz", "--resume")
    second.until("1 of 1")
    second.until("›")
    second.type(":u")
    second.until("Taken back")
    second.until("a number from 1 to")
    second.type(":q")
    assert second.end() == 0


def test_a_card_is_edited_and_asked_as_it_is_then(home: Path, tmp_path: Path) -> None:
    deck = home / "decks" / "mine.md"
    deck.parent.mkdir(exist_ok=True)
    deck.write_text('Q: One whole pas?\n\nA: "epoch"\n', encoding="utf-8")
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import pathlib, sys\n"
        "deck = pathlib.Path(sys.argv[-1])\n"
        "input('in the editor: ')\n"
        "deck.write_text(deck.read_text().replace('pas?', 'pass?'))\n",
        encoding="utf-8",
    )
    assert small(home, "load").end() == 0
    command = f"{sys.executable} {editor}"
    terminal = small(home, "quiz", "--deck", "mine", "-n", "1", VISUAL=command)
    terminal.until("One whole pas?")
    terminal.until("›")
    terminal.type(":e")
    # The editor has the terminal to itself, with an echo: what is typed there is its own.
    terminal.until("in the editor: ")
    terminal.type("typed in the editor")
    terminal.until("One whole pass?")
    terminal.until("›")
    terminal.type("epoch")
    terminal.until("Correct")
    terminal.type("")
    terminal.until("Score 1 of 1")
    assert terminal.end() == 0


def test_who_listens_reads_lines_from_top_to_bottom(home: Path) -> None:
    terminal = small(home, "--plain", "quiz", "-n", "1", "--kind", "matching", "--seed", "2")
    terminal.until("> ")
    terminal.type("1a")
    terminal.until("Enter next")
    terminal.type("")
    terminal.until("Score")
    assert terminal.end() == 0
    assert "\x1b" not in terminal.heard
