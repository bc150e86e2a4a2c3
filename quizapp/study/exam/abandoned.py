"""Mock exams that nobody goes on with: they end, and are marked with what was answered."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from quizapp.model.modes import Mode
from quizapp.store.figures import mock_exams

if TYPE_CHECKING:
    from quizapp.store.peek import Peek
    from quizapp.store.standing import Sitting
    from quizapp.study.desk import Desk

# A paper that lay for longer says nothing of the day on which it was begun.
LIES = timedelta(days=7)


def abandoned(peek: Peek, now: datetime) -> Sitting | None:
    """Returns the exam that was left, if it lay too long, or its time was used up; else None."""
    left = peek.unfinished(Mode.EXAM)
    if left is None:
        return None
    lay = now - datetime.fromisoformat(left.started_at)
    is_used_up = mock_exams.used(peek, left.id) >= left.plan["seconds"]
    return left if lay > LIES or is_used_up else None


def hand_in(desk: Desk) -> Sitting | None:
    """Ends every exam that was abandoned; returns the last one of them, None without any."""
    last = None
    while left := abandoned(desk.peek, desk.now()):
        last = last or left
        store = desk.store()
        from quizapp.store.history import sessions

        sessions.end(store, left.id, desk.now())
    return last
