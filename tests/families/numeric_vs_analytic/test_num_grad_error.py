from __future__ import annotations

from dataclasses import replace

from quizapp.engine.numbers import exact
from quizapp.families.numeric_vs_analytic import num_grad_error
from quizapp.families.numeric_vs_analytic._errors import Error
from quizapp.families.numeric_vs_analytic._functions import polynomial


def test_an_error_taken_for_h_itself_meets_a_bound_of_1_at_once() -> None:
    square = Error(polynomial(exact(-4), exact(-2)), exact(-2), exact(1), centred=False)
    counts = {
        bound: {
            wrong.tag: wrong.answer.text()
            for wrong in num_grad_error.mistakes(replace(square, bound=exact(bound)))
        }
        for bound in ("1", "1/2", "1/10")
    }
    assert [counts[bound]["no-coefficient"] for bound in counts] == ["0", "1", "4"]
