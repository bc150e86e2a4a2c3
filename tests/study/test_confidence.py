"""What a guess is worth, and what was said against what came."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.answers import choice, matching, ordering, text, true_false
from quizapp.model.brier import brier
from quizapp.model.modes import Mode
from quizapp.model.ratings import Rating
from quizapp.study.confidence import chance, is_guess
from quizapp.study.outcome import Recorded
from quizapp.study.quiz import Quiz
from quizapp.study.session import Session

if TYPE_CHECKING:
    from quizapp.study.desk import Desk

FOUR = choice.Answer(("a", "b", "c", "d"), (True, False, False, False), ("",) * 4)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (true_false.Answer(truth=True), 1 / 2),
        (FOUR, 1 / 4),
        (choice.Answer(("a", "b", "c"), (True, True, False), ("",) * 3), 1 / 7),
        (ordering.Answer(("a", "b", "c"), ((0, 1), (1, 2))), 1 / 6),
        (matching.Answer(("1", "2"), ("a", "b", "c"), (0, 1)), 1 / 6),
        (matching.Answer(("1", "2", "3"), ("a", "b"), (0, 1, 0)), 1 / 8),
        (text.Answer(("epoch",)), 0),
    ],
)
def test_chance_is_what_a_blind_pick_gets(answer: object, expected: float) -> None:
    assert chance(answer) == pytest.approx(expected)  # type: ignore[arg-type]  # any kind of answer


@pytest.mark.parametrize(
    ("answer", "confidence", "guess"),
    [
        (FOUR, None, False),
        (FOUR, 20, True),
        (FOUR, 35, True),
        (FOUR, 40, False),
        (true_false.Answer(truth=True), 60, True),
        (true_false.Answer(truth=True), 70, False),
        (text.Answer(("epoch",)), 10, True),
        (text.Answer(("epoch",)), 20, False),
    ],
)
def test_who_is_hardly_surer_than_chance_is_guessing(
    answer: object, confidence: int | None, guess: bool
) -> None:
    assert is_guess(answer, confidence) is guess  # type: ignore[arg-type]  # any kind of answer


@pytest.mark.parametrize(
    ("confidence", "is_right", "score"), [(100, True, 0), (100, False, 1), (80, True, 0.04)]
)
def test_brier_is_the_squared_miss(confidence: int, is_right: bool, score: float) -> None:
    assert brier(confidence, is_right=is_right) == pytest.approx(score)


@given(st.integers(0, 100), st.integers(0, 100))
def test_the_truth_is_the_best_thing_to_say(belief: int, said: int) -> None:
    """Brier's score is proper: who believes 70 % loses least, on average, by saying 70 %."""

    def expected(confidence: int) -> float:
        right, wrong = (brier(confidence, is_right=is_right) for is_right in (True, False))
        return (belief * right + (100 - belief) * wrong) / 100

    assert expected(belief) <= expected(said) + 1e-12


@pytest.mark.parametrize(
    ("confidence", "rating"), [(None, Rating.GOOD), (50, Rating.HARD), (90, Rating.GOOD)]
)
def test_a_lucky_guess_is_recorded_as_one(
    desk: Desk,
    confidence: int | None,
    rating: Rating,
) -> None:
    session = Session(
        desk, Quiz(desk.peek, desk.now, ("always",), seed=1), Mode.QUIZ, schedules=False
    )
    session.ask()
    session.shown()
    done = session.submit("false", confidence)
    assert isinstance(done, Recorded)
    assert done.rating is rating
    (row,) = desk.peek.reviews()
    assert (row.confidence, row.rating) == (confidence, rating)
