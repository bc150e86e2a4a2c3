"""The pages of `stats` as files that a person can read, wide, narrow, in ASCII, and read out.

After a change that is meant, `QUIZAPP_GOLDEN=1 pytest tests/terminal/stats` writes them anew: read
the difference.
"""

from __future__ import annotations

import os
import re
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from quizapp import text
from quizapp.model.marks import TopicMarks
from quizapp.reports.calibration import of_counts
from quizapp.reports.days import Day
from quizapp.reports.due import Due, ExamDay
from quizapp.reports.exams import ExamResult
from quizapp.reports.forecast import TopicRecall
from quizapp.reports.misconceptions import Mistake
from quizapp.reports.progress import Progress
from quizapp.reports.retention import Retention, weekly
from quizapp.reports.time_spent import TimeSpent, TopicSpent, WeekSpent
from quizapp.reports.topics import Topic
from quizapp.terminal.screen import Screen
from quizapp.terminal.stats import (
    calibration,
    days,
    exams,
    forecast,
    misconceptions,
    overview,
    retention,
    time,
    topics,
)
from quizapp.typeset import charts

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).with_name("pages")
TODAY = date(2026, 11, 24)


def studied(since: int) -> tuple[Day, ...]:
    """A learner who studies most evenings, more and more, but on no Friday."""
    rng = Random(7)
    found = []
    for ago in range(since, -1, -1):
        day = TODAY - timedelta(days=ago)
        drawn, much = rng.random(), rng.random()
        if day.weekday() != 4 and drawn < 0.7:
            answers = 1 + int(much * 30 * (1 - ago / (2 * since + 1)))
            found.append(Day(day, answers, answers * 0.6))
    return tuple(found)


