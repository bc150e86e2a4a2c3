from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.model.modes import Mode
from quizapp.reports.exams import results
from quizapp.study import exam as exams
from quizapp.study.exam.abandoned import abandoned, hand_in
from quizapp.study.exam.blueprint import Blueprint, Section
from quizapp.study.exam.drawing import draw

if TYPE_CHECKING:
    from quizapp.study.desk import Desk
    from quizapp.study.exam import Exam
    from tests.study.conftest import Clock


def begun(desk: Desk) -> Exam:
    paper = draw(desk.peek, Blueprint("mine.toml", "Mine", 600, (Section("All", 1, 2, 2, 0),)), 7)
    exam = exams.fresh(desk, paper, {})
    exam.begin()
    exam.shown()
    return exam


def left_with_an_answer(desk: Desk, clock: Clock, *, after: float) -> Exam:
    exam = begun(desk)
    clock.later(seconds=after)
    exam.answer(1, exam.question(1).answer.text())
    exam.leave()
    return exam


def test_an_exam_that_was_left_can_be_gone_on_with_for_a_week(desk: Desk, clock: Clock) -> None:
    left_with_an_answer(desk, clock, after=60)
    clock.later(days=7, minutes=-2)
    assert hand_in(desk) is None
    assert exams.resumed(desk).left == 540


def test_then_it_ends_and_is_marked_with_what_was_answered(desk: Desk, clock: Clock) -> None:
    left_with_an_answer(desk, clock, after=60)
    day = results(desk.peek)
    clock.later(days=8)
    ended = hand_in(desk)
    assert ended
    assert desk.peek.unfinished(Mode.EXAM) is None
    assert day == ()
    (result,) = results(desk.peek)
    assert (result.session, result.marks, result.of, result.answered) == (ended.id, 2, 4, 1)
    assert hand_in(desk) is None


def test_one_whose_time_was_used_up_when_the_power_went_ends_too(desk: Desk, clock: Clock) -> None:
    exam = begun(desk)
    clock.later(seconds=599)
    exam.answer(1, "x")
    assert abandoned(desk.peek, clock.now()) is None
    clock.later(seconds=2)
    exam.answer(2, "x", was_in_time=True)
    # Nothing is told to the exam any more.
    assert abandoned(desk.peek, clock.now())


def test_all_that_were_abandoned_end_and_the_latest_is_named(desk: Desk, clock: Clock) -> None:
    left_with_an_answer(desk, clock, after=5)
    clock.later(days=1)
    left_with_an_answer(desk, clock, after=5)
    latest = desk.peek.unfinished(Mode.EXAM)
    clock.later(days=20)
    assert hand_in(desk) == latest
    assert [result.number for result in results(desk.peek)] == [1, 2]


@pytest.mark.parametrize("is_cleared", [True, False])
def test_a_paper_without_an_answer_is_no_exam(desk: Desk, clock: Clock, is_cleared: bool) -> None:
    exam = left_with_an_answer(desk, clock, after=5)
    if is_cleared:
        exam.clear(1)
    clock.later(days=8)
    hand_in(desk)
    assert len(results(desk.peek)) == (0 if is_cleared else 1)
