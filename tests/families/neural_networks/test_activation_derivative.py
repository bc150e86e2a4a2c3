from __future__ import annotations

from quizapp import families


def test_who_always_says_1_is_wrong_most_of_the_time() -> None:
    """On the right of 0 every line has the slope 1: the left side is asked more often."""
    answers = [
        families.problem("activation-derivative", 1, seed).question.answer.text()
        for seed in range(100)
    ]
    assert 10 <= answers.count("1") <= 45
