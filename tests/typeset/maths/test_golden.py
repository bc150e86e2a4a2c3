"""Formulas as a terminal shows them, in a file that a person can read.

`QUIZAPP_GOLDEN=1 pytest tests/typeset/maths` writes the file anew, from its formulas.
"""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp import text
from quizapp.typeset import maths

if TYPE_CHECKING:
    from quizapp.typeset.maths import Box

GOLDEN = Path(__file__).with_name("formulas.txt")
COLUMNS = 76


def _blocks() -> list[list[str]]:
    """Returns each formula with the lines beneath it."""
    return [block.split("\n") for block in GOLDEN.read_text("utf-8").strip().split("\n\n")]


def _rows(box: Box, mark: str) -> list[str]:
    return [f"{mark} {line}".rstrip() for line in box.lines]


def _rendered(source: str) -> list[str]:
    """Returns a formula and its two forms: `|` before Unicode, `:` before ASCII."""
    unicode = maths.typeset(source, COLUMNS)
    ascii_only = maths.typeset(source, COLUMNS, ascii_only=True)
    return [source, *_rows(unicode, "|"), *_rows(ascii_only, ":")]


def test_every_formula_looks_as_in_the_file() -> None:
    blocks = [_rendered(block[0]) for block in _blocks()]
    if "QUIZAPP_GOLDEN" in os.environ:
        GOLDEN.write_text("\n\n".join("\n".join(block) for block in blocks) + "\n", "utf-8")
    assert list(chain(*blocks)) == list(chain(*_blocks()))


def test_every_line_of_a_box_is_as_wide_as_the_others() -> None:
    for block in _blocks():
        for ascii_only in (False, True):
            box = maths.typeset(block[0], COLUMNS, ascii_only=ascii_only)
            assert {text.width(line) for line in box.lines} == {box.width}, block[0]


def test_ascii_is_ascii_but_for_words() -> None:
    for block in _blocks():
        shown = "\n".join(maths.typeset(block[0], COLUMNS, ascii_only=True).lines)
        assert shown.isascii() or not block[0].isascii(), shown


def test_what_is_too_wide_is_one_line() -> None:
    source = r"\frac{\frac{a}{b}}{cccccccccccccccccc+d}"
    assert len(maths.typeset(source, 60).lines) == 5
    assert maths.typeset(source, 15).lines == ("(a/b)/(cccccccccccccccccc+d)",)


TOKENS = (
    r"\frac \sqrt \left \right \sum \max \begin{bmatrix} \end{bmatrix} \foo \hat \mathbf \text"
    r" \{ \} \operatorname \lVert \rVert \limits \le \\ \, ^ _ { } ( ) [ ] & ' '' ~ % $ a 12 梯度 +"
)


@given(st.lists(st.sampled_from([*TOKENS.split(), " "]), max_size=14).map("".join), st.booleans())
def test_whatever_is_written_is_shown_as_a_rectangle(source: str, ascii_only: bool) -> None:
    box = maths.typeset(source, COLUMNS, ascii_only=ascii_only)
    assert {text.width(line) for line in box.lines} == {box.width}
    assert 0 <= box.baseline < len(box.lines)
    assert "\n" not in maths.in_one_line(source, ascii_only=ascii_only)


@pytest.mark.parametrize(
    "piece", [r"\frac", r"\sqrt", r"\left(", "x^", r"\hat", r"\begin{cases}", "{"]
)
def test_what_is_nested_without_end_shows_its_source(piece: str) -> None:
    source = piece * 5000
    assert maths.in_one_line(source) == source
