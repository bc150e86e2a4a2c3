from __future__ import annotations

from quizapp import families


def test_a_forward_pass_is_worked_entry_by_entry() -> None:
    """Columns: W₁ = [[1, −1], [2, 1], [−1, 0]] and x = [2, 3], then W₂ on h."""
    assert families.golden("mlp-forward").question.solution == (
        "z₁ = 1·2 + (−1)·3 + 0 = −1",
        "z₂ = 2·2 + 1·3 + (−1) = 6",
        "z₃ = (−1)·2 + 0·3 + 1 = −1",
        "h cuts what is negative: h = [0, 6, 0]",
        "s₁ = 1·0 + 2·6 + (−1)·0 + 1 = 13",
        "s₂ = 0·0 + 1·6 + 3·0 + (−2) = 4",
        "Answer: [13, 4]",
    )


def test_the_entries_of_a_batch_are_rows_times_columns() -> None:
    problem = families.problem("mlp-forward", 5, 3)
    lines = problem.question.solution
    assert lines[0] == "Z₁₁ = (−3)·(−3) + (−2)·(−2) + (−1) = 12"
    assert len(lines) == 4 + 1 + 4 + 1
