"""What a learner did: the rows of the log."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from quizapp.model.modes import Mode

if TYPE_CHECKING:
    from datetime import datetime

    from quizapp.model.grades import Verdict
    from quizapp.model.questions import Origin
    from quizapp.model.ratings import Rating


class Event(StrEnum):
    """What a row of the log records. Nothing is ever changed or erased: a change is a new row."""

    REVIEW = "review"
    RERATE = "rerate"
    UNDO = "undo"
    FORGET = "forget"
    SUSPEND = "suspend"
    RESUME = "resume"
    FLAG = "flag"
    UNFLAG = "unflag"


@dataclass(frozen=True, slots=True)
class Review:
    """One row of the append-only log.

    Attributes:
        id: made by the client, so that writing it twice writes it once.
        card: key of the card or skill.
        event: REVIEW for an answer; RERATE and UNDO speak of the review in `refers_to`.
        at: aware UTC; `offset_minutes` is the local zone's distance from it.
        day: the study day, `date.toordinal()`.
        schedules: whether the row feeds memory (mode review, or made with `--schedule`).
        typed: the answer as typed.
        prompt: the prompt as shown.
        millis: from the question on the screen to the answer.
        verified: whether the independent solution agreed in time; None for authored cards.
        seed: what drew the numbers of an authored card; a problem's is in its origin.
        session: id of the sitting, so that an interrupted quiz can be resumed.
        seq: the row's place in its learner's log, given by the store; 0 before.
        clock_behind: the clock was behind the learner's row before.
        confidence: how sure the learner was of the answer, in percent, said before the grade.
    """

    id: str
    card: str
    event: Event
    at: datetime
    offset_minutes: int
    day: int
    mode: Mode = Mode.REVIEW
    schedules: bool = False
    rating: Rating | None = None
    verdict: Verdict | None = None
    score: float | None = None
    typed: str = ""
    prompt: str = ""
    misconception: str | None = None
    hints: int = 0
    millis: int = 0
    origin: Origin | None = None
    verified: bool | None = None
    seed: int | None = None
    session: str = ""
    refers_to: str | None = None
    seq: int = 0
    clock_behind: bool = False
    confidence: int | None = None
