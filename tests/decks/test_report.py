from __future__ import annotations

import pytest

from quizapp.decks.report import render, render_all
from quizapp.model.decks import Diagnostic, Span
from quizapp.text import width


def finding(line: int, column: int, end_column: int, advice: str = "") -> Diagnostic:
    span = Span(line, column, line, end_column)
    return Diagnostic("a.md", span, "D101", "error", "this is wrong", advice)


def test_the_caret_stands_under_what_is_wrong() -> None:
    assert render(finding(1, 4, 6), ["Q: lr?"]).splitlines() == [
        "a.md:1:4: error[D101]: this is wrong",
        "  |",
        "1 | Q: lr?",
        "  |    ^^",
    ]


@pytest.mark.parametrize(
    ("line", "marked", "caret"),
    [
        ("学习率 [gap]", "[gap]", "       ^^^^^"),
        ("a 学习率", "学习率", "  ^^^^^^"),
        ("e\u0301 [x]", "[x]", "  ^^^"),
        ("\ta b", "b", "   ^"),
        ("\x1b[31m b", "b", "      ^"),
    ],
)
def test_the_caret_goes_by_display_width(line: str, marked: str, caret: str) -> None:
    start = line.index(marked) + 1
    shown = render(finding(1, start, start + len(marked)), [line]).splitlines()
    assert shown[-1].removeprefix("  | ") == caret


def test_help_is_its_last_line() -> None:
    lines = [""] * 11 + ["Q: a"]
    assert render(finding(12, 1, 3, "mend it"), lines).endswith("\n   = help: mend it")


def test_nothing_harmful_is_printed() -> None:
    one = Diagnostic("a\x1b.md", Span(1, 1, 1, 2), "D101", "error", "\x1b[2J", "\u202e")
    shown = render(one, ["\x1b[2J\x07"])
    assert all(char.isprintable() or char == "\n" for char in shown)


def test_colour_is_only_an_addition() -> None:
    import re

    one = finding(1, 4, 6, "mend it")
    coloured = render(one, ["Q: lr?"], color=True)
    assert "\x1b[31m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == render(one, ["Q: lr?"])


@pytest.mark.parametrize("column", [1, 5_000, 10_000])
def test_a_long_line_is_shown_around_the_finding(column: int) -> None:
    line = "词" * (column - 1) + "X" + "y" * 10_000
    excerpt, caret = render(finding(1, column, column + 1), [line]).splitlines()[-2:]
    assert width(excerpt) <= 95
    before = excerpt[: excerpt.index("X")]
    assert width(before) == caret.index("^")


def test_a_deck_that_is_gone_has_no_excerpt() -> None:
    one = finding(3, 1, 3, "mend it")
    assert render_all([one, one]) == (
        "a.md:3:1: error[D101]: this is wrong\n  = help: mend it\n\n"
        "a.md:3:1: error[D101]: this is wrong\n  = help: mend it"
    )
