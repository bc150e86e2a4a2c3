from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.answers.ordering import Answer

# Shown as 1 backward, 2 draw, 3 forward; right: draw, forward, backward.
STEPS = Answer(items=("backward", "draw", "forward"), before=((1, 2), (2, 0), (1, 0)))
# Only the root is fixed: two orders are right.
ROOT_FIRST = Answer(items=("left", "right", "root"), before=((2, 0), (2, 1)))


@pytest.mark.parametrize(
    "typed",
    [
        *("2 3 1", "2,3,1", "2>3>1", "2 → 3 → 1", "2-3-1", "231", "2. 3. 1."),
        *("２３１", "231。", "２，３，１，"),
    ],
)
def test_right(typed: str) -> None:
    grade = STEPS.grade(typed)
    assert (grade.verdict, grade.score, grade.interpreted) == ("correct", 1.0, "2 3 1")


@pytest.mark.parametrize(
    ("typed", "score", "feedback"),
    [
        ("2 1 3", 2 / 3, "“forward” comes before “backward”"),
        ("1 2 3", 1 / 3, "“forward” comes before “backward”"),
        ("1 3 2", 0, "“draw” comes before “forward”"),
    ],
)
def test_the_share_of_pairs_kept(typed: str, score: float, feedback: str) -> None:
    grade = STEPS.grade(typed)
    assert grade.verdict == "incorrect"
    assert grade.score == pytest.approx(score)
    assert grade.feedback == feedback


def test_any_order_that_keeps_the_pairs_is_right() -> None:
    assert [ROOT_FIRST.grade(typed).score for typed in ("3 1 2", "3 2 1", "1 3 2")] == [1, 1, 0.5]


@pytest.mark.parametrize("typed", ["1 2", "1 1 2", "1 2 3 4", "0 1 2", "a b c", "-1 2 3", "2 1 3!"])
def test_unreadable(typed: str) -> None:
    assert STEPS.grade(typed).verdict == "unreadable"


def test_eleven_items_need_separators() -> None:
    many = Answer(tuple("abcdefghijk"), tuple((i, i + 1) for i in range(10)))
    assert many.grade("1 2 3 4 5 6 7 8 9 10 11").verdict == "correct"
    assert many.grade("1234567891011").verdict == "unreadable"


@given(st.integers(0, 1000))
def test_never_shown_in_a_right_order(seed: int) -> None:
    for answer in (STEPS, ROOT_FIRST, Answer(("a", "b"), ((0, 1),))):
        shuffled = answer.shuffled(Random(seed))
        as_shown = " ".join(str(n + 1) for n in range(len(shuffled.items)))
        assert shuffled.grade(as_shown).verdict == "incorrect"
        assert shuffled.grade(shuffled.text()).verdict == "correct"


def test_all_orders_of_two_steps_come_up() -> None:
    free = Answer(("a", "b"), ())
    assert {free.shuffled(Random(seed)).items for seed in range(20)} == {("a", "b"), ("b", "a")}


def test_reveal() -> None:
    assert STEPS.reveal() == "1. draw\n2. forward\n3. backward"
