"""The home page as it looks, at 80 and at 40 columns, and as it is listened to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import StringIO

import pytest

from quizapp.reports.progress import TopicScore
from quizapp.store.last_pass import Exam
from quizapp.terminal import home_page
from quizapp.terminal.home_page import Home
from quizapp.terminal.screen import Screen
from tests.terminal.test_transcripts import check

TUESDAY = date(2026, 11, 24).toordinal()

FRESH = Home(
    day=TUESDAY,
    due_cards=0,
    due_skills=0,
    new_today=20,
    never_seen=425,
    week=(0,) * 7,
    exam=None,
    left_off=0,
    in_exam=False,
    topics=(),
    streak=0,
)
BUSY = Home(
    day=TUESDAY,
    due_cards=1204,
    due_skills=1,
    new_today=8,
    never_seen=12_000,
    week=(1205, 30, 0, 1100, 4, 4, 250),
    exam=Exam("computational-graphs", TUESDAY + 21),
    left_off=3,
    in_exam=True,
    topics=(
        TopicScore("computational-graphs", 1300, 0.42),
        TopicScore("损失函数 losses", 7, 0.75),
        TopicScore("sgd", 1, 0.99),
        TopicScore("optimization", 3, 1.0),
    ),
    streak=12,
)


def shown(home: Home, columns: int = 79, **look: bool) -> str:
    screen = Screen(out := StringIO(), columns, color=False, **look)
    home_page.show(screen, home)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "home", "columns", "look"),
    [
        ("fresh", FRESH, 79, {}),
        ("busy", BUSY, 79, {}),
        ("narrow", BUSY, 39, {}),
        ("linear", BUSY, 79, {"linear": True, "ascii_only": True}),
    ],
)
def test_the_home_page_looks_like_this(
    name: str, home: Home, columns: int, look: dict[str, bool]
) -> None:
    check(f"home-{name}", shown(home, columns, **look))


def test_it_fits_into_a_terminal_of_24_lines() -> None:
    assert len(shown(BUSY).splitlines()) < 24


@pytest.mark.parametrize(
    ("home", "command"),
    [
        (BUSY, "quizapp exam --resume"),
        (replace(BUSY, exam_over=True), "quizapp exam --resume   the marks of the exam"),
        (replace(FRESH, fit_offered=True), "quizapp fit"),
        (replace(FRESH, fit_offered=True, due_cards=1), "quizapp review"),
        (replace(FRESH, new_today=0, for_exam=3), "quizapp review"),
        (replace(BUSY, in_exam=False), "quizapp review"),
        (replace(BUSY, in_exam=False, due_cards=0), "quizapp review"),
        (replace(BUSY, in_exam=False, due_cards=0, due_skills=0), "quizapp quiz --resume"),
        (FRESH, "quizapp review"),
        (replace(FRESH, new_today=0), "quizapp drill"),
        (replace(FRESH, new_today=0, topics=BUSY.topics), "quizapp quiz --mistakes"),
    ],
)
def test_one_command_is_suggested(home: Home, command: str) -> None:
    (line,) = (line for line in shown(home).splitlines() if line.startswith("  next  "))
    assert line.split("  ")[1:][0] == "next"
    assert command in line


def test_what_the_exam_asks_for_today_is_said() -> None:
    page = shown(replace(BUSY, for_exam=1204))
    (line,) = (line for line in page.splitlines() if line.startswith("  exam  "))
    assert line.endswith("; 1,204 to see once more today")
