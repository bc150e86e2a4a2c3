"""Mock exams that were sat, and the time they took. Reads through a `Peek`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from quizapp.model.modes import Mode
from quizapp.model.reviews import Event
from quizapp.store import compiled
from quizapp.store.history import review_codec
from quizapp.store.standing import Sitting

if TYPE_CHECKING:
    from quizapp.store.peek import Peek

# The setting that keeps how many seconds each exam took, by the id of its sitting.
CLOCK = "mock-exam-seconds"


def handed_in(peek: Peek) -> list[Sitting]:
    """Returns the exams that came to their end, oldest first."""
    return [
        Sitting(row["id"], Mode.EXAM, json.loads(row["plan"]), row["started_at"])
        for row in peek.rows(compiled.MOCK_EXAMS)
    ]


def seconds(peek: Peek) -> dict[str, float]:
    """Returns the seconds that exams took until they were left or handed in, by sitting."""
    return dict(peek.setting(CLOCK) or {})


def used(peek: Peek, session_id: str) -> float:
    """Returns the seconds that a sitting has taken, as far as the store can tell.

    Where a power cut ended it, that is the time on the questions that were answered.
    """
    rows = map(review_codec.review, peek.rows(compiled.SITTING, session=session_id))
    mine = (row for row in rows if row.event is Event.REVIEW and row.session == session_id)
    return max(seconds(peek).get(session_id, 0.0), sum(row.millis for row in mine) / 1000)
