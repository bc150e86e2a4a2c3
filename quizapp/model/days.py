"""Study days: what is due is due on a day, and a day ends when most people sleep."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

# A sitting past midnight stays in one day.
_ROLLOVER = timedelta(hours=4)


def study_day(now: datetime) -> int:
    """Returns the study day of an aware `now` in its own zone, as `date.toordinal()`.

    Raises:
        ValueError: `now` has no zone.
    """
    if now.tzinfo is None:
        raise ValueError("study_day wants an aware datetime")
    return (now - _ROLLOVER).date().toordinal()
