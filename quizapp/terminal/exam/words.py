"""How times and marks are written on the pages of an exam."""

from __future__ import annotations

from quizapp.terminal.labels import plural
from quizapp.terminal.summary_page import points


def clock(seconds: float) -> str:
    """Returns a time as `1:02:03` or `42:10`."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def in_words(seconds: float) -> str:
    """Returns a time in minutes, or in seconds where it is short."""
    return (
        plural(round(seconds / 60), "minute") if seconds >= 90 else plural(int(seconds), "second")
    )


def won(marks: float) -> str:
    """Returns marks that were won, or with a true minus lost."""
    return points(marks).replace("-", "−")


def in_marks(marks: float) -> str:
    """Returns what a question is worth."""
    return f"{points(marks)} {'mark' if marks == 1 else 'marks'}"


def percent(marks: float, of: float) -> str:
    """Returns the share of the marks that was won; below nothing is nothing."""
    return f"{max(0.0, marks / of):.0%}"