YEAR, BEGINNING = studied(340), studied(12)
REPETITIONS = [
    (TODAY.toordinal() - 7 * ago, 40 - ago // 2, round((40 - ago // 2) * (0.92 - ago / 120)))
    for ago in range(40, -1, -1)
]
TOPICS = (
    Topic("sgd", 40, 0.425, 43, 20, 3),
    Topic("numeric-vs-analytic", 120, 0.68, 35, 35, 20),
    Topic("glossary", 1204, 0.9, 90, 90, 88),
    Topic("图像特征与变换", 1, 1.0, 44, 1, 0),
    Topic("computational-graphs", 0, None, 56, 0, 0),
)
CALIBRATION = of_counts(
    [(0, 1, 0), (30, 10, 4), (50, 25, 12), (70, 60, 41), (80, 44, 30), (90, 52, 44), (100, 31, 30)]
)
MISTAKES = (
    Mistake("dag-grad-one", "overwrite", 12, date(2026, 11, 20)),
    Mistake("softmax-ce-grad", "local-only", 4, date(2026, 11, 3)),
    Mistake("hog-length", "sign", 1, date(2026, 9, 30)),
)
RETENTION = Retention(0.882, 412, weekly(REPETITIONS))
DUE = Due(
    12,
    (30, 14, 9, 21, 8, 0, 3, *range(20, 43)),
    (
        ExamDay(
            "",
            date(2026, 12, 15),
            0.79,
            (TopicRecall("sgd", 20, 23, 0.55), TopicRecall("glossary", 90, 0, 0.84),
             TopicRecall("losses", 0, 12, None)),
        ),
    ),
)  # fmt: skip
EXAMS = tuple(
    ExamResult(
        number, f"s{number}", "Mock exam", number, TODAY.toordinal() - 10 * ago, marks, 60.0,
        30, 30, 3000.0, 3600, (TopicMarks("sgd", marks, 60.0),), predicted,
    )
    for number, ago, marks, predicted in (
        (1, 4, 31.5, None), (2, 2, 44.0, 0.7), (3, 1, 52.25, 0.81)
    )
)  # fmt: skip
SPENT = TimeSpent(
    sum(day.minutes for day in YEAR),
    tuple(
        WeekSpent(charts.monday(TODAY) - timedelta(weeks=ago), 40.0 + 3 * (ago * 7 % 11))
        for ago in range(30, -1, -1)
    ),
    (TopicSpent("glossary", 1204, 640.0), TopicSpent("numeric-vs-analytic", 120, 90.0),
     TopicSpent("sgd", 40, 12.0)),
)  # fmt: skip


def progress(studied: tuple[Day, ...]) -> Progress:
    return Progress(
        answers=sum(day.answers for day in studied),
        days=len(studied),
        streak=3,
        retention=RETENTION.share,
        repetitions=RETENTION.repetitions,
        minutes=sum(day.minutes for day in studied),
        topics=TOPICS,
        mistakes=MISTAKES,
        forecast=DUE.days[:7],
        by_day=studied,
        by_week=RETENTION.weeks,
        calibration=CALIBRATION,
        exams=EXAMS,
    )


NOTHING = Progress(0, 0, 0, None, 0, 0.0, (), (), (0,) * 7, (), (), of_counts([]), ())
PAGES: dict[str, Callable[[Screen], None]] = {
    "overview": lambda screen: overview.show(screen, progress(YEAR), TODAY),
    "beginning": lambda screen: overview.show(screen, progress(BEGINNING), TODAY),
    "days": lambda screen: days.show(screen, YEAR, TODAY),
    "retention": lambda screen: retention.show(screen, RETENTION, TODAY),
    "forecast": lambda screen: forecast.show(screen, DUE, TODAY),
    "topics": lambda screen: topics.show(screen, TOPICS),
    "calibration": lambda screen: calibration.show(screen, CALIBRATION),
    "time": lambda screen: time.show(screen, SPENT, TODAY),
    "misconceptions": lambda screen: misconceptions.show(screen, MISTAKES),
    "exams": lambda screen: exams.show(screen, EXAMS),
}
EMPTY: dict[str, Callable[[Screen], None]] = {
    "overview": lambda screen: overview.show(screen, NOTHING, TODAY),
    "days": lambda screen: days.show(screen, (), TODAY),
    "retention": lambda screen: retention.show(screen, Retention(None, 0, ()), TODAY),
    "forecast": lambda screen: forecast.show(screen, Due(0, (0,) * 30, ()), TODAY),
    "topics": lambda screen: topics.show(screen, ()),
    "calibration": lambda screen: calibration.show(screen, of_counts([])),
    "time": lambda screen: time.show(screen, TimeSpent(0.0, (), ()), TODAY),
    "misconceptions": lambda screen: misconceptions.show(screen, ()),
    "exams": lambda screen: exams.show(screen, ()),
}


def shown(page: Callable[[Screen], None], columns: int = 79, **looks: bool) -> str:
    out = StringIO()
    page(Screen(out, columns, color=False, **looks))
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def check(name: str, found: str) -> None:
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("QUIZAPP_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", [79, 39])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_like_this(name: str, columns: int) -> None:
    check(f"{name}-{columns + 1}", shown(PAGES[name], columns))


@pytest.mark.parametrize("name", ["overview", "days"])
def test_a_page_on_a_wide_screen_has_two_columns_a_week(name: str) -> None:
    out = StringIO()
    PAGES[name](Screen(out, 88, color=False, wide=119))
    check(f"{name}-120", "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines()))
    assert 88 < max(text.width(line.rstrip()) for line in out.getvalue().splitlines()) <= 119


@pytest.mark.parametrize("name", ["overview", "calibration", "retention"])
def test_a_page_in_ascii_looks_like_this(name: str) -> None:
    found = shown(PAGES[name], ascii_only=True)
    check(f"{name}-ascii", found)
    assert found.replace("图像特征与变换", "").isascii()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_is_read_out_is_words(name: str) -> None:
    found = shown(PAGES[name], linear=True)
    check(f"{name}-linear", found)
    signs = set(charts.UNICODE.bar + charts.UNICODE.heights[1:] + charts.UNICODE.mark)
    assert not signs & set(found)


@pytest.mark.parametrize("columns", [30, 39, 59, 60, 79, 88])
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("ascii_only", [False, True])
def test_a_page_keeps_to_the_screen(name: str, columns: int, ascii_only: bool) -> None:
    lines = shown(PAGES[name], columns, ascii_only=ascii_only).splitlines()
    assert [line for line in lines if text.width(line) > columns] == []


def test_the_overview_is_one_page() -> None:
    assert len(shown(PAGES["overview"]).splitlines()) <= 40


@pytest.mark.parametrize("name", PAGES)
def test_colour_only_adds(name: str) -> None:
    out = StringIO()
    PAGES[name](Screen(out, 79, color=True))
    bare = re.sub("\x1b\\[[0-9;]*m", "", out.getvalue())
    assert [line.rstrip() for line in bare.splitlines()] == shown(PAGES[name]).splitlines()


@pytest.mark.parametrize(
    ("said", "right", "verdict"),
    [(90, 5, "too sure"), (50, 9, "too modest"), (80, 8, "well judged"), (84, 8, "well judged")],
)
def test_who_is_surer_than_right_is_told(said: int, right: int, verdict: str) -> None:
    found = of_counts([(said, 10, right)])
    assert f"10 answers: {verdict}\n" in shown(lambda screen: calibration.brief(screen, found))


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_page_says_what_will_be_seen(name: str) -> None:
    check(f"{name}-empty", shown(EMPTY[name]))
