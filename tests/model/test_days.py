from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from quizapp.model.days import study_day


@pytest.mark.parametrize(
    ("local", "day"),
    [
        ("2026-11-24T12:00+01:00", 24),
        ("2026-11-25T03:59+01:00", 24),
        ("2026-11-25T04:00+01:00", 25),
        ("2026-11-24T23:59-11:00", 24),
        ("2026-11-24T04:00+14:00", 24),
    ],
)
def test_the_day_begins_at_four_where_the_learner_is(local: str, day: int) -> None:
    assert study_day(datetime.fromisoformat(local)) == date(2026, 11, day).toordinal()


def test_an_evening_and_the_next_morning_are_a_day_apart() -> None:
    zone = timezone(timedelta(hours=8))
    evening = datetime(2026, 11, 24, 22, tzinfo=zone)
    assert study_day(evening + timedelta(hours=10)) == study_day(evening) + 1


def test_no_day_is_lost_when_the_clocks_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    noons = [datetime(2026, 3, 26, 12, tzinfo=berlin) + timedelta(days=days) for days in range(6)]
    days = [study_day(noon) for noon in noons]
    assert days == list(range(days[0], days[0] + 6))


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        study_day(datetime(2026, 11, 24, 12))  # noqa: DTZ001 - that is the point
