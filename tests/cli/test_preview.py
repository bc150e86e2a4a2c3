from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Program

DECK = """# Week 4

Q: What fixes the direction of a step? <!-- id: way; level: 2; needs: sgd-01 -->

- [x] the gradient
- [ ] the learning rate — a positive factor cannot turn a vector

> hint: Not a number.
> why: It points downhill.

Q[zh]: 什么决定方向？

- [x] 梯度
- [ ] 学习率

C: The [loss] falls.

P: sgd-step-scalar, level 1
"""


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "week4.md"
    path.write_text(DECK, encoding="utf-8")
    return path


def test_a_card_is_shown_as_in_a_session_with_all_that_was_written(
    program: Program, deck: Path
) -> None:
    done = program("preview", f"{deck}:6")
    assert (done.code, done.err.count("\n")) == (0, 1)
    for line in (
        "1 of 1 · week 4",
        "review · way",
        "What fixes the direction of a step?",
        ":h hint" if ":h hint" in done.out else "h hint",
        "the gradient",
        "a positive factor cannot turn a vector",
        "It points downhill.",
        "Hint: Not a number.",
        "什么决定方向？",
        "学习率",
        "line 3 · level 2 · needs: sgd-01",
    ):
        assert line in done.out, line
    assert "loss" not in done.out
    assert max(len(line) for line in done.out.splitlines()) <= 80
    assert not program.home.exists()


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("1", "What fixes"),
        ("3:1", "What fixes"),
        ("14", "什么"),
        ("16", "The […] falls."),
        ("99", "learning rate"),
    ],
)
def test_the_card_at_a_line(program: Program, deck: Path, line: str, shown: str) -> None:
    done = program("preview", f"{deck}:{line}")
    assert done.code == 0
    assert shown in done.out
    assert "1 of 1" in done.out
    assert "2 of" not in done.out


def test_all_cards_of_a_folder(program: Program, deck: Path) -> None:
    (deck.parent / "b.md").write_text("C: Another [gap].\n", encoding="utf-8")
    done = program("preview", str(deck.parent))
    assert done.code == 0
    assert "4 of 4" in done.out


def test_findings_stand_below_the_cards(program: Program, deck: Path) -> None:
    deck.write_text(f"{DECK}\nQ: Why?\n", encoding="utf-8")
    done = program("preview", str(deck))
    assert done.code == 3
    assert "The […] falls." in done.out
    assert f"{deck}:20:1: error[D101]" in done.err


@pytest.mark.parametrize(
    ("spot", "code", "problem"),
    [
        ("{}x", 3, "there is no such file"),
        ("{}:0", 2, "lines count from 1"),
        ("{}:a", 3, "there is no such file"),
        ("", 3, ""),
        ("/dev/null", 3, "no regular file"),
    ],
)
def test_what_cannot_be_shown(
    program: Program, deck: Path, spot: str, code: int, problem: str
) -> None:
    done = program("preview", spot.format(deck))
    assert done.code == code
    assert problem in done.err
    assert "Traceback" not in done.err
