"""The rows that a sitting writes."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from quizapp.model.reviews import Event
from quizapp.study.recording import new_row


@pytest.mark.parametrize(
    ("at", "minutes", "day"),
    [
        ("2026-11-24T12:00+01:00", 60, 24),
        ("2026-11-24T12:00+00:00", 0, 24),
        ("2026-11-25T03:00+05:30", 330, 24),
        ("2026-11-24T12:00-09:30", -570, 24),
    ],
)
def test_a_row_tells_where_and_on_which_day_it_was_written(at: str, minutes: int, day: int) -> None:
    row = new_row("r1", "c1", Event.REVIEW, datetime.fromisoformat(at))
    assert (row.offset_minutes, row.day) == (minutes, date(2026, 11, day).toordinal())
