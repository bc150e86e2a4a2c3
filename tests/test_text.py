from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.text import cut, inert, one_line, pad, pointed, side_by_side, width, wrap


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "␛[2J"),
        ("a\x00b", "a␀b"),
        ("\x7f", "␡"),
        ("\x9b1m", "⟨U+009B⟩1m"),
        ("user\u202etxt.exe", "user⟨U+202E⟩txt.exe"),
        ("\ud800", "⟨U+D800⟩"),
        ("line\nbreak\tstays", "line\nbreak\tstays"),
        ("反向传播 ∂L/∂w", "反向传播 ∂L/∂w"),
    ],
)
def test_what_could_steer_a_terminal_is_shown_instead(text: str, shown: str) -> None:
    assert inert(text) == shown


@given(st.text())
def test_inert_text_has_no_controls_and_stays_inert(text: str) -> None:
    shown = inert(text)
    assert not any(ord(char) < 32 and char not in "\n\t" for char in shown)
    assert inert(shown) == shown


def test_nothing_harmful_is_printable() -> None:
    printable = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1))))
    assert inert(f"{printable}\n") == f"{printable}\n"


def test_narrow_characters_are_known_without_the_tables() -> None:
    for char in map(chr, range(0x300)):
        takes_none = unicodedata.category(char) == "Cf"
        assert unicodedata.east_asian_width(char) not in "WF"
        assert width(char) == (0 if takes_none else 1)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("反向传播", 8), ("é", 1), ("e\u0301", 1), ("∂L/∂w", 5), ("（x）", 5), ("", 0)],
)
def test_width_counts_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_padding_and_cutting_go_by_columns() -> None:
    assert pad("反向", 6) == "反向  "
    assert pad("反向", 2) == "反向"
    assert cut("反向传播", 5) == "反向"
    assert one_line("a\nlong   story", 8) == "a long …"


def test_wrapping_breaks_at_spaces_and_between_chinese_characters() -> None:
    assert wrap("the chain rule", 9) == ["the chain", "rule"]
    assert wrap("反向传播算法", 6) == ["反向传", "播算法"]


def test_closing_punctuation_never_begins_a_line() -> None:
    assert wrap("反向传播。", 8) == ["反向传", "播。"]


def test_an_indented_line_stays_indented_where_it_continues() -> None:
    assert wrap("  a = x·y + z", 8) == ["  a =", "  x·y +", "  z"]


def test_a_list_item_hangs_from_its_bullet() -> None:
    assert wrap("• one two", 7) == ["• one", "  two"]
    assert wrap("12. one two", 8) == ["12. one", "    two"]


def test_blank_lines_stay() -> None:
    assert wrap("one\n\ntwo", 10) == ["one", "", "two"]


@given(st.text(), st.integers(4, 100))
def test_no_wrapped_line_is_too_wide_and_nothing_is_lost(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "position", "shown"),
    [
        ("1+?", 3, ("1+?", "  ^")),
        ("1+", 3, ("1+", "  ^")),
        ("１+?", 3, ("１+?", "   ^")),
        ("1 2\n3 ?\n5", 7, ("3 ?", "  ^")),
        ("\x1b?", 2, ("␛?", " ^")),
        ("\t?", 2, (" ?", " ^")),
        ("", 1, ("", "^")),
    ],
)
def test_a_caret_points_at_a_character(text: str, position: int, shown: tuple[str, str]) -> None:
    assert pointed(text, position) == shown


@given(st.text("1+é中？", min_size=1, max_size=300), st.integers(1, 300), st.integers(8, 60))
@example("中中中中", 4, 9)
def test_a_caret_stands_under_its_character(text: str, position: int, columns: int) -> None:
    position = min(position, len(text))
    line, caret = pointed(text, position, columns)
    under = next(char for i, char in enumerate(line) if width(line[:i]) == len(caret) - 1)
    assert under == text[position - 1]
    assert width(line) <= columns


def test_items_side_by_side_are_not_broken() -> None:
    assert side_by_side(["h hint", "s 解答", "q quit"], 16) == ["h hint · s 解答", "q quit"]
    assert side_by_side(["one that is too long"], 4) == ["one that is too long"]
    assert side_by_side([], 4) == []


def test_a_hard_space_keeps_words_together_where_they_fit_into_a_line() -> None:
    assert wrap("go on with `a\u00a0--b`", 12) == ["go on with", "`a\u00a0--b`"]
    assert wrap("on `long\u00a0words\u00a0here`", 10) == [
        "on",
        "`long\u00a0",
        "words\u00a0",
        "here`",
    ]
