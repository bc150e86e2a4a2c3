"""Matrices beside each other on a narrow screen."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

import pytest

from quizapp import families
from quizapp.text import width
from quizapp.typeset.abreast import Way, are_abreast, set_out

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDE = [
    "                     ⎡ 1   −1⎤",
    "  X = ⎡−3  −2⎤   W = ⎢−2  3/2⎥   b = ⎡ 2⎤",
    "      ⎣ 4   3⎦       ⎣ 0    1⎦       ⎣−2⎦",
]
_ROW = re.compile("[⎡⎢⎣[][^⎡⎢⎣⎤⎥⎦\\]]*[]⎤⎥⎦]")


def stacked(lines: Sequence[str], columns: int) -> list[str]:
    return set_out(lines, Way(columns))


def test_what_fits_stays_as_it_is() -> None:
    assert stacked(WIDE, 41) == WIDE
    assert stacked(["no matrix at all, however long"], 10) == ["no matrix at all, however long"]


def test_what_does_not_fit_goes_below_and_leaves_no_empty_lines() -> None:
    assert stacked(WIDE, 32) == [
        "                     ⎡ 1   −1⎤",
        "  X = ⎡−3  −2⎤   W = ⎢−2  3/2⎥",
        "      ⎣ 4   3⎦       ⎣ 0    1⎦",
        "  b = ⎡ 2⎤",
        "      ⎣−2⎦",
    ]
    assert stacked(WIDE, 20)[:4] == [
        "  X = ⎡−3  −2⎤",
        "      ⎣ 4   3⎦",
        "      ⎡ 1   −1⎤",
        "  W = ⎢−2  3/2⎥",
    ]


def test_each_row_of_matrices_is_set_by_itself() -> None:
    below = ["  t = ⎡1⎤", "      ⎣2⎦"]
    assert stacked([*WIDE, *below], 32) == [*stacked(WIDE, 32), *below]


def test_matrices_of_one_row_too() -> None:
    assert stacked(["  s = [1]   t = [2  −3]"], 20) == ["  s = [1]", "  t = [2  −3]"]


def test_marks_take_no_column() -> None:
    assert stacked(["  m\u0302 = ⎡1⎤   u = ⎡2⎤", "      ⎣3⎦       ⎣4⎦"], 12) == [
        "  m\u0302 = ⎡1⎤",
        "      ⎣3⎦",
        "  u = ⎡2⎤",
        "      ⎣4⎦",
    ]


def test_in_ascii_a_longer_name_moves_all_rows_of_its_matrix() -> None:
    drawn = ["  Xᵀ = ⎡4  −1⎤   b = [2]", "       ⎣2   3⎦"]
    assert set_out(drawn, Way(40, ascii_only=True)) == [
        "  X^T = [4  -1]   b = [2]",
        "        [2   3]",
    ]


def test_for_the_ear_there_is_no_drawing() -> None:
    assert set_out(WIDE, Way(80, linear=True)) == [
        "  X = [−3, −2; 4, 3]",
        "  W = [1, −1; −2, 3/2; 0, 1]",
        "  b = [2; −2]",
    ]


def test_what_is_no_matrix_stays_as_it_is() -> None:
    odd = ["  X = ⎡1⎤ and so on   b = ⎡2⎤", "      ⎣3⎦               ⎣4⎦"]
    assert set_out(odd, Way(10)) == odd


@pytest.mark.parametrize(("family", "level"), list(product(families.names(), families.LEVELS)))
def test_no_matrix_of_a_family_is_broken_at_40_columns(family: str, level: int) -> None:
    question = families.problem(family, level, seed=5).question
    for lines in (question.prompt.split("\n"), list(question.solution)):
        shown = stacked(lines, 37)
        rows, same = (sorted(_ROW.findall("\n".join(each))) for each in (lines, shown))
        assert same == rows
        for line in shown:
            alone = len(_ROW.findall(line)) < 2
            assert width(line) <= 37 or alone or not are_abreast(line), line
        said = set_out(lines, Way(37, linear=True))
        assert not any("⎡" in line for line in said)
        plain = set_out(lines, Way(80, ascii_only=True))
        assert not any("⎡" in line for line in plain)
