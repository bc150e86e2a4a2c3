from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.errors import UsageError
from quizapp.model.grades import Verdict
from quizapp.model.modes import Mode
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event
from quizapp.study import second_thoughts
from quizapp.study.quiz import Quiz
from quizapp.study.session import Session
from tests.study.sittings import answered, log, quiz

if TYPE_CHECKING:
    from quizapp.study.desk import Desk


def test_undo_is_a_new_row_and_the_question_comes_again(desk: Desk) -> None:
    session = quiz(desk, "epoch", "always", schedules=True)
    first = answered(session, "wrong")
    session.ask()
    assert second_thoughts.undo(session) == first.review
    again = session.ask()
    assert again
    assert again.question == first.asked.question
    assert [row.event for row in log(desk)] == [Event.REVIEW, Event.UNDO]
    assert log(desk)[1].refers_to == first.review.id
    assert desk.peek.memory("epoch") is None
    assert answered(session, "epoch").grade.verdict is Verdict.CORRECT
    assert answered(session, "false").asked.question.key == "always"
    assert (session.answered, session.score) == (2, 2)


def test_an_answer_that_another_process_took_back_is_open_again_too(desk: Desk) -> None:
    session = quiz(desk, "epoch", "always", schedules=True)
    first = answered(session, "epoch")
    session.ask()
    session.recorder.undo(first.review)
    with pytest.raises(UsageError, match="undone before"):
        second_thoughts.rerate(session, Rating.EASY)
    assert second_thoughts.undo(session) == first.review
    again = session.ask()
    assert again
    assert again.question == first.asked.question
    assert [row.event for row in log(desk)] == [Event.REVIEW, Event.UNDO]


def test_with_nothing_answered_there_is_nothing_to_undo(desk: Desk) -> None:
    session = quiz(desk, "epoch")
    session.ask()
    with pytest.raises(UsageError, match="nothing was answered"):
        second_thoughts.undo(session)


def test_i_was_right_overrides_the_grade_and_both_stay_in_the_log(desk: Desk) -> None:
    session = quiz(desk, "epoch", schedules=True)
    answered(session, "eon")
    outcome = second_thoughts.insist(session)
    assert (outcome.grade.verdict, outcome.rating, session.score) == (
        Verdict.CORRECT,
        Rating.GOOD,
        1,
    )
    first, second = log(desk)
    assert (first.verdict, second.event) == (Verdict.INCORRECT, Event.RERATE)


def test_only_a_wrong_answer_can_have_been_right(desk: Desk) -> None:
    session = quiz(desk, "epoch", "always")
    answered(session, "epoch")
    with pytest.raises(UsageError, match="not marked as wrong"):
        second_thoughts.insist(session)
    session.ask()
    session.give_up()
    with pytest.raises(UsageError, match="not marked as wrong"):
        second_thoughts.insist(session)


def test_another_rating_moves_the_due_day(desk: Desk) -> None:
    session = quiz(desk, "epoch", schedules=True)
    outcome = answered(session, "epoch")
    before = desk.peek.memory("epoch")
    second_thoughts.rerate(session, Rating.EASY)
    after = desk.peek.memory("epoch")
    assert before
    assert after
    assert after.due_day == outcome.review.day + outcome.intervals[Rating.EASY]
    assert after.due_day > before.due_day


def test_undo_in_the_next_sitting_of_a_review_asks_the_question_again(desk: Desk) -> None:
    answered(quiz(desk, "epoch", schedules=True), "eon")
    later = quiz(desk, "always", schedules=True)
    later.ask()
    assert second_thoughts.undo(later).card == "epoch"
    assert desk.peek.memory("epoch") is None
    assert answered(later, "epoch").grade.verdict is Verdict.CORRECT
    assert answered(later, "false").asked.question.key == "always"


def test_undo_of_another_quiz_leaves_this_one_as_it_is(desk: Desk) -> None:
    answered(quiz(desk, "epoch"), "eon")
    other = quiz(desk, "always")
    asked = other.ask()
    assert second_thoughts.undo(other).card == "epoch"
    assert other.ask() is asked
    with pytest.raises(UsageError, match="nothing was answered"):
        second_thoughts.undo(other)


def test_undo_in_a_quiz_that_was_resumed_asks_its_last_question_again(desk: Desk) -> None:
    first = answered(quiz(desk, "dag-grad-one/1", "always"), "1/7")
    resumed = Session(
        desk,
        Quiz(desk.peek, desk.now, ("always",), seed=1),
        Mode.QUIZ,
        schedules=False,
        resumed=first.review.session,
    )
    resumed.ask()
    second_thoughts.undo(resumed)
    again = resumed.ask()
    assert again
    assert again.question == first.asked.question
