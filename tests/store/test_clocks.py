"""Whatever the clock says: nothing is lost, nothing due in the past or in more than 100 years."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.model.days import study_day
from quizapp.model.ratings import Rating
from quizapp.scheduling import next_state, states_after
from quizapp.store.health import doctor
from quizapp.store.history import reviews
from quizapp.store.peek import Peek

from .conftest import Make, examples, query

# Each goes over a change to or from daylight saving time.
ZONES = {
    "Europe/Berlin": "2026-10-25T00:30",
    "America/New_York": "2026-03-08T00:30",
    "Australia/Lord_Howe": "2026-04-05T00:30",
    "Africa/Casablanca": "2026-02-15T00:30",
    "Pacific/Chatham": "2026-09-27T00:30",
}
JUMPS = {
    "back an hour": ["2026-11-24T12:00+01:00", "2026-11-24T11:00+01:00"],
    "back ten years": ["2026-11-24T12:00+01:00", "2016-11-24T12:00+01:00"],
    "1971": ["1971-01-01T00:00+00:00", "2026-11-24T12:00+01:00"],
    "2038": ["2038-01-19T03:14:07+00:00", "2038-01-19T03:14:08+00:00"],
    "2099": ["2026-11-24T12:00+01:00", "2099-12-31T23:59+00:00", "2026-11-25T12:00+01:00"],
    "a leap day": ["2028-02-28T23:59-08:00", "2028-02-29T12:00-08:00", "2028-03-01T00:01-08:00"],
    "around the world": ["2026-11-24T23:00+14:00", "2026-11-24T23:00-12:00"],
}


def _answer_all(times: list[datetime], ratings: list[Rating]) -> None:
    make = Make()
    with make.fresh() as store:
        make.load(store, make.card("q1", id="one"))
        for at, rating in zip(times, ratings, strict=True):
            offset = at.utcoffset() or timedelta(0)
            row = make.row("one", rating, at=at, offset_minutes=offset // timedelta(minutes=1))
            written = reviews.record(store, row, next_state)
            memory = Peek(store.path).memory("one")
            assert memory
            assert written.day == study_day(at)
            assert memory.last_day >= written.day
            assert memory.last_day < memory.due_day <= memory.last_day + 36_525
        log = list(Peek(store.path).log())
        # Within a zone, times are compared as the clock on the wall shows them.
        moments = [at.astimezone(UTC) for at in times]
        assert [row.at for row in log] == moments
        assert [row.seq for row in log] == list(range(1, len(times) + 1))
        behind = [later < earlier for earlier, later in pairwise(moments)]
        assert [row.clock_behind for row in log[1:]] == behind
        assert query(store.path, "PRAGMA integrity_check") == [("ok",)]
        assert all(found.ok for found in doctor.examine(store, states_after))


@pytest.mark.parametrize("name", JUMPS)
def test_a_clock_that_jumps(name: str) -> None:
    times = [datetime.fromisoformat(text) for text in JUMPS[name]]
    _answer_all(times, [Rating.GOOD] * len(times))


@pytest.mark.parametrize("zone", ZONES)
def test_a_night_in_which_the_clocks_change(zone: str) -> None:
    begin = datetime.fromisoformat(ZONES[zone]).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    times = [
        (begin + timedelta(minutes=40 * number)).astimezone(ZoneInfo(zone)) for number in range(9)
    ]
    assert len({at.utcoffset() for at in times}) == 2
    _answer_all(times, [Rating(1 + number % 4) for number in range(9)])


any_time = st.datetimes(
    datetime(1971, 1, 1),  # noqa: DTZ001 - hypothesis wants them so
    datetime(2099, 12, 31),  # noqa: DTZ001 - the same
    timezones=st.sampled_from([UTC, *map(ZoneInfo, ZONES)]),
)


@settings(max_examples=examples(8), deadline=None)
@given(st.lists(st.tuples(any_time, st.sampled_from(Rating)), min_size=1, max_size=6))
def test_any_clock(history: list[tuple[datetime, Rating]]) -> None:
    times, ratings = zip(*history, strict=True)
    _answer_all(list(times), list(ratings))
