from __future__ import annotations

import pytest

from quizapp.answers import recall, text
from quizapp.model.grades import Grade, Verdict
from quizapp.model.ratings import Rating
from quizapp.study.rating import own_rating, points_of, proposed, rated_grade

POINTS = recall.Answer("…", ("one", "two", "three", "four"))


@pytest.mark.parametrize(
    ("verdict", "hints", "rating"),
    [
        (Verdict.CORRECT, 0, Rating.GOOD),
        (Verdict.ROUNDED, 1, Rating.GOOD),
        (Verdict.CORRECT, 2, Rating.HARD),
        (Verdict.CORRECT, 3, Rating.AGAIN),
        (Verdict.TOO_COARSE, 0, Rating.AGAIN),
        (Verdict.INCORRECT, 0, Rating.AGAIN),
    ],
)
def test_a_graded_answer_rates_itself(verdict: Verdict, hints: int, rating: Rating) -> None:
    assert own_rating(Grade(verdict, 1.0), hints) is rating


@pytest.mark.parametrize(
    ("ticked", "rating"),
    [
        (set(), Rating.AGAIN),
        ({1}, Rating.AGAIN),
        ({1, 4}, Rating.HARD),
        ({1, 2, 3, 4}, Rating.GOOD),
    ],
)
def test_ticked_points_propose_a_rating(ticked: set[int], rating: Rating) -> None:
    assert proposed(POINTS, ticked) is rating


def test_a_card_without_points_is_worth_what_the_learner_says() -> None:
    answer = recall.Answer("…", ())
    assert proposed(answer, set()) is Rating.GOOD
    assert [rated_grade(answer, rating, set()).score for rating in Rating] == [0, 0.5, 1, 1]


def test_ticked_points_are_marked_one_by_one() -> None:
    grade = rated_grade(POINTS, Rating.HARD, {2, 3, 4})
    assert (grade.score, [part.score for part in grade.parts]) == (0.75, [0, 1, 1, 1])


def test_only_recall_cards_have_points() -> None:
    assert points_of(text.Answer(("x",))) == ()
