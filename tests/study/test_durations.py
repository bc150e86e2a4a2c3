from __future__ import annotations

from datetime import timedelta

import pytest

from quizapp.study.durations import duration


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("60m", 3600),
        ("90s", 90),
        ("1h", 3600),
        ("1h30m", 5400),
        ("1h30", 5400),
        ("25s", 25),
        ("12", 720),
        (" 1H 5 M ", 3900),
    ],
)
def test_a_time_is_read_as_one_writes_it(typed: str, seconds: int) -> None:
    assert duration(typed) == timedelta(seconds=seconds)


@pytest.mark.parametrize("typed", ["", "soon", "0", "0m", "-5m", "1.5h", "5x", "m", "٣m"])
def test_what_is_no_time_is_none(typed: str) -> None:
    assert duration(typed) is None
