"""`quizapp undo`, which also works in the next session."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Program


def test_undo_takes_back_answer_by_answer(program: Program) -> None:
    program("review", "--auto", "good", "-n", "2")
    keys = [row["card"] for row in program("log", "--json").lines]
    for key in reversed(keys):
        done = program("undo")
        assert done.code == 0
        assert done.out.startswith(f"Took back the latest for {key}: ")
    assert [row["event"] for row in program("log", "--json").lines] == ["review"] * 2 + ["undo"] * 2
    left = program("undo")
    assert (left.code, left.out) == (1, "")
    assert "nothing to undo" in left.err


def test_undo_without_a_store(program: Program) -> None:
    done = program("undo")
    assert done.code == 1
    assert done.err.count("\n") == 2  # the line about the clock, and the refusal
    assert not program.home.exists()
