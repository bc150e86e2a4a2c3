from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.errors import UsageError
from quizapp.model.grades import Verdict
from quizapp.model.modes import Mode
from quizapp.model.reviews import Event
from quizapp.store.figures import mock_exams
from quizapp.study import exam as exams
from quizapp.study.exam import answers_of
from quizapp.study.exam.blueprint import Blueprint, Section
from quizapp.study.exam.drawing import draw
from quizapp.study.exam.marks import mark

if TYPE_CHECKING:
    from quizapp.model.reviews import Review
    from quizapp.study.desk import Desk
    from quizapp.study.exam import Exam
    from tests.study.conftest import Clock

# always (false, wrong costs 1), direction (choice), evaluations (P + 1), epoch (text), a problem.
KEYS = ["always", "direction", "evaluations", "epoch", "dag-forward-values/2"]


@pytest.fixture
def exam(desk: Desk) -> Exam:
    cards = Section("Cards", 1, 4, 2, 0.5)
    problem = Section("Problems", 5, 1, 6, 0, families=("dag-forward-values",), levels=(2,))
    paper = draw(desk.peek, Blueprint("mine.toml", "Mine", 600, (cards, problem)), 7)
    order = sorted(paper.items, key=lambda item: KEYS.index(item.question.key))
    items = tuple(replace(item, number=number) for number, item in enumerate(order, start=1))
    found = exams.fresh(desk, replace(paper, items=items), {"small": 0.8})
    found.begin()
    return found


def log(desk: Desk) -> list[Review]:
    return list(desk.peek.log())


def test_an_answer_is_on_disk_at_once_and_nothing_is_said_of_its_worth(
    exam: Exam, desk: Desk, clock: Clock
) -> None:
    exam.shown()
    clock.later(seconds=9)
    taken = exam.answer(1, "t")
    assert taken
    assert taken.fault == ""
    (row,) = log(desk)
    assert (row.card, row.typed, row.verdict) == ("always", "t", Verdict.INCORRECT)
    assert (row.mode, row.schedules, row.millis) == (Mode.EXAM, False, 9000)


def test_an_answer_that_is_changed_leaves_both_in_the_log_and_counts_once(
    exam: Exam, desk: Desk
) -> None:
    exam.answer(1, "t")
    exam.answer(1, "f")
    assert [row.event for row in log(desk)] == [Event.REVIEW, Event.REVIEW, Event.UNDO]
    marked = exam.hand_in()
    assert [item.marks for item in marked.items] == [2, 0, 0, 0, 0]
    assert marked.answered == 1


def test_parts_earn_part_marks_and_what_follows_from_a_slip_its_own(exam: Exam) -> None:
    question = exam.question(5)
    right = question.answer.text()
    entries = right.strip("[]").split(", ")
    exam.answer(5, "[" + ", ".join([*entries[:-1], "987"]) + "]")
    (part,) = [item for item in exam.hand_in().items if item.item.number == 5]
    assert part.marks == pytest.approx(6 * (len(entries) - 1) / len(entries))


def test_wrong_guesses_cost_and_open_or_unreadable_ones_do_not(exam: Exam) -> None:
    wrong = next(n for n in "123" if n != exam.question(2).answer.text())
    exam.answer(1, "t")
    exam.answer(2, wrong)
    taken = exam.answer(3, "P +")
    assert taken
    assert taken.fault.startswith("position 3")
    marked = exam.hand_in()
    assert [item.marks for item in marked.items] == [-1, -1, 0, 0, 0]
    # But not more than was won.
    assert marked.marks == 0
    assert marked.paper.marks == 14
    assert [(topic.topic, topic.marks, topic.of) for topic in marked.topics] == [
        ("small", -2, 8),
        ("computational-graphs", 0, 6),
    ]


def test_what_comes_when_the_time_is_up_does_not_count(
    exam: Exam, desk: Desk, clock: Clock
) -> None:
    clock.later(seconds=600)
    assert exam.left == 0
    assert exam.answer(1, "f") is None
    assert log(desk) == []
    # But what had been typed by then does.
    assert exam.answer(1, "f", was_in_time=True)
    assert exam.hand_in().marks == 2


def test_the_clock_stands_while_nobody_sits_there(exam: Exam, desk: Desk, clock: Clock) -> None:
    exam.shown()
    clock.later(seconds=40)
    exam.answer(1, "f")
    clock.later(seconds=20)
    exam.leave()
    clock.later(hours=5)
    again = exams.resumed(desk)
    assert again.left == 540
    assert again.ahead == 2
    again.begin()
    clock.later(seconds=10)
    assert again.left == 530
    again.answer(4, "epoch")
    assert {n: row.typed for n, row in again.answers.items()} == {1: "f", 4: "epoch"}
    marked = again.hand_in()
    assert (marked.marks, marked.used) == (4, 70)
    with pytest.raises(UsageError, match="no exam was left unfinished"):
        exams.resumed(desk)


def test_after_a_power_cut_the_time_on_answered_questions_is_gone(
    exam: Exam, desk: Desk, clock: Clock
) -> None:
    for number, typed in ((1, "f"), (1, "t"), (4, "epoch")):
        exam.shown()
        clock.later(seconds=50)
        exam.answer(number, typed)
    clock.later(seconds=30)
    # Nothing is told to the exam any more.
    assert exams.resumed(desk).left == 450


def test_an_answer_changed_in_the_moment_of_a_power_cut_counts_as_changed(exam: Exam) -> None:
    exam.answer(1, "t")
    before = exam.answers[1]
    exam.answer(1, "f")
    rows = [before, exam.answers[1]]
    assert answers_of(exam.paper, rows) == {1: rows[1]}


def test_an_answer_may_be_taken_back(exam: Exam) -> None:
    exam.answer(1, "t")
    exam.clear(1)
    exam.clear(2)
    assert exam.hand_in().answered == 0


def test_an_answer_that_another_process_took_back_may_be_changed(exam: Exam, desk: Desk) -> None:
    exam.answer(1, "t")
    exam._recorder.undo(exam.answers[1])
    exam.answer(1, "f")
    assert [row.event for row in log(desk)] == [Event.REVIEW, Event.UNDO, Event.REVIEW]
    assert exam.hand_in().answered == 1


def test_the_log_says_what_an_answer_was_worth_whatever_became_of_its_card(exam: Exam) -> None:
    exam.answer(1, "t")
    rerated = replace(exam.answers[1], verdict=Verdict.CORRECT, score=1.0)
    (item, *_) = mark(exam.paper, {1: rerated}, 60).items
    assert (item.marks, item.grade.verdict, item.grade.score) == (2, Verdict.CORRECT, 1)


def test_nothing_answered_leaves_no_trace(exam: Exam, desk: Desk) -> None:
    exam.leave()
    exam.begin()
    assert exam.hand_in().marks == 0
    assert mock_exams.handed_in(desk.peek) == []
    assert log(desk) == []
