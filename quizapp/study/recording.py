"""The rows that a sitting writes. Each call returns when its row is safe on disk."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp import scheduling
from quizapp.errors import UsageError
from quizapp.model.days import study_day
from quizapp.model.reviews import Event, Review

# The store brings SQLAlchemy with it: it is imported where a row is written, which is after the
# first question is on the screen. Each time the open store is waited for first: the thread that
# opens it is importing the same modules.

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from quizapp.model.grades import Grade
    from quizapp.model.modes import Mode
    from quizapp.model.questions import Question
    from quizapp.model.ratings import Rating
    from quizapp.store.database import Store
    from quizapp.study.desk import Desk

# No answer needs more; a pasted book is kept as its beginning.
_TYPED_CHARACTERS = 4_000


def new_row(row_id: str, card: str, event: Event, now: datetime) -> Review:
    """Returns a row of the log that says what happens to `card` now, in the local zone of `now`."""
    offset = now.utcoffset()
    return Review(
        id=row_id,
        card=card,
        event=event,
        at=now,
        offset_minutes=int(offset.total_seconds() // 60) if offset else 0,
        day=study_day(now),
    )


class Recorder:
    """Writes the rows of one sitting; the sitting itself is written with its first answer."""

    def __init__(
        self,
        desk: Desk,
        mode: Mode,
        *,
        schedules: bool,
        plan: Mapping[str, object] | None,
        resumed: str | None,
    ) -> None:
        self.session_id = resumed or desk.new_id()
        self._desk = desk
        self._mode = mode
        self._schedules = schedules
        self._unwritten_plan = None if resumed else plan
        # Whether the sitting itself is in the store.
        self._is_written = resumed is not None

    def answer(self, question: Question, grade: Grade, rating: Rating, facts: Review) -> Review:
        """Records an answer.

        Args:
            facts: a row that carries what else is known: what was typed, hints, time, check.
        """
        store = self._begun()
        from quizapp.answers.shown import as_shown
        from quizapp.store.history import reviews

        row = replace(
            facts,
            typed=facts.typed[:_TYPED_CHARACTERS],
            rating=rating,
            verdict=grade.verdict,
            score=grade.score,
            prompt=as_shown(question.prompt, question.answer),
            misconception=grade.misconception,
            origin=question.origin,
            seed=question.seed,
        )
        return reviews.record(store, row, scheduling.next_state)

    def amend(self, review: Review, grade: Grade, rating: Rating) -> None:
        """Records that `review` is to be read with another grade or rating."""
        store = self._desk.store()
        from quizapp.store.history import reviews

        row = replace(
            self.row(review.card, Event.RERATE),
            refers_to=review.id,
            rating=rating,
            verdict=grade.verdict,
            score=grade.score,
        )
        reviews.rerate(store, row, scheduling.next_state)

    def undo(self, review: Review) -> None:
        """Records that `review` is taken back, where no other process did so before."""
        store = self._desk.store()
        from quizapp.store.history import reviews

        row = replace(self.row(review.card, Event.UNDO), refers_to=review.id)
        with suppress(UsageError):
            reviews.undo(store, row, scheduling.next_state)

    def happens(self, question: Question, event: Event, note: str = "") -> None:
        """Records what happens to a card besides its answers: a flag, a suspension."""
        store = self._desk.store()
        from quizapp.store.history import reviews

        row = replace(
            self.row(question.key, event),
            typed=note[:_TYPED_CHARACTERS],
            prompt=question.prompt,
            origin=question.origin,
            seed=question.seed,
        )
        reviews.record(store, row, scheduling.next_state)

    def end(self) -> None:
        """Records that the sitting came to its end, so that nothing offers to resume it."""
        if self._is_written:
            store = self._desk.store()
            from quizapp.store.history import sessions

            sessions.end(store, self.session_id, self._desk.now())

    def row(self, card: str, event: Event) -> Review:
        """Returns a new row of this sitting."""
        row = new_row(self._desk.new_id(), card, event, self._desk.now())
        return replace(row, mode=self._mode, schedules=self._schedules, session=self.session_id)

    def _begun(self) -> Store:
        """Returns the open store, in which the sitting is written now."""
        store = self._desk.store()
        if self._unwritten_plan is not None:
            from quizapp.store.history import sessions

            plan = self._unwritten_plan
            sessions.start(store, self.session_id, self._mode, plan, self._desk.now())
            self._unwritten_plan, self._is_written = None, True
        return store
