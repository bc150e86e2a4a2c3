"""Rows with bars: figures give way first where there is little room, then bars, names last."""

from __future__ import annotations

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp import text
from quizapp.terminal import shares
from quizapp.terminal.screen import Screen
from quizapp.terminal.shares import Share

LONG = "computational graphs"
ROW = Share(LONG, 0.5, "50% of 120 answers", "50%")


def shown(columns: int, *rows: Share, ascii_only: bool = False) -> list[str]:
    out = StringIO()
    shares.show(Screen(out, columns, color=False, ascii_only=ascii_only), "topics", rows)
    return out.getvalue().splitlines()


@pytest.mark.parametrize(
    ("columns", "line"),
    [
        (79, "  topics      computational graphs  █████░░░░░  50% of 120 answers"),
        (59, "    computational graphs  █████░░░░░  50% of 120 answers"),
        (50, "    computational graphs  █████░░░░░  50%"),
        (39, "    computational graphs  ████░░░░  50%"),
        (35, "    computational graphs  ██░░  50%"),
        (34, "    computational grap…  ██░░  50%"),
        (25, "    computati…  ██░░  50%"),
    ],
)
def test_a_row_is_as_good_as_its_room(columns: int, line: str) -> None:
    assert shown(columns, ROW)[-1] == line


def test_a_name_is_cut_in_ascii_to_what_it_may_take() -> None:
    assert shown(34, ROW, ascii_only=True)[-1] == "    computational graph  ##..  50%"


names = st.text(st.characters(categories=["L", "Nd", "Zs"]), min_size=1, max_size=40)


@given(
    st.integers(24, 88),
    st.lists(
        st.builds(Share, names, st.none() | st.floats(0, 1), st.just("50% of 9"), st.just("50%")),
        min_size=1,
    ),
    st.booleans(),
)
def test_rows_keep_to_the_screen_and_to_their_columns(
    columns: int, rows: list[Share], ascii_only: bool
) -> None:
    lines = shown(columns, *rows, ascii_only=ascii_only)[-len(rows) :]
    assert max(map(text.width, lines)) <= columns
    assert len({text.width(line.rpartition("  ")[0]) for line in lines}) == 1
