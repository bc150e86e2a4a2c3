"""Vectors whose entries were typed with their names."""

from __future__ import annotations

import pytest

from quizapp.answers import vector
from quizapp.model.grades import Verdict

GRADIENTS = vector.Answer(("1", "-2"), ("∂L/∂x", "∂L/∂w₁"))
SHORT = vector.Answer(("1", "-2"), ("∂x", "∂y"))


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        (GRADIENTS, "dL/dx = 1, dL/dw1 = -2"),
        (GRADIENTS, "∂L/∂w₁=−2; ∂L/∂x=1"),
        (GRADIENTS, "w_1=-2, x=1"),
        (GRADIENTS, "x=1\nw1=-2"),
        (SHORT, "dL/dx=1, dL/dy=-2"),
        (SHORT, "y=-2 x=1"),
        (SHORT, "∂x＝1，∂y＝－2"),
        (vector.Answer(("1", "-2"), ("w_batch", "w_SGD")), "w_SGD=-2, w_batch=1"),
    ],
)
def test_each_entry_finds_its_place(answer: vector.Answer, typed: str) -> None:
    assert answer.grade(typed).verdict is Verdict.CORRECT
    assert answer.grade(typed).interpreted == "[1, -2]"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("x=1, z=-2", "`z` is none of ∂L/∂x, ∂L/∂w₁"),
        ("x=1, dL/dx=1", "`∂L/∂x` has two values"),
        ("x=1, w1=2+", "something is missing"),
        ("x=1", "2 entries expected, 1 given"),
        ("x=1, x=2", "`x` has two values"),
    ],
)
def test_other_names_are_asked_back(typed: str, said: str) -> None:
    found = GRADIENTS.grade(typed)
    assert found.verdict is Verdict.UNREADABLE
    assert said in found.feedback


def test_what_is_missing_is_named_and_where_there_are_no_names_none_are_wanted() -> None:
    three = vector.Answer(("1", "2", "3"), ("∂x", "∂y", "∂z"))
    assert three.grade("x=1, z=3").feedback.startswith("no value was given for ∂y; wanted:")
    unnamed = vector.Answer(("1", "-2"))
    said = unnamed.grade("w1=1, w2=-2").feedback
    assert said.startswith("write the values alone, in the order that is asked for; wanted:")


def test_entries_that_share_a_variable_go_by_their_whole_names() -> None:
    shared = vector.Answer(("1", "-2"), ("∂L/∂a", "∂b/∂a"))
    assert shared.grade("db/da=-2, dL/da=1").verdict is Verdict.CORRECT
    assert shared.grade("a=-2, b=1").verdict is Verdict.UNREADABLE


def test_a_wrong_value_by_name_is_met_like_any_other() -> None:
    from quizapp.answers.slips import slip

    assert slip(SHORT, "dy=2, dx=1", ["∂x"]) == "check the sign in ∂y"
