"""A card that only the learner can judge: look, tick what was there, rate."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from quizapp.model.ratings import Rating
from quizapp.study import rating as ratings
from quizapp.terminal import confidence_prompt, grade_page, question_page
from quizapp.terminal.keys import half_width

if TYPE_CHECKING:
    from quizapp.answers import recall
    from quizapp.study.asking import Asked
    from quizapp.study.outcome import Recorded
    from quizapp.terminal.seat import Seat


def recalled(seat: Seat, asked: Asked, typed: str) -> Recorded:
    """Shows the answer, asks which key points were there, then for the rating."""
    answer = cast("recall.Answer", asked.question.answer)
    sure = confidence(seat, asked)
    question_page.reveal(seat.screen, answer, asked.question.solution)
    ticked = _ticks(seat, len(answer.points)) if answer.points else set()
    rating = _rating(seat, ratings.proposed(answer, ticked))
    outcome = seat.session.rate(rating, typed=typed, ticked=ticked, confidence=sure)
    grade_page.show(seat.screen, outcome, typed)
    confidence_prompt.show(seat.screen, outcome)
    return outcome


def confidence(seat: Seat, asked: Asked) -> int | None:
    """Returns how sure the learner is of their answer, in percent; None where nobody asks."""
    if not seat.asks_confidence or seat.session.was_tried:
        return None
    return confidence_prompt.ask(seat.screen, asked.question.answer, seat.read_or_leave)


def rating_of(typed: str) -> Rating | None:
    """Returns the rating that a digit is."""
    digit = half_width(typed)
    return Rating(int(digit)) if digit in {"1", "2", "3", "4"} else None


def _ticks(seat: Seat, count: int) -> set[int]:
    """Returns the numbers of the key points that the learner had."""
    everything = set(range(1, count + 1))
    seat.say("Which points did you have? Numbers, `a` for all, Enter for none.")
    while True:
        typed = half_width(seat.read_or_leave()).lower()
        if typed in {"a", "all"}:
            return everything
        words = typed.replace(",", " ").replace("、", " ").split()
        if all(word.isdecimal() and len(word) < 4 and int(word) in everything for word in words):
            return {int(word) for word in words}
        seat.say(f"Numbers from 1 to {count}, such as `1 {count}`.", "warn")


def _rating(seat: Seat, proposal: Rating) -> Rating:
    seat.say(grade_page.ratings(seat.session.intervals()))
    while True:
        typed = seat.read_or_leave(str(proposal.value))
        if not typed:
            return proposal
        if rating := rating_of(typed):
            return rating
        seat.say("1, 2, 3 or 4; Enter takes the number shown.", "warn")
