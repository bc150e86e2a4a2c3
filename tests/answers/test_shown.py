from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from quizapp.answers import choice, matching, number, ordering
from quizapp.answers.shown import as_shown, in_that_order

OPTIONS = choice.Answer(("a", "b  c", "d"), (False, True, False), ("no", "", "never"))


def test_a_prompt_keeps_what_stood_beside_it() -> None:
    assert as_shown("Which?", OPTIONS) == "Which?\n\n1  a\n2  b  c\n3  d"
    assert as_shown("Order?", ordering.Answer(("x", "y"), ((0, 1),))) == "Order?\n\n1  x\n2  y"
    pairs = matching.Answer(left=("l",), right=("r", "s"), pairs=(0,))
    assert as_shown("Match?", pairs) == "Match?\n\n1  l\na  r\nb  s"
    assert as_shown("How many?", number.Answer("3")) == "How many?"


@given(st.integers())
def test_options_are_found_again_in_the_order_of_that_time(seed: int) -> None:
    shuffled = OPTIONS.shuffled(Random(seed))
    assert in_that_order(OPTIONS, as_shown("Which?\n1  a", shuffled)) == shuffled


def test_other_options_are_not_taken_for_them() -> None:
    assert in_that_order(OPTIONS, "Which?") is None
    assert in_that_order(OPTIONS, "Which?\n\n1  a\n2  a\n3  d") is None
    assert in_that_order(number.Answer("3"), "Which?") == number.Answer("3")
