from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.answers import true_false
from quizapp.model.cards import Selection
from quizapp.model.grades import Verdict
from quizapp.model.modes import Mode
from quizapp.model.questions import Question
from quizapp.model.ratings import Rating
from quizapp.study import loading
from quizapp.study.outcome import Recorded
from quizapp.study.review import ReviewQueue
from quizapp.study.session import Session
from tests.study.sittings import answered, log, quiz

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.study.desk import Desk
    from tests.study.conftest import Clock


def test_an_answer_is_in_the_log_when_submit_returns(desk: Desk, clock: Clock) -> None:
    session = quiz(desk, "epoch")
    session.ask()
    session.shown()
    clock.later(seconds=4)
    outcome = session.submit(" An Epoch")
    assert isinstance(outcome, Recorded)
    (row,) = log(desk)
    assert row.id == outcome.review.id
    assert (row.card, row.verdict, row.score, row.typed) == (
        "epoch",
        Verdict.CORRECT,
        1,
        " An Epoch",
    )
    assert (row.mode, row.schedules, row.millis, row.prompt) == (
        Mode.QUIZ,
        False,
        4000,
        "One complete pass through the training set is called …",
    )


def test_a_question_shown_again_goes_on_with_its_time(desk: Desk, clock: Clock) -> None:
    session = quiz(desk, "epoch")
    session.ask()
    for _ in range(2):
        session.shown()
        clock.later(seconds=3)
    session.submit("epoch")
    assert log(desk)[0].millis == 6000


def test_a_quiz_does_not_touch_the_schedule_and_a_review_does(desk: Desk) -> None:
    answered(quiz(desk, "epoch"), "epoch")
    assert desk.peek.memory("epoch") is None
    outcome = answered(quiz(desk, "epoch", schedules=True), "epoch")
    memory = desk.peek.memory("epoch")
    assert memory is not None
    assert memory.due_day == outcome.review.day + (outcome.due_in or 0)


def test_unreadable_and_the_first_too_coarse_answer_count_nothing(desk: Desk) -> None:
    session = quiz(desk, "evaluations")
    session.ask()
    outcome = session.submit("P + (")
    assert outcome.is_open
    assert outcome.grade.verdict is Verdict.UNREADABLE
    assert log(desk) == []
    assert session.ask() is outcome.asked


def test_a_known_mistake_is_named(desk: Desk) -> None:
    outcome = answered(quiz(desk, "evaluations"), "P")
    assert outcome.grade.verdict is Verdict.INCORRECT
    assert outcome.grade.feedback == "the base value is forgotten"
    assert log(desk)[0].misconception


@pytest.mark.parametrize(
    ("hints", "rating"),
    [(0, Rating.GOOD), (1, Rating.GOOD), (2, Rating.HARD), (3, Rating.AGAIN)],
)
def test_hints_cap_the_rating(desk: Desk, hints: int, rating: Rating) -> None:
    session = quiz(desk, "epoch", schedules=True)
    session.ask()
    left = [session.hint() for _ in range(hints)]
    assert [hint[1] for hint in left if hint] == [2, 1, 0][:hints]
    outcome = session.submit("epoch")
    assert isinstance(outcome, Recorded)
    assert (outcome.rating, outcome.review.hints) == (rating, hints)


def test_hints_end(desk: Desk) -> None:
    session = quiz(desk, "always")
    session.ask()
    assert session.hint() is None


def test_giving_up_is_logged_and_skipping_is_not(desk: Desk) -> None:
    session = quiz(desk, "epoch", "always")
    session.ask()
    assert session.give_up().grade.verdict is Verdict.GAVE_UP
    session.ask()
    assert not session.skip().is_open
    assert [row.verdict for row in log(desk)] == [Verdict.GAVE_UP]
    assert session.ask() is None
    assert (session.answered, session.score, session.of) == (1, 0, 2)


