"""How long, as one types it: `60m`, `90s`, `1h`, `1h30m`; a number without a unit is minutes."""

from __future__ import annotations

import re
from datetime import timedelta

_LENGTH = re.compile(r"(?:(\d{1,4})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?", re.ASCII)


def duration(text: str) -> timedelta | None:
    """Returns how long `text` says; None where it says no time, or none at all."""
    word = "".join(text.lower().split())
    match = _LENGTH.fullmatch(f"{word}m" if word[-1:].isdecimal() else word)
    if match is None:
        return None
    hours, minutes, seconds = (int(number or 0) for number in match.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds) or None
