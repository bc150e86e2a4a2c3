"""What a family says, in ASCII: letters of other scripts stay, signs do not."""

from __future__ import annotations

from itertools import product

import pytest

from quizapp import families
from quizapp.typeset.abreast import Way, set_out
from quizapp.typeset.in_ascii import in_ascii


@pytest.mark.parametrize(("family", "level"), list(product(families.names(), families.LEVELS)))
def test_no_sign_is_left(family: str, level: int) -> None:
    question = families.problem(family, level, seed=3).question
    drawn = (question.prompt.split("\n"), question.solution)
    lines = [line for each in drawn for line in set_out(each, Way(79, ascii_only=True))]
    feedback = (mistake.feedback for mistake in question.misconceptions)
    for line in (*lines, *question.hints, *feedback, question.answer.expects()):
        # A hat may be a mark of its own, which follows its letter.
        left = [char for char in in_ascii(line) if not char.isascii() and char != "\u0302"]
        assert all(char.isalpha() for char in left), line
