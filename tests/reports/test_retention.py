from __future__ import annotations

from datetime import date

from quizapp.reports.retention import Week, weekly

MONDAY = date(2026, 11, 23)


def test_days_make_weeks_that_begin_on_monday() -> None:
    monday = MONDAY.toordinal()
    days = [(monday - 1, 4, 1), (monday, 10, 9), (monday + 6, 10, 7)]
    assert weekly(days) == (Week(date(2026, 11, 16), 4, 1), Week(MONDAY, 20, 16))
    assert [week.share for week in weekly(days)] == [0.25, 0.8]
