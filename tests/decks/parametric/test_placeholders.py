"""Placeholders as lists show them; what they print in a question is in `test_instances`."""

from __future__ import annotations

import pytest

from quizapp.decks.parametric.placeholders import spelled
from quizapp.typeset.inline import plain


@pytest.mark.parametrize(
    ("prompt", "shown"),
    [
        ("From $w = {{w}}$ on ${{a}}w^2$.", "From w = {{w}} on {{a}}w²."),
        ("Twice {{a}}, or `{{a}}`?", "Twice {{a}}, or {{a}}?"),
        ("No number changes in $x^{{2}}$.", "No number changes in x²."),
        ("It costs $5 or {{a}}.", "It costs $5 or {{a}}."),
    ],
)
def test_a_list_shows_the_words_of_the_author(prompt: str, shown: str) -> None:
    assert plain(spelled(prompt)) == shown
