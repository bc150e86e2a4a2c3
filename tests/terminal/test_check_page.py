"""The check by finite differences on screens of several kinds."""

from __future__ import annotations

from io import StringIO

from quizapp.study.differences import Difference, Quotient
from quizapp.terminal import check_page
from quizapp.terminal.screen import Screen

CHECKED = Difference("∂L/∂x", (Quotient(0.1, 1.21, 0.81),), typed="", is_right=True)


def shown(columns: int, *, linear: bool = False) -> list[str]:
    out = StringIO()
    check_page.show(Screen(out, columns, color=False, linear=linear), [CHECKED])
    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= columns
    return lines[lines.index("  ∂L/∂x") + 1 : -1]


def test_a_wide_screen_shows_what_the_quotient_is_made_of() -> None:
    head, row = shown(79)
    assert head.split() == ["h", "f(x", "+", "h)", "f(x", "−", "h)", "quotient"]
    assert row.split() == ["0.1", "1.21", "0.81", "2"]


def test_a_narrow_one_shows_the_steps_and_the_quotients() -> None:
    head, row = shown(39)
    assert head.split() == ["h", "quotient"]
    assert row.split() == ["0.1", "2"]


def test_for_the_ear_it_is_no_table() -> None:
    assert shown(79, linear=True) == ["  h 0.1, quotient 2"]
