"""The way to an exam: whatever was learnt is seen once more in the last days before it.

No interval reaches past the exam: from the first day of the last pass on, each day is filled up
with what was not seen since, to an equal share of all there is. The most stable memories come
first and the weakest on the eve, so that all of it is as fresh as it can be. Memory itself stays
the fold of the log: this is a view of it, and after the exam nothing of it is left.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from quizapp.store import compiled

if TYPE_CHECKING:
    from quizapp.model.cards import Selection
    from quizapp.store.peek import Peek

# Days of the last pass: enough for a day's usual work, but few enough to stay fresh.
SHORTEST, LONGEST = 3, 14
# Answers on a usual day, at least; what is usual shows in the last month.
CAPACITY = 30
_MONTH = 30


class Exam(NamedTuple):
    """An exam on the study day `day`, in one topic or, where that is empty, in all of them."""

    topic: str
    day: int

    def covers(self, topic: str) -> bool:
        """Returns whether a topic's cards are part of it."""
        return self.topic in {"", topic}


class Standing(NamedTuple):
    """How the last pass before an exam stands on a day.

    Attributes:
        start: its first day.
        learnt: cards of the exam that were ever scheduled.
        waiting: those of them that were not seen since it began.
        share: how many are to be asked today, beside what is due anyway.
        daily: how many a day that makes, from today or its first day to the eve.
    """

    exam: Exam
    start: int
    learnt: int
    waiting: int
    share: int
    daily: int


def upcoming(peek: Peek, day: int) -> tuple[Exam, ...]:
    """Returns the exams after `day`, the next one first."""
    dates = peek.exams().items()
    exams = (Exam(topic, date.fromisoformat(text).toordinal()) for topic, text in dates)
    ahead = (exam for exam in exams if exam.day > day)
    return tuple(sorted(ahead, key=lambda exam: (exam.day, exam.topic)))


def standing(peek: Peek, exam: Exam, day: int) -> Standing:
    """Returns how the last pass before `exam` stands on `day`, which is before it."""
    (whole,) = peek.rows(compiled.EXAM_LOAD, topic=exam.topic, day=day, start=exam.day, until=0)
    start = first_day(exam.day, whole["learnt"], capacity(peek, day))
    if day < start:
        daily = -(-whole["learnt"] // (exam.day - start))
        return Standing(exam, start, whole["learnt"], whole["learnt"], 0, daily)
    (load,) = peek.rows(compiled.EXAM_LOAD, **_values(exam, start, day))
    daily = -(-(load["waiting"] + load["seen_today"]) // (exam.day - day))
    share = max(0, daily - load["seen_today"] - load["waiting_due"])
    return Standing(exam, start, load["learnt"], load["waiting"], share, daily)


def latest_day(peek: Peek, topic: str, day: int) -> int | None:
    """Returns the eve of the next exam in `topic` whose last pass has not begun on `day`.

    What is answered on `day` comes again by then, however well it was remembered. None where no
    such exam is ahead.
    """
    for exam in upcoming(peek, day):
        if exam.covers(topic) and (
            day < exam.day - LONGEST or day < standing(peek, exam, day).start
        ):
            return exam.day - 1
    return None


def first_day(exam_day: int, learnt: int, per_day: int) -> int:
    """Returns the first day of the last pass over so many cards, at `per_day` a day."""
    return exam_day - min(max(-(-learnt // per_day), SHORTEST), LONGEST)


def capacity(peek: Peek, day: int) -> int:
    """Returns the answers of a usual day: the median of the days studied in the last month."""
    # Only here, for it brings fractions and decimals: this is on the way to a first question.
    from statistics import median

    days = peek.rows(compiled.ANSWERS_BY_DAY, day=day - _MONTH)
    numbers = [row[1] for row in days if row["day"] < day]
    return max(CAPACITY, round(median(numbers))) if numbers else CAPACITY


def passes(peek: Peek, day: int, selection: Selection) -> list[str]:
    """Returns the keys of what is asked on `day` only for an exam's sake, in that order.

    Each topic's share is that of the whole exam; what `selection` leaves out is left out of it.
    """
    keys: dict[str, None] = {}
    for exam in upcoming(peek, day):
        stands = standing(peek, exam, day)
        if stands.share:
            values = _values(exam, stands.start, day)
            rows = peek.rows(compiled.EXAM_PASSES, limit=stands.share, **values)
            keys |= dict.fromkeys(
                row["card_key"]
                for row in rows
                if selection.topic in {"", row["topic"]}
                and selection.deck in {"", row["deck_name"], row["deck"]}
            )
    return list(keys)


def _values(exam: Exam, start: int, day: int) -> dict[str, str | int]:
    until = exam.day if day == exam.day - 1 else 0
    return {"topic": exam.topic, "day": day, "start": start, "until": until}
