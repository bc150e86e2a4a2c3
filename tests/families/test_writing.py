from __future__ import annotations

from quizapp.engine.numbers import exact
from quizapp.families.writing import added, all_of, terms


def test_a_sum_of_terms_is_written_as_on_a_board() -> None:
    assert terms([(exact(2), "w²"), (exact(-1), "w"), (exact("1/2"), "v"), (exact(-3), "")]) == (
        "2w² − w + (1/2)v − 3"
    )
    assert terms([(exact(0), "w")]) == "0"


def test_numbers_added_up_leave_none_out() -> None:
    assert added([exact(-2), exact(0), exact("-1/2"), exact(3)]) == "−2 + 0 − 1/2 + 3"


def test_two_are_both() -> None:
    assert [all_of(count, "steps") for count in (2, 3)] == ["both steps", "all 3 steps"]
