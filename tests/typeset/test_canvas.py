from __future__ import annotations

import pytest

from quizapp.typeset.canvas import Canvas, ClashError
from quizapp.typeset.glyphs import LEFT, UNICODE
from quizapp.typeset.spans import plain


def test_a_vertical_wire_passes_over_a_horizontal_one() -> None:
    canvas = Canvas(UNICODE)
    canvas.across(1, row=1, start=0, end=5)
    canvas.down(2, column=2, top=0, bottom=2)
    canvas.join(2, 0, 2, LEFT)
    canvas.join(2, 2, 2, LEFT)
    assert [plain(line) for line in canvas.lines()] == ["  ┐", "──│──", "  ┘"]


def test_two_wires_may_not_share_a_corner_or_a_line() -> None:
    for bottom in (1, 2):
        canvas = Canvas(UNICODE)
        canvas.across(1, row=1, start=0, end=5)
        canvas.down(2, column=2, top=0 if bottom == 1 else 1, bottom=bottom)
        canvas.join(2, 0 if bottom == 1 else 2, 2, LEFT)
        with pytest.raises(ClashError):
            canvas.lines()
    canvas = Canvas(UNICODE)
    canvas.across(1, row=0, start=0, end=3)
    canvas.across(2, row=0, start=2, end=5)
    with pytest.raises(ClashError):
        canvas.lines()


def test_no_wire_runs_through_a_text_and_no_text_over_another() -> None:
    canvas = Canvas(UNICODE)
    canvas.write(0, 2, "−6", "value")
    canvas.across(1, row=0, start=0, end=4)
    with pytest.raises(ClashError):
        canvas.lines()
    with pytest.raises(ClashError):
        canvas.write(0, 1, "ab")


def test_wide_characters_take_two_cells() -> None:
    canvas = Canvas(UNICODE)
    canvas.write(0, 0, "权重", "name")
    canvas.across(1, row=0, start=4, end=6)
    assert [plain(line) for line in canvas.lines()] == ["权重──"]
