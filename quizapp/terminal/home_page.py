"""The home page: what is due, where you left off, what is weakest, what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from quizapp import text
from quizapp.terminal import shares
from quizapp.terminal.labels import label, label_width, labelled, plural
from quizapp.terminal.screen import MARGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.reports.progress import TopicScore
    from quizapp.store.last_pass import Exam
    from quizapp.terminal.screen import Screen

_WEAKEST = 3
# A run of days is worth a line, but not from its first day on.
_STREAK = 2
_COMMAND = 24


@dataclass(frozen=True, slots=True)
class Home:
    """What the home page shows.

    Attributes:
        day: the study day.
        due_cards: cards to review today, those that wait for a sibling left out.
        new_today: new cards and skills that today brings, of `never_seen`.
        week: how many cards there are to review on each of the next days, today first.
        exam: the next one; None where none was set.
        left_off: how many questions of a quiz wait.
        in_exam: whether a mock exam waits.
        exam_over: whether that one can only be marked any more.
        topics: their scores, the weakest first.
        streak: study days in a row.
        for_exam: how many cards are asked today only for the exam's sake.
        fit_offered: whether it is time to fit the schedule to the learner's own answers.
    """

    day: int
    due_cards: int
    due_skills: int
    new_today: int
    never_seen: int
    week: Sequence[int]
    exam: Exam | None
    left_off: int
    in_exam: bool
    topics: Sequence[TopicScore]
    streak: int
    exam_over: bool = False
    for_exam: int = 0
    fit_offered: bool = False


def show(screen: Screen, home: Home) -> None:
    """Writes the home page, in less than 24 lines of 80 columns."""
    screen.line()
    screen.line("quizapp", "strong", indent=MARGIN)
    screen.line()
    _today(screen, home)
    _weakest(screen, home.topics)
    screen.line()
    _next(screen, home)
    screen.flush()


def _today(screen: Screen, home: Home) -> None:
    due = f"{plural(home.due_cards, 'card')}, {plural(home.due_skills, 'skill')}"
    labelled(screen, "due now", due if home.due_cards + home.due_skills else "nothing")
    labelled(screen, "new today", f"{home.new_today} of {home.never_seen:,} never seen")
    if any(home.week[1:]):
        _items(screen, "this week", _week(home))
    if home.exam:
        about = f", {text.spaced(home.exam.topic)}" if home.exam.topic else ""
        today = f"; {home.for_exam:,} to see once more today" if home.for_exam else ""
        labelled(screen, "exam", f"in {plural(home.exam.day - home.day, 'day')}{about}{today}")
    if home.left_off:
        labelled(screen, "left off", f"a quiz with {plural(home.left_off, 'question')} to go")
    if home.in_exam:
        stands = "left too long ago to go on" if home.exam_over else "its clock stands"
        labelled(screen, "left off", f"a mock exam, {stands}")
    if home.streak >= _STREAK:
        labelled(screen, "streak", plural(home.streak, "day"))


def _week(home: Home) -> list[str]:
    """Returns the days ahead that bring something, and how much."""
    return [
        f"{date.fromordinal(home.day + ahead):%a} {count:,}"
        for ahead, count in enumerate(home.week)
        if ahead and count
    ]


def _items(screen: Screen, name: str, items: Sequence[str]) -> None:
    """Writes items side by side, none of them broken, as many lines as they take."""
    room = screen.columns - MARGIN - label_width(screen)
    for number, line in enumerate(text.side_by_side(items, room)):
        label(screen, name if number == 0 else "", line)


def _weakest(screen: Screen, topics: Sequence[TopicScore]) -> None:
    weak = [topic for topic in topics if topic.score < 1][:_WEAKEST]
    if not weak:
        return
    screen.line()
    rows = [
        shares.Share(
            name=text.spaced(topic.topic),
            share=topic.score,
            figures=f"{topic.score:.0%} of {plural(topic.answers, 'answer')}",
            brief=f"{topic.score:.0%}",
        )
        for topic in weak
    ]
    shares.show(screen, "weakest", rows)


def _next(screen: Screen, home: Home) -> None:
    command, what = _suggestion(home)
    shown = screen.style("term", command)
    fits = screen.columns >= MARGIN + _COMMAND + 12 + text.width(what)
    gap = " " * (_COMMAND - text.width(command))
    label(screen, "next", f"{shown}{gap}{what}" if fits and not screen.linear else shown)
    others = [other for other in ("quizapp quiz", "quizapp drill") if other != command]
    _items(screen, "or", others)


def _suggestion(home: Home) -> tuple[str, str]:
    """Returns the command that fits best, and what it is for."""
    is_due, is_weak = home.due_cards + home.due_skills, any(one.score < 1 for one in home.topics)
    ways = (
        (home.exam_over, "quizapp exam --resume", "the marks of the exam that you left"),
        (home.in_exam, "quizapp exam --resume", "the exam where you left it"),
        (is_due, "quizapp review", "what is due, before it is forgotten"),
        (home.for_exam, "quizapp review", "what the exam asks for today"),
        (home.left_off, "quizapp quiz --resume", "the quiz where you left it"),
        (home.fit_offered, "quizapp fit", "your schedule, fitted to your answers"),
        (home.new_today, "quizapp review", "learn what is new today"),
        (is_weak, "quizapp quiz --mistakes", "what went wrong last time"),
        (True, "quizapp drill", "problems that never repeat"),
    )
    return next((command, what) for fits, command, what in ways if fits)
