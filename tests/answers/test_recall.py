from __future__ import annotations

from quizapp.answers.recall import Answer
from quizapp.model.grades import Grade, Verdict


def test_the_points_are_shown_at_the_reveal_only() -> None:
    answer = Answer("The chain rule.", ("local derivative", "upstream gradient"))
    assert answer.view() == {}
    assert answer.reveal() == "The chain rule.\n• local derivative\n• upstream gradient"
    assert Answer("", ("one",)).reveal() == "• one"


def test_the_learner_judges() -> None:
    assert Answer("x", ()).grade("anything") == Grade(Verdict.RATED, 0.0)
