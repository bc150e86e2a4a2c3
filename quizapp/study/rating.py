"""From what a learner did to FSRS's four words; the rules of the command line's contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from quizapp.model.grades import Grade, Part, Verdict
from quizapp.model.ratings import Rating

if TYPE_CHECKING:
    from collections.abc import Collection

    from quizapp.answers import recall
    from quizapp.model.questions import Answer

# A recall card without key points is worth what the learner says it was worth.
_SCORES = {Rating.AGAIN: 0.0, Rating.HARD: 0.5, Rating.GOOD: 1.0, Rating.EASY: 1.0}


def own_rating(grade: Grade, hints: int, *, guessed: bool = False) -> Rating:
    """Returns the rating that a graded answer gives itself.

    Right is Good and anything else Again; a second hint caps at Hard, a third at Again.

    Args:
        guessed: whether the learner said so (`confidence.is_guess`). A hit is no sign of memory,
            and no lapse either, so it is Hard: the card stays, and comes sooner.
    """
    if not grade.verdict.is_right or hints >= 3:
        return Rating.AGAIN
    return Rating.HARD if hints == 2 or guessed else Rating.GOOD


def proposed(answer: Answer, ticked: Collection[int]) -> Rating:
    """Returns the rating that the ticked key points suggest: all Good, at least half Hard.

    Where there are none to tick, none is all.
    """
    total = len(points_of(answer))
    if len(ticked) == total:
        return Rating.GOOD
    return Rating.HARD if 2 * len(ticked) >= total else Rating.AGAIN


def points_of(answer: Answer) -> tuple[str, ...]:
    """Returns the key points of a recall card, which the learner ticks; none for other kinds."""
    return cast("recall.Answer", answer).points if answer.kind == "recall" else ()


def rated_grade(answer: Answer, rating: Rating, ticked: Collection[int]) -> Grade:
    """Returns the grade of a card that the learner judged: per key point where some were ticked."""
    points = points_of(answer)
    if not points or not ticked:
        return Grade(Verdict.RATED, _SCORES[rating])
    parts = tuple(
        Part(point, Verdict.RATED, float(number in ticked))
        for number, point in enumerate(points, start=1)
    )
    return Grade(Verdict.RATED, sum(part.score for part in parts) / len(parts), parts=parts)
