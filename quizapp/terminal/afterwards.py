"""After an answer: look, rate it otherwise, take it back, then go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.study import second_thoughts
from quizapp.study.outcome import Recorded
from quizapp.terminal import asides, grade_page, help_page
from quizapp.terminal.keys import Key, note, pressed
from quizapp.terminal.recalling import rating_of
from quizapp.terminal.seat import Left

if TYPE_CHECKING:
    from quizapp.study.outcome import Outcome
    from quizapp.terminal.seat import Seat


def look_back(seat: Seat, outcome: Outcome) -> None:
    """Lets the learner look at what an answer did, until they go on.

    A card that they rated themselves is done with: its Enter was the rating. Only where something
    is advised to be done with it, the next question waits: the keys are meant for this one.

    Raises:
        Left: they leave.
    """
    if not isinstance(outcome, Recorded):
        return
    grade_page.due(seat.screen, outcome)
    is_leech = asides.leech(seat, outcome)
    is_done = outcome.asked.question.answer.kind == "recall" and not is_leech
    if is_done or not seat.lines.interactive:
        return
    grade_page.footer(seat.screen, outcome, schedules=seat.session.schedules)
    while typed := seat.read().strip():
        # The window may have been resized since the answer.
        seat = seat.as_now()
        rating = rating_of(typed)
        if rating and seat.session.schedules:
            grade_page.due(seat.screen, second_thoughts.rerate(seat.session, rating))
        elif _pressed(seat, typed, outcome):
            return


def is_taken_back_at_the_end(seat: Seat) -> bool:
    """Returns whether the last answer of all was taken back, where nobody could do so yet.

    After a card that they rated themselves the next question comes at once; after the last one
    there is none at which a slip could be undone.
    """
    last = seat.session.history[-1] if seat.session.history else None
    if not seat.lines.interactive or not isinstance(last, Recorded):
        return False
    if last.asked.question.answer.kind != "recall":
        return False
    seat.say("That was the last one. Enter ends · u undo")
    try:
        while typed := seat.read_or_leave():
            if pressed(typed, "recall") is Key.UNDO:
                return asides.take_back(seat, Key.UNDO)
            seat.say("Enter ends.")
    except Left:
        # There is nothing left to leave.
        return False
    return False


def _pressed(seat: Seat, typed: str, outcome: Recorded) -> bool:
    """Does what was asked for after an answer; returns whether to go on at once."""
    match key := pressed(typed, "choice"):
        case Key.QUIT:
            raise Left
        case Key.SKIP:
            return True
        case Key.UNDO | Key.RIGHT:
            return asides.take_back(seat, key)
        case Key.FLAG:
            asides.flag(seat, outcome.asked.question, note(typed))
        case Key.EDIT:
            asides.edit(seat, outcome.asked.question)
        case Key.SUSPEND:
            asides.suspend(seat, outcome.asked.question)
        case _:
            _look(seat, key, outcome)
    return False


def _look(seat: Seat, key: Key | None, outcome: Recorded) -> None:
    """Shows what was asked for."""
    match key:
        case Key.SOLUTION:
            grade_page.solution(seat.screen, outcome)
        case Key.GRAPH:
            asides.graph(seat, outcome.asked.question, is_answered=True)
        case Key.CHECK:
            asides.check(seat, outcome)
        case Key.OPEN:
            seat.say(seat.outside.open_pictures(outcome.asked.question))
        case Key.HELP:
            help_page.after(seat.screen, outcome, schedules=seat.session.schedules)
        case _:
            seat.say("Enter goes on; ? lists the keys.")
