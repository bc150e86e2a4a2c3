"""Why a card comes when it does: the numbers behind its next day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.scheduling import previews, retrievability
from quizapp.store import figures, last_pass
from quizapp.store.memory import tuning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.model.cards import StoredCard
    from quizapp.model.memory import MemoryState, Tuning
    from quizapp.model.ratings import Rating
    from quizapp.store.last_pass import Standing
    from quizapp.store.peek import Peek
    from quizapp.store.standing import CardStatus


@dataclass(frozen=True, slots=True)
class Why:
    """What decides the next day of a card.

    Attributes:
        memory: None while the card is new.
        recall: the probability that it is remembered today; None while it is new.
        days: to the next review, by the rating that it would get today.
        fit: version of the fitted parameters; 0 where FSRS's usual ones are in use.
        exam: the last pass of the next exam that the card is part of; None without one.
    """

    stored: StoredCard
    status: CardStatus
    today: int
    memory: MemoryState | None
    recall: float | None
    days: Mapping[Rating, int]
    tuning: Tuning
    fit: int
    exam: Standing | None

    @property
    def pass_ahead(self) -> Standing | None:
        """The last pass in which it comes before it is due; None where it does not."""
        memory, exam = self.memory, self.exam
        if memory is None or exam is None or memory.last_day >= exam.start:
            return None
        return exam if memory.due_day >= exam.exam.day else None


def why(peek: Peek, stored: StoredCard, status: CardStatus, today: int) -> Why:
    """Returns what decides the next day of a card, as of the study day `today`."""
    wanted = tuning.of_card(peek, stored.key)
    memory = status.memory
    exams = last_pass.upcoming(peek, today)
    exam = next((one for one in exams if one.covers(stored.card.topic)), None)
    return Why(
        stored=stored,
        status=status,
        today=today,
        memory=memory,
        recall=retrievability(memory, today, wanted) if memory else None,
        days=previews(memory, today, wanted),
        tuning=wanted,
        fit=next((fit.version for fit in figures.fits(peek) if fit.is_used), 0),
        exam=last_pass.standing(peek, exam, today) if exam else None,
    )
