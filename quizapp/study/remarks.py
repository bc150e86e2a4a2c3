"""What a learner says of a card besides answering it: that it is bad, that it shall rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event

if TYPE_CHECKING:
    from quizapp.model.questions import Question
    from quizapp.study.desk import Desk
    from quizapp.study.outcome import Recorded
    from quizapp.study.recording import Recorder

# Whoever has forgotten a card so often will not learn it by seeing it once more; then said again
# at every fourth lapse, not at each.
LEECH = 8
_LEECH_AGAIN = 4


class Remarks:
    """Writes rows of a sitting that are no answers."""

    def __init__(self, desk: Desk, recorder: Recorder) -> None:
        self._desk = desk
        self._recorder = recorder

    def flag(self, question: Question, note: str = "") -> bool:
        """Flags a question for its author, or takes its flag back; returns whether it is on.

        Args:
            note: what is wrong with it; with a note, a flag is never taken back.
        """
        from quizapp.store.figures import flags

        is_on = bool(note) or not flags.is_flagged(self._desk.peek, question.key)
        self._recorder.happens(question, Event.FLAG if is_on else Event.UNFLAG, note)
        return is_on

    def suspend(self, question: Question) -> None:
        """Leaves the card out of what comes, until it is resumed."""
        self._recorder.happens(question, Event.SUSPEND)

    def lapses_of_leech(self, outcome: Recorded) -> int:
        """Returns how often a card was forgotten that just was again, once too often; else 0."""
        status = self._desk.peek.status(outcome.asked.question.key)
        lapses = status.lapses if status and outcome.review.schedules else 0
        is_leech = lapses >= LEECH and (lapses - LEECH) % _LEECH_AGAIN == 0
        return lapses if is_leech and outcome.rating is Rating.AGAIN else 0
