from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.answers.reader.characters import fold
from quizapp.answers.reader.entries import split, split_at_spaces, unwrap
from quizapp.answers.reader.tokens import tokens
from quizapp.answers.reader.vocabulary import vocabulary

if TYPE_CHECKING:
    from quizapp.answers.reader.token import Token


def _tokens(typed: str) -> list[Token]:
    return tokens(fold(typed), vocabulary(frozenset(), forgiving=False))


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("1 2", ["1", "2"]),
        ("1 -2", ["1", "-2"]),
        ("1 - 2", ["1-2"]),
        ("1 -2 - 3 +4", ["1", "-2-3", "+4"]),
        ("1- 2", ["1-2"]),
        ("(1) (2)", ["(1)", "(2)"]),
        ("(1 2) 3", ["(12)", "3"]),
        ("exp (1) x", ["exp(1)", "x"]),
        ("50 % 3", ["50%", "3"]),
        ("2 * 3 √4", ["2*3", "√4"]),
    ],
)
def test_spaces_separate_values(typed: str, values: list[str]) -> None:
    pieces = split_at_spaces(_tokens(typed))
    assert ["".join(token.text for token in piece) for piece in pieces] == values


def test_brackets_around_all_come_off() -> None:
    assert len(unwrap(_tokens("(1+2)"), "([")) == 3
    assert len(unwrap(_tokens("(1)(2)"), "([")) == 6
    assert len(unwrap(_tokens("(1)"), "[")) == 3


def test_separators_inside_brackets_do_not_count() -> None:
    assert len(split(_tokens("max(1,2),[3,4],5"), ",")) == 3
