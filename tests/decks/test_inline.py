from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.inline import HIDDEN, dash, hiders, masked
from quizapp.typeset.maths.paragraph import set_aside


@pytest.mark.parametrize(
    ("line", "hidden"),
    [
        ("plain [gap]", "plain [gap]"),
        ("`a[0]` [gap]", "~~~~~~ [gap]"),
        ("``a`b`` [gap]", "~~~~~~~ [gap]"),
        ("`never closed [gap]", "`never closed [gap]"),
        ("`a``b [gap]", "`a``b [gap]"),
        ("$x[0]$ [gap]", "~~~~~~ [gap]"),
        ("from $5 to $10", "from $5 to $10"),
        ("$ x [0]$ [gap]", "$ x [0]$ [gap]"),
        ("$x[0]$5 [gap]", "$x[0]$5 [gap]"),
        ("$5 and $x [gap]", "~~~~~~~~x [gap]"),
        ("$$x[0]$$ [gap]", "~~~~~~~~ [gap]"),
        ("so $$ x[0]", "so ~~~~~~~"),
        (r"\[text\] [gap]", "~~text~~ [gap]"),
        (r"\$5 [gap] $", "~~5 [gap] $"),
        (r"`\` [gap]", "~~~ [gap]"),
        ("`$` [gap] `$`", "~~~ [gap] ~~~"),
        ("`a` <!-- [x] $ --> [gap] $y", "~~~ ~~~~~~~~~~~~~~ [gap] $y"),
    ],
)
def test_code_maths_and_escapes_are_hidden(line: str, hidden: str) -> None:
    assert masked(line).replace(HIDDEN, "~") == hidden


@given(st.text(st.sampled_from("ax 5$")).filter(lambda line: "$$" not in line))
def test_what_hides_as_maths_is_shown_as_maths(line: str) -> None:
    formulas = [line[start + 1 : end - 1] for mark, start, end in hiders(line) if mark == "$"]
    assert len(formulas) == len(set_aside(line, 80)[1])


@given(st.text(st.sampled_from("a [0]`$\\<!->")))
def test_hiding_keeps_every_place(line: str) -> None:
    hidden = masked(line)
    assert len(hidden) == len(line)
    assert all(now in (was, HIDDEN) for was, now in zip(line, hidden, strict=True))


@pytest.mark.parametrize(
    ("line", "before"),
    [
        ("P — the base value", "P"),
        ("P -- the base — value", "P"),
        ("`a — b` — it", "`a — b`"),
        ("$a — b$ — it", "$a — b$"),
        ("no—dash, no--dash, a - b", None),
    ],
)
def test_a_remark_begins_at_the_first_dash(line: str, before: str | None) -> None:
    found = dash(line)
    assert (line[: found.start()] if found else None) == before
