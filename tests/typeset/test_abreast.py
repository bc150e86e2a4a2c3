"""Matrices beside each other on a narrow screen."""

from __future__ import annotations

import re
from itertools import product

import pytest

from quizapp import families
from quizapp.text import width
from quizapp.typeset.abreast import are_abreast, stacked

WIDE = [
    "                     ⎡ 1   −1⎤",
    "  X = ⎡−3  −2⎤   W = ⎢−2  3/2⎥   b = ⎡ 2⎤",
    "      ⎣ 4   3⎦       ⎣ 0    1⎦       ⎣−2⎦",
]
_ROW = re.compile("[⎡⎢⎣[][^⎡⎢⎣⎤⎥⎦\\]]*[]⎤⎥⎦]")


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
