from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.answers import choice, expression, matrix, named, number, vector
from quizapp.answers.entries import entries

if TYPE_CHECKING:
    from quizapp.model.questions import Answer

KINDS = [
    (number.Answer("5"), [("", "5")]),
    (expression.Answer("2*x"), [("", "2*x")]),
    (vector.Answer(("1", "2"), ("a", "b")), [("a", "1"), ("b", "2")]),
    (vector.Answer(("1", "2")), [("1", "1"), ("2", "2")]),
    (named.Answer((("L", "3"), ("b", "4"))), [("L", "3"), ("b", "4")]),
    (
        matrix.Answer((("1", "2"), ("3", "4"))),
        [("1,1", "1"), ("1,2", "2"), ("2,1", "3"), ("2,2", "4")],
    ),
]


@pytest.mark.parametrize(("answer", "wanted"), KINDS)
def test_entries(answer: Answer, wanted: list[tuple[str, str]]) -> None:
    assert list(entries(answer)) == wanted
    if len(wanted) > 1:
        assert [name for name, _ in wanted] == [p.name for p in answer.grade(answer.text()).parts]


def test_a_choice_has_none() -> None:
    assert entries(choice.Answer(("a", "b"), (True, False), ("", ""))) == ()
