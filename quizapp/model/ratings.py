"""How well something was remembered."""

from __future__ import annotations

from enum import IntEnum


class Rating(IntEnum):
    """How well something was remembered: FSRS's word, for scheduling only."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4