def test_who_leaves_early_could_have_won_all_that_was_planned(desk: Desk) -> None:
    session = quiz(desk, "epoch", "always", "direction")
    answered(session, "epoch")
    assert (session.answered, session.of) == (1, 1)
    session.ask()
    assert (session.answered, session.of) == (1, 3)


def test_a_review_whose_end_nobody_knows_counts_what_was_asked(desk: Desk) -> None:
    due = ReviewQueue(desk.peek, desk.now, Selection(), new_per_day=9, seed=1, count=None)
    session = Session(desk, due, Mode.REVIEW, schedules=True)
    session.ask()
    session.give_up()
    session.ask()
    assert (session.answered, session.of) == (1, 1)


def test_a_card_edited_meanwhile_is_asked_as_it_now_stands(desk: Desk, tmp_path: Path) -> None:
    session = quiz(desk, "epoch")
    session.ask()
    deck = tmp_path / "small.md"
    deck.write_text(deck.read_text("utf-8").replace("complete pass", "whole pass"), "utf-8")
    files, is_covered = loading.found([deck], tmp_path / "none")
    loading.apply(desk.store(), loading.pending(files, {}, is_covered), desk.now())
    assert session.reread()
    outcome = answered(session, "epoch")
    assert outcome.review.prompt.startswith("One whole pass")
    assert outcome.review.card == "epoch"


def test_a_card_that_the_store_no_longer_has_stays_as_it_was_asked(desk: Desk) -> None:
    session = quiz(desk)
    gone = Question("gone", "True?", true_false.Answer(truth=True), topic="small")
    session.ask_again(gone)
    session.ask()
    assert not session.reread()
    asked = session.ask()
    assert asked
    assert asked.question == gone


def test_a_recall_card_is_rated_by_the_learner(desk: Desk) -> None:
    session = quiz(desk, "backprop")
    session.ask()
    assert session.submit("some words").is_open
    outcome = session.rate(Rating.HARD, typed="some words", ticked={2})
    assert (outcome.grade.verdict, outcome.grade.score) == (Verdict.RATED, 0.5)
    assert [part.score for part in outcome.grade.parts] == [0, 1]
    assert log(desk)[0].typed == "some words"


def test_a_generated_problem_is_checked_while_the_learner_thinks(desk: Desk) -> None:
    session = quiz(desk, "dag-grad-one/1")
    asked = session.ask()
    assert asked
    session.shown()
    outcome = session.submit(asked.question.answer.text())
    assert isinstance(outcome, Recorded)
    assert outcome.grade.verdict is Verdict.CORRECT
    (row,) = log(desk)
    assert row.verified
    assert row.origin == asked.question.origin


def test_a_problem_whose_solutions_disagree_is_withdrawn(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.families.verify", lambda _origin: False)
    session = quiz(desk, "dag-grad-one/1")
    session.ask()
    session.shown()
    outcome = session.submit("1")
    assert not outcome.is_open
    assert "withdrawn" in outcome.grade.feedback
    assert log(desk) == []
    assert session.ask() is None


def test_a_sitting_that_was_left_can_be_resumed_until_it_ends(desk: Desk) -> None:
    session = quiz(desk, "epoch", "always")
    assert desk.peek.unfinished(Mode.QUIZ) is None
    answered(session, "epoch")
    left = desk.peek.unfinished(Mode.QUIZ)
    assert left
    assert list(left.plan["keys"]) == ["epoch", "always"]
    assert [review.card for review in desk.peek.answered(left.id)] == ["epoch"]
    answered(session, "false")
    assert session.ask() is None
    assert desk.peek.unfinished(Mode.QUIZ) is None


def test_what_is_typed_is_stored_as_valid_text_of_a_bounded_length(desk: Desk) -> None:
    session = quiz(desk, "backprop")
    session.ask()
    session.rate(Rating.GOOD, typed="\ud800" + "x" * 9000)
    (row,) = log(desk)
    assert row.typed.startswith("\\ud800x")
    assert len(row.typed) < 9000
