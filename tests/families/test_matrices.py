from __future__ import annotations

from typing import Any

from quizapp.answers.entries import entries
from quizapp.engine.numbers import exact
from quizapp.families.matrices import (
    Rows,
    answer,
    blocks,
    gradient_by_sympy,
    product_lines,
    stacked,
)


def rows(*entries: tuple[str | int, ...]) -> Rows:
    return tuple(tuple(map(exact, row)) for row in entries)


def test_matrices_stand_side_by_side_with_their_names_in_one_line() -> None:
    drawn = blocks(
        {"X": rows((1, 2), (0, -1), (3, 1)), "W": rows((2, -1), (1, 3)), "b": rows((7,))}
    )
    assert drawn == [
        "      ⎡1   2⎤",
        "  X = ⎢0  −1⎥   W = ⎡2  −1⎤   b = [7]",
        "      ⎣3   1⎦       ⎣1   3⎦",
    ]


def test_a_product_is_shown_entry_by_entry() -> None:
    lines = product_lines("dX", rows((1, "1/2")), rows((2, -1), (1, 3)))
    assert lines == ["dX₁₁ = 1·2 + (1/2)·1 = 5/2", "dX₁₂ = 1·(−1) + (1/2)·3 = 1/2"]


def test_an_answer_holds_matrices_one_below_the_other() -> None:
    assert answer(rows((1, 2), (3, 4)), rows((5,))).text() == "[1, 2; 3, 4; 5]"


def test_a_gradient_by_sympy_has_the_shape_of_the_matrix() -> None:
    def loss(w: Any) -> Any:
        return w[0, 0] ** 2 * w[0, 1]

    assert gradient_by_sympy(loss, rows((3, 5))) == (("30", "9"),)


def test_entries_of_stacked_matrices_are_called_by_their_matrix() -> None:
    answer = stacked({"dW": [["1", "2"], ["3", "4"]], "db": [["5", "6"]]}, ["db"])
    assert answer.text() == "[1, 2; 3, 4; 5, 6]"
    named = ["dW[1,1]", "dW[1,2]", "dW[2,1]", "dW[2,2]", "db[1]", "db[2]"]
    assert [name for name, _ in entries(answer)] == named
    assert [part.name for part in answer.grade("[1, 2; 3, 4; 5, 7]").parts] == named
