from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.answers import choice, expression, matrix, named, number, vector
from quizapp.answers.entries import entries, with_entry

if TYPE_CHECKING:
    from quizapp.model import Answer

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


@pytest.mark.parametrize(("answer", "wanted"), KINDS)
def test_an_entry_is_replaced_and_the_others_stay(
    answer: Answer, wanted: list[tuple[str, str]]
) -> None:
    last = len(wanted) - 1
    changed = with_entry(answer, last, "17")
    assert type(changed) is type(answer)
    assert list(entries(changed)) == [*wanted[:-1], (wanted[-1][0], "17")]


def test_a_choice_has_none() -> None:
    picked = choice.Answer(("a", "b"), (True, False), ("", ""))
    assert entries(picked) == ()
    with pytest.raises(TypeError):
        with_entry(picked, 0, "17")
