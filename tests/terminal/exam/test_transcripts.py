"""A whole exam as it looks, and what is left of it, from files that a person can read and judge."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from quizapp.reports.exams import results
from quizapp.reports.mistakes import notebook_of
from quizapp.study import exam as exams
from quizapp.study.exam.blueprint import Blueprint, Section
from quizapp.study.exam.drawing import draw
from quizapp.terminal import mistakes_page, notebook_file
from quizapp.terminal.exam import all_exams, marked, page
from quizapp.terminal.exam import paper as written
from quizapp.terminal.exam.sitting import ExamSitting
from quizapp.terminal.markdown import squeezed
from quizapp.terminal.prompt import TimeUp
from quizapp.terminal.screen import Screen
from tests.terminal.test_transcripts import Scripted, check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.study.desk import Desk
    from quizapp.study.exam import Exam
    from quizapp.study.exam.paper import Paper
    from quizapp.terminal.prompt import Prompt
    from tests.study.conftest import Clock

KEYS = ["always", "direction", "evaluations", "epoch", "dag-forward-values/2"]


class Timed(Scripted):
    """A learner who takes a minute for each line, and is cut off when the time is up."""

    def __init__(self, typed: Sequence[str], out: StringIO, clock: Clock) -> None:
        super().__init__(typed, out)
        self._clock = clock

    def read(
        self, prompt: Prompt, *, rows: bool = False, seconds: float | None = None
    ) -> str | None:
        line = super().read(prompt, rows=rows)
        self._clock.later(seconds=60 if seconds is None else min(seconds, 60))
        if seconds is not None and seconds <= 60:
            raise TimeUp(line or "")
        return line


def paper(desk: Desk) -> Paper:
    cards = Section("Cards", 1, 4, 2, 0.5)
    problem = Section("Problems", 5, 1, 6, 0, families=("dag-forward-values",), levels=(2,))
    found = draw(desk.peek, Blueprint("mine.toml", "期中 Midterm", 600, (cards, problem)), 7)
    order = sorted(found.items, key=lambda item: KEYS.index(item.question.key))
    items = tuple(replace(item, number=number) for number, item in enumerate(order, start=1))
    return replace(found, items=items)


def sat(
    exam: Exam, clock: Clock, typed: Sequence[str], columns: int = 79, *, ascii_only: bool = False
) -> str:
    out = StringIO()
    screen = Screen(out, columns, color=False, ascii_only=ascii_only)
    lines = Timed(typed, out, clock)
    if ExamSitting(exam, screen, lines, lambda _: "No picture.").run():
        marked.show(screen, exam.hand_in())
    else:
        exam.leave()
        page.farewell(screen, exam)
    return shown(out)


def shown(out: StringIO) -> str:
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


@pytest.mark.parametrize(
    ("name", "typed", "columns"),
    [
        ("handed-in", ["", "t", ":b", "f", "1", ":b 9", "P+1", "eon", "[1, 2, 6, 7]", "d"], 79),
        ("changed", ["", "t", "7", ":n", "P +", "P", ":d", "1", "f", "", ":d", "x", "d"], 79),
        ("narrow", ["", "t", ":n", "?", ":h", ":q"], 40),
        ("left", ["q"], 79),
    ],
)
def test_an_exam_looks_like_this(
    desk: Desk, clock: Clock, name: str, typed: list[str], columns: int
) -> None:
    check(f"exam-{name}", sat(exams.fresh(desk, paper(desk), {}), clock, typed, columns))


def test_signs_are_ascii_where_that_is_asked_for(desk: Desk, clock: Clock) -> None:
    exam = exams.fresh(desk, paper(desk), {})
    said = sat(exam, clock, ["", "t", ":d", "d"], ascii_only=True)
    # Letters stay what they are: only signs have a form in ASCII.
    assert {char for char in said if not char.isascii()} == set("期中»")


def test_when_the_time_is_up_what_was_typed_counts_as_it_stood(desk: Desk, clock: Clock) -> None:
    typed = ["", *[":?"] * 8, "f", "1"]
    exam = exams.fresh(desk, paper(desk), {})
    said = sat(exam, clock, typed)
    assert "Time is up: the paper is handed in.\n" in said
    assert "Your last answer counts as it stood: 1\n" in said
    assert {number: row.typed for number, row in exam.answers.items()} == {1: "f", 2: "1"}


def test_a_command_is_no_answer_when_the_time_is_up(desk: Desk, clock: Clock) -> None:
    exam = exams.fresh(desk, paper(desk), {})
    said = sat(exam, clock, ["", *["?"] * 9, ":n"])
    assert "Time is up" in said
    assert exam.answers == {}


def test_an_exam_is_gone_on_with_where_it_was_left(desk: Desk, clock: Clock) -> None:
    sat(exams.fresh(desk, paper(desk), {}), clock, ["", "f", "1", ":q"])
    clock.later(days=1)
    check("exam-resumed", sat(exams.resumed(desk), clock, ["", "P", ":q"]))


def test_results_and_papers_look_like_this(desk: Desk, clock: Clock) -> None:
    for typed in (
        ["f", "1", "P", "", "eon", ":n"],
        ["f", "2", "P + 1", "epoch", "[1, 2, 6, 7]"],
    ):
        exam = exams.fresh(desk, paper(desk), {"small": 0.75})
        sat(exam, clock, ["", *typed, "d"])
        clock.later(days=7)
    out = StringIO()
    all_exams.show(Screen(out, 79, color=False), results(desk.peek))
    all_exams.show(Screen(out, 40, color=False), results(desk.peek))
    check("exam-list", shown(out))
    check("exam-marked", "\n".join(squeezed(written.marked(exam.hand_in(), "2026-12-01"))))
    printed = written.printed(exam.paper, "quizapp exam --print --seed 7")
    check("exam-printed", "\n".join(squeezed(printed)))


def test_the_notebook_looks_like_this(desk: Desk, clock: Clock) -> None:
    exam = exams.fresh(desk, paper(desk), {})
    sat(exam, clock, ["", "t", "2", "P", "", "eon", "[1, 2, 5, 5]", "d"])
    book, today = notebook_of(desk.peek), clock.now().toordinal()
    for columns in (79, 40):
        out = StringIO()
        mistakes_page.show(Screen(out, columns, color=False), book, today, 5)
        check(f"mistakes-{columns}", shown(out))
    check("mistakes-file", "\n".join(squeezed(notebook_file.lines(book, today))))


def test_of_many_mistakes_the_commonest_are_told_in_full(desk: Desk, clock: Clock) -> None:
    exam = exams.fresh(desk, paper(desk), {})
    sat(exam, clock, ["", "t", "2", "P", "", "eon", "[1, 2, 5, 5]", "d"])
    book = notebook_of(desk.peek)
    first, *_ = book.mistakes
    others = tuple(replace(first, title=f"the entry {number}", times=1) for number in range(30))
    out = StringIO()
    many = replace(book, mistakes=(first, *others))
    mistakes_page.show(Screen(out, 60, color=False), many, clock.now().toordinal(), 1)
    check("mistakes-many", shown(out))


def test_a_key_without_its_colon_is_not_taken_down_for_a_word(desk: Desk, clock: Clock) -> None:
    exam = exams.fresh(desk, paper(desk), {})
    said = sat(exam, clock, ["", "f", "1", "P", "n", "d", ":q"])
    assert "Not taken down. Keys need a colon here: :n\n" in said
    assert "Not taken down. Keys need a colon here: :d\n" in said
    assert sorted(exam.answers) == [1, 2, 3]
