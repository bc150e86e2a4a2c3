"""Mock exams over time: marks by topic, and beside them what was predicted for the day."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, Any

from quizapp.model.marks import by_topic, marks_of, total
from quizapp.store.figures import mock_exams

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quizapp.model.marks import TopicMarks
    from quizapp.model.reviews import Review
    from quizapp.store.peek import Peek
    from quizapp.store.standing import Sitting


@dataclass(frozen=True, slots=True)
class ExamResult:
    """The result of one mock exam.

    Attributes:
        number: counts from 1, the oldest first: what `exam --marked` takes.
        day: the study day on which it began.
        used: seconds that it took.
        seconds: those that there were.
        predicted: the share of its marks that its topics' recall promised that day, 0 to 1; None
            where nothing of it was learnt yet.
    """

    number: int
    session: str
    title: str
    seed: int
    day: int
    marks: float
    of: float
    answered: int
    questions: int
    used: float
    seconds: int
    topics: tuple[TopicMarks, ...]
    predicted: float | None

    @property
    def share(self) -> float:
        """The share of the marks that was won, 0 to 1."""
        return self.marks / self.of


def results(peek: Peek) -> tuple[ExamResult, ...]:
    """Returns the results of all mock exams that were handed in, the oldest first.

    One whose answers were all taken back is none.
    """
    sittings = ((sitting, peek.answered(sitting.id)) for sitting in mock_exams.handed_in(peek))
    sat = ((sitting, rows) for sitting, rows in sittings if rows)
    return tuple(_result(peek, number, *one) for number, one in enumerate(sat, start=1))


def _result(peek: Peek, number: int, sitting: Sitting, rows: Sequence[Review]) -> ExamResult:
    plan = sitting.plan
    answers = {_sign(row): row for row in rows}
    asked = [(one, answers.get(_planned_sign(one))) for one in plan["items"]]
    marks = [(one, marks_of(one["marks"], one["negative"], row)) for one, row in asked]
    return ExamResult(
        number=number,
        session=sitting.id,
        title=plan["title"],
        seed=plan["seed"],
        day=rows[0].day,
        marks=total(won for _, won in marks),
        of=fsum(one["marks"] for one in plan["items"]),
        answered=sum(row is not None for _, row in asked),
        questions=len(asked),
        used=mock_exams.used(peek, sitting.id),
        seconds=plan["seconds"],
        topics=by_topic((one["topic"], won, one["marks"]) for one, won in marks),
        predicted=_predicted(plan["items"], plan.get("predicted", {})),
    )


def _predicted(
    items: Iterable[Mapping[str, Any]], recall: Mapping[str, float | None]
) -> float | None:
    """Returns the mean recall of the topics by their marks; a topic never learnt counts nothing."""
    known = [
        (one["marks"], share) for one in items if (share := recall.get(one["topic"])) is not None
    ]
    marks = fsum(mark for mark, _ in known)
    return fsum(mark * share for mark, share in known) / marks if marks else None


def _sign(row: Review) -> tuple[str, int | None]:
    return row.card, row.origin.seed if row.origin else None


def _planned_sign(planned: Mapping[str, Any]) -> tuple[str, int | None]:
    return planned["key"], planned["problem"][2] if "problem" in planned else None
