"""Charts as text: what is drawn can be read back from its characters."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.typeset import charts
from quizapp.typeset.charts import ASCII, UNICODE

TUESDAY = date(2026, 11, 24)
shares = st.floats(0, 1, allow_nan=False)


@pytest.mark.parametrize(
    ("parts", "drawn"),
    [
        ((0.0,), "░░░░░░░░░░"),
        ((0.5,), "█████░░░░░"),
        ((1.0,), "██████████"),
        ((0.001,), "█░░░░░░░░░"),
        ((0.999,), "█████████░"),
        ((0.3, 0.4), "███▒▒▒▒░░░"),
        ((0.1, 0.2, 0.7)[:2], "█▒▒░░░░░░░"),
        ((0.0, 1.0), "▒▒▒▒▒▒▒▒▒▒"),
    ],
)
def test_a_bar(parts: tuple[float, ...], drawn: str) -> None:
    assert "".join(charts.bar(parts, 10, UNICODE)) == drawn


@given(shares, shares, st.integers(2, 80))
def test_a_bar_is_as_long_as_it_shall_be_and_full_only_when_all_is_there(
    one: float, other: float, columns: int
) -> None:
    parts = (one * other, one * (1 - other))
    texts = charts.bar(parts, columns, UNICODE)
    assert sum(map(len, texts)) == columns
    assert bool(texts[-1]) is (sum(parts) <= 1 - 1e-9)
    assert abs(len(texts[0]) / columns - parts[0]) <= 1 / columns


@pytest.mark.parametrize(
    ("share", "drawn"), [(0.0, "|#####...."), (0.5, "#####|...."), (1.0, "######...|")]
)
def test_a_mark_stands_on_a_bar(share: float, drawn: str) -> None:
    texts = charts.bar((0.6,), 10, ASCII)
    assert "".join(charts.marked(texts, share, ASCII)) == drawn


def test_a_curve_is_columns_from_the_ground_up() -> None:
    assert charts.curve([0, 4, 8, None, 16], 2, 0, 16, UNICODE) == ["    █", "▁▄█ █"]


def test_a_curve_in_ascii_is_coarser() -> None:
    assert charts.curve([0, 4, 8, None, 16], 2, 0, 16, ASCII) == ["    #", ".:# #"]


@given(
    st.lists(st.one_of(st.none(), st.floats(0, 100, allow_nan=False)), min_size=1),
    st.integers(1, 9),
)
def test_a_curve_can_be_read_back(values: list[float | None], rows: int) -> None:
    lines = charts.curve(values, rows, 0, 100, UNICODE)
    assert len(lines) == rows
    for value, *column in zip(values, *lines, strict=True):
        eighths = sum(UNICODE.heights.index(sign) for sign in column)
        if value is None:
            assert eighths == 0
        else:
            assert eighths == max(1, round(value / 100 * rows * 8))


@pytest.mark.parametrize(
    ("counts", "starts"),
    [
        ([], []),
        ([0, 0], []),
        ([1, 2, 3, 4], [2, 3, 4]),
        ([1, 1, 1, 1, 1, 1, 1, 500], [500, 500, 500]),
        ([7, 7, 7], [7, 7, 7]),
        ([*range(1, 101)], [26, 51, 76]),
    ],
)
def test_shades_part_the_days_into_equal_groups(counts: list[int], starts: list[int]) -> None:
    assert charts.thresholds(counts, 4) == starts


def test_a_calendar_ends_today() -> None:
    counts = {TUESDAY: 9, TUESDAY - timedelta(days=1): 1, TUESDAY - timedelta(days=8): 5}
    lines = charts.calendar(counts, TUESDAY, 2, ASCII)
    assert lines == ["+-", ".#", ". ", ". ", ". ", ". ", ". "]


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(4, 53), st.integers(1, 2))
def test_a_month_stands_above_the_week_of_its_first_day(
    last: date, weeks: int, across: int
) -> None:
    line = charts.months(last, weeks, across)
    assert len(line) <= weeks * across
    first = charts.monday(last) - timedelta(weeks=weeks - 1)
    for name in line.split():
        week, offset = divmod(line.index(name), across)
        assert offset == 0
        days = [first + timedelta(weeks=week, days=day) for day in range(7)]
        assert [charts.MONTHS[day.month - 1] for day in days if day.day == 1] == [name]
        line = line.replace(name, "   ", 1)


@pytest.mark.parametrize("with_", [UNICODE, ASCII])
def test_every_sign_takes_one_column(with_: charts.Blocks) -> None:
    from quizapp import text

    signs = with_.bar + with_.heights + with_.shades + with_.mark
    assert text.width(signs) == len(signs)
    assert len(set(with_.bar)) == 3
    assert len(set(with_.shades)) == 5
