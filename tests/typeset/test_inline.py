from __future__ import annotations

import pytest

from quizapp.text import wrap
from quizapp.typeset.inline import glued, plain, styled


def marked(line: str) -> str:
    (shown,) = styled([line], lambda style, words: f"<{style}:{words}>")
    return shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("run `load` now", "run <term:load> now"),
        ("a **bold** word", "a <strong:bold> word"),
        ("a *stressed* word", "a <strong:stressed> word"),
        ("2*a*w and 2 * a * w", "2*a*w and 2 * a * w"),
        ("x**2 + y**2", "x**2 + y**2"),
        ("[4*(1 - a)*b, -(1 - a)*b, 4*(1 - a)]", "[4*(1 - a)*b, -(1 - a)*b, 4*(1 - a)]"),
        ("(x)**2 + 3*(y)**2 + (z)**2", "(x)**2 + 3*(y)**2 + (z)**2"),
        ("(*stressed*), and **bold**: so", "(<strong:stressed>), and <strong:bold>: so"),
        ("`a * b * c`", "<term:a * b * c>"),
        ("an open ` tick", "an open ` tick"),
    ],
)
def test_markup_becomes_style_and_maths_stays(source: str, shown: str) -> None:
    assert marked(source) == shown


def test_plain_text_has_no_markup() -> None:
    assert plain("**Two** `ticks` and 2*a*w") == "Two ticks and 2*a*w"


def test_code_is_not_broken_by_wrapping() -> None:
    assert " " not in glued("`a + b`")
    assert marked(glued("`a + b`")) == "<term:a + b>"


def test_short_brackets_are_not_broken_by_wrapping() -> None:
    assert wrap(glued("sends 5·(190 − 175)/20 to (−2, 3)"), 16) == [
        "sends",
        "5·(190\u00a0−\u00a0175)/20",
        "to (−2,\u00a03)",
    ]
    assert glued("a bracket (which is as long as a sentence) is") == (
        "a bracket (which is as long as a sentence) is"
    )
    assert glued("one ( that is open") == "one ( that is open"
    assert marked(glued("f(x + h)")) == "f(x + h)"
