"""What a learner can ask for beside answering, before and after an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.errors import UsageError
from quizapp.study import graphs, second_thoughts
from quizapp.terminal.keys import Key

if TYPE_CHECKING:
    from quizapp.model.questions import Question
    from quizapp.study.outcome import Outcome, Recorded
    from quizapp.terminal.seat import Seat


def graph(seat: Seat, question: Question, *, is_answered: bool) -> None:
    """Draws the graph of a problem; before the answer without its numbers."""
    trace = graphs.graph_of(question)
    if trace is None:
        seat.say("This question has no graph.")
        return
    from quizapp.terminal import graph_page

    graph_page.of_problem(seat.screen, trace, is_answered=is_answered)


def check(seat: Seat, outcome: Outcome) -> None:
    """Writes the check of an answer by finite differences."""
    from quizapp.study.differences import differences
    from quizapp.terminal import check_page

    check_page.show(seat.screen, differences(outcome))


def flag(seat: Seat, question: Question, note: str) -> None:
    """Flags a question for its author, or takes the flag back."""
    if seat.session.remarks.flag(question, note):
        said = "Flagged for its author; `quizapp cards --flagged` lists it."
        seat.say(said if note else f"{said} `:f` and a few words say why.")
    else:
        seat.say("The flag is taken back.")


def edit(seat: Seat, question: Question) -> bool:
    """Lets the learner edit a card; returns whether there is a new text to ask."""
    is_new, said = seat.outside.edit(question)
    seat.say(said)
    return is_new


def suspend(seat: Seat, question: Question) -> None:
    """Lets a card rest."""
    seat.session.remarks.suspend(question)
    seat.say(f"It rests; `quizapp resume {question.key}` brings it back.")


def take_back(seat: Seat, key: Key) -> bool:
    """Undoes or overrides the last answer; returns whether a question is to be shown now."""
    try:
        if key is Key.UNDO:
            undone = second_thoughts.undo(seat.session)
            is_earlier = undone.session != seat.session.id
            seat.say(
                f"Taken back: {undone.card}, of an earlier session."
                if is_earlier
                else "Taken back.",
                "warn",
            )
            return True
        turned = second_thoughts.insist(seat.session)
        # Another question may stand here by now.
        seat.say(f"Counted as correct: {turned.review.card}.", "right")
    except UsageError as nothing:
        words = str(nothing)
        seat.say(f"{words[:1].upper()}{words[1:]}.", "warn")
    return False


def leech(seat: Seat, outcome: Recorded) -> bool:
    """Says where a card was forgotten too often, and what helps; returns whether it was."""
    lapses = seat.session.remarks.lapses_of_leech(outcome)
    if lapses:
        can = (
            "Let it rest (:x)"
            if outcome.asked.question.origin
            else ("Rewrite it (:e), split it in two, or let it rest (:x)")
        )
        seat.say(f"You have forgotten this {lapses} times. {can}.", "warn")
    return bool(lapses)
