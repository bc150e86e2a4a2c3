"""The home page: what is due, where you left off, what is weakest, what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp import text
from quizapp.terminal.screen import MARGIN
from quizapp.terminal.summary_page import bar, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.reports.progress import TopicScore
    from quizapp.store.standing import DueCounts
    from quizapp.terminal.screen import Screen

_WEAKEST = 3


@dataclass(frozen=True, slots=True)
class Home:
    """What the home page shows; `left_off` is how many questions of a quiz wait, 0 for none."""

    counts: DueCounts
    new_today: int
    left_off: int
    topics: Sequence[TopicScore]
    streak: int


def show(screen: Screen, home: Home) -> None:
    """Writes the home page, in less than 24 lines."""
    screen.line()
    screen.line("quizapp", "strong", indent=MARGIN)
    screen.line()
    _counts(screen, home)
    _weakest(screen, home.topics)
    screen.line()
    _next(screen, home)
    screen.flush()


def _counts(screen: Screen, home: Home) -> None:
    counts = home.counts
    rows = [
        ("due now", f"{plural(counts.due_cards, 'card')}, {plural(counts.due_skills, 'skill')}"),
        ("new today", f"{home.new_today} of {counts.new_cards + counts.new_skills} never seen"),
    ]
    if home.left_off:
        rows.append(("left off", f"a quiz with {plural(home.left_off, 'question')} to go"))
    if home.streak > 1:
        rows.append(("streak", f"{home.streak} days"))
    for name, value in rows:
        screen.line(f"{screen.style('quiet', text.pad(name, 12))}{value}", indent=MARGIN)


def _weakest(screen: Screen, topics: Sequence[TopicScore]) -> None:
    weak = [topic for topic in topics if topic.score < 1][:_WEAKEST]
    if not weak:
        return
    screen.line()
    names = [text.one_line(topic.topic.replace("-", " "), 40) for topic in weak]
    widest = max(map(text.width, names))
    for number, (name, topic) in enumerate(zip(names, weak, strict=True)):
        label = screen.style("quiet", text.pad("weakest" if number == 0 else "", 12))
        share = (
            f"{bar(screen, topic.score)}  {topic.score:.0%} of {plural(topic.answers, 'answer')}"
        )
        screen.line(f"{label}{text.pad(name, widest)}  {share}", indent=MARGIN)


def _next(screen: Screen, home: Home) -> None:
    for number, (command, what) in enumerate(_suggestions(home)):
        label = text.pad("next" if number == 0 else "or", 12)
        shown = screen.style("term", text.pad(command, 24))
        screen.line(f"{screen.style('quiet', label)}{shown}{what}", indent=MARGIN)


def _suggestions(home: Home) -> list[tuple[str, str]]:
    """Returns commands that fit, the best first."""
    counts = home.counts
    found = []
    if counts.due_cards + counts.due_skills:
        found.append(("quizapp review", "what is due, before it is forgotten"))
    if home.left_off:
        found.append(("quizapp quiz --resume", "the quiz where you left it"))
    found.append(("quizapp quiz", "ten questions with a score"))
    if not counts.due_cards + counts.due_skills and home.new_today:
        found.append(("quizapp review", "learn what is new today"))
    found.append(("quizapp drill", "problems that never repeat"))
    return found
