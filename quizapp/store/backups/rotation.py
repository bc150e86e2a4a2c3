"""Which backups are kept: all of two days, then fewer and fewer. Pure: knows no files."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

_ALL_OF = timedelta(days=2)
EVERY = timedelta(minutes=30)


def is_due(last: datetime | None, now: datetime) -> bool:
    """Returns whether it is time for a backup: the day's first, or half an hour after the last.

    Days are those of the zone of `now`. A backup from the future says that the clock was wrong,
    and is no reason to wait.
    """
    if last is None or last > now:
        return True
    return now - last >= EVERY or _day(last, now) != _day(now, now)


def is_first_of_day(taken: Iterable[datetime], now: datetime) -> bool:
    """Returns whether no backup was taken on the day of `now`."""
    return all(_day(at, now) != _day(now, now) for at in taken)


def expired(taken: Iterable[datetime], now: datetime) -> set[datetime]:
    """Returns the times of the backups that are to go.

    Kept are all of the last two days (and of the future); and the last one of each of the latest
    12 days, 10 weeks and 9 months that have any.
    """
    newest_first = sorted(taken, reverse=True)
    kept = {at for at in newest_first if at > now - _ALL_OF}
    for bucket, count in _BUCKETS:
        last_of: dict[object, datetime] = {}
        for at in newest_first:
            last_of.setdefault(bucket(_day(at, now)), at)
        kept |= set(list(last_of.values())[:count])
    return set(newest_first) - kept


def _day(at: datetime, now: datetime) -> date:
    return at.astimezone(now.tzinfo).date()


_BUCKETS: tuple[tuple[Callable[[date], object], int], ...] = (
    (lambda day: day, 12),
    (lambda day: day.isocalendar()[:2], 10),
    (lambda day: (day.year, day.month), 9),
)
