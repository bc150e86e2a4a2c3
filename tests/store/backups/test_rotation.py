"""Which backups are kept: all of two days, then 12 days, 10 weeks, 9 months."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from quizapp.store.backups.rotation import EVERY, expired, is_due, is_first_of_day

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
moments = st.integers(0, 3 * 365 * 24).map(lambda hours: NOON - hours * HOUR)


def test_it_is_time_half_an_hour_after_the_last_or_on_another_day() -> None:
    assert is_due(None, NOON)
    assert not is_due(NOON - timedelta(minutes=29), NOON)
    assert is_due(NOON - EVERY, NOON)
    midnight = datetime(2026, 11, 25, 0, 1, tzinfo=ZoneInfo("Europe/Berlin"))
    assert is_due(midnight - timedelta(minutes=2), midnight)


def test_a_clock_that_was_ahead_stops_no_backup() -> None:
    assert is_due(NOON + 400 * DAY, NOON)
    assert expired([NOON + 400 * DAY, NOON + 401 * DAY], NOON) == set()


def test_a_day_is_one_of_the_learners_own_zone() -> None:
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    in_tokyo = late.astimezone(ZoneInfo("Asia/Tokyo")) + HOUR
    assert not is_first_of_day([late], in_tokyo)
    assert is_first_of_day([late], late + HOUR)


def test_two_years_of_a_backup_every_three_hours() -> None:
    taken = [NOON - 3 * HOUR * number for number in range(8 * 730)]
    kept = sorted(set(taken) - expired(taken, NOON), reverse=True)
    assert kept[:16] == taken[:16]
    rest = kept[16:]
    assert all(newer - older >= 20 * HOUR for newer, older in pairwise(rest))
    ages = [NOON - at for at in rest]
    assert len([age for age in ages if age <= 12 * DAY]) == 9
    assert len([age for age in ages if 12 * DAY < age <= 70 * DAY]) in {8, 9, 10}
    assert len([age for age in ages if age > 70 * DAY]) in {6, 7}
    assert 230 * DAY < ages[-1] < 280 * DAY


@given(st.lists(moments, max_size=60), moments)
def test_the_newest_is_kept_and_what_was_let_go_stays_superfluous(
    taken: list[datetime], now: datetime
) -> None:
    gone = expired(taken, now)
    kept = set(taken) - gone
    assert not taken or max(taken) in kept
    assert {at for at in taken if at > now - 2 * DAY} <= kept
    assert expired(kept, now) == set()
    # Each day, week and month that had any still has one, as far back as is promised.
    days = sorted({at.date() for at in taken}, reverse=True)[:12]
    assert {at.date() for at in kept} >= set(days)
    months = sorted({(at.year, at.month) for at in taken}, reverse=True)[:9]
    assert {(at.year, at.month) for at in kept} >= set(months)
