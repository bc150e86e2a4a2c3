"""Whole sittings as they look, from files that a person can read and judge.

A golden file holds what is typed after `» `; the rest is what the program writes. After a change
that is meant, `QUIZAPP_GOLDEN=1 pytest tests/terminal` writes the files anew: read the difference.
"""

from __future__ import annotations

import os
from contextlib import nullcontext
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quizapp.errors import StoreBusyError
from quizapp.model.cards import Selection, Skill
from quizapp.model.modes import Mode
from quizapp.model.ratings import Rating
from quizapp.study.background import Deferred
from quizapp.study.drill import Drill
from quizapp.study.outcome import Recorded
from quizapp.study.quiz import Quiz
from quizapp.study.review import ReviewQueue
from quizapp.study.session import Session
from quizapp.terminal import summary_page
from quizapp.terminal.prompt import said
from quizapp.terminal.screen import Screen
from quizapp.terminal.sitting import Sitting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from quizapp.store.database import Store
    from quizapp.study.desk import Desk, Source
    from quizapp.terminal.prompt import Prompt

GOLDEN = Path(__file__).with_name("transcripts")


class Scripted:
    """A learner who types what the script says, visibly."""

    interactive = True

    def __init__(self, typed: Sequence[str], out: StringIO) -> None:
        self._typed = iter(typed)
        self._out = out

    def read(
        self,
        prompt: Prompt,
        *,
        rows: bool = False,  # noqa: ARG002 - a whole answer a line, in no time
        seconds: float | None = None,  # noqa: ARG002 - the same
    ) -> str | None:
        line = next(self._typed, None)
        self._out.write(f"{said(prompt)}» {'(end)' if line is None else line}\n")
        return line

    def lent(self) -> AbstractContextManager[None]:
        return nullcontext()


def transcript(session: Session, typed: Sequence[str], columns: int = 79) -> str:
    out = StringIO()
    screen = Screen(out, columns, color=False)
    if Sitting(session, screen, Scripted(typed, out)).run():
        summary_page.show(screen, session)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def check(name: str, shown: str) -> None:
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("QUIZAPP_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(shown, encoding="utf-8")
    assert shown == file.read_text(encoding="utf-8")


def quiz(desk: Desk, *keys: str) -> Session:
    return Session(desk, Quiz(desk.peek, desk.now, keys, seed=1), Mode.QUIZ, schedules=False)


def review(desk: Desk) -> Session:
    source: Source = ReviewQueue(desk.peek, desk.now, Selection(), new_per_day=20, seed=1, count=2)
    return Session(desk, source, Mode.REVIEW, schedules=True)


EVERYTHING = ("epoch", "always", "direction", "evaluations", "backprop")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("right", ["epoch", "", "f", "", "1", "", "1+P", "", "so", "a", "", ""]),
        ("wrong", ["eon", "", "t", "", "2", "", "P", "", "", "1", "1", ""]),
        (
            "lost",
            [":h", ":h", ":h", ":h", ":s", "", "?", "maybe", ":n", "7", "", "s", "", "P +", ":q"],
        ),
        ("undone", ["eon", "u", "epoch", "", "u", "f", "eons", "r", "", "2", "r", ""]),
    ],
)
def test_a_quiz_looks_like_this(desk: Desk, name: str, typed: list[str]) -> None:
    check(f"quiz-{name}", transcript(quiz(desk, *EVERYTHING), typed))


def test_a_review_looks_like_this(desk: Desk) -> None:
    check("review", transcript(review(desk), ["epoch", "4", "", "t", "", "f", ""]))


def test_points_and_ratings_may_be_full_width(desk: Desk) -> None:
    session = Session(
        desk, Quiz(desk.peek, desk.now, ("backprop",), seed=1), Mode.QUIZ, schedules=False
    )
    transcript(session, ["so", "１，２", "４"])
    (outcome,) = session.history
    assert isinstance(outcome, Recorded)
    assert (outcome.grade.score, outcome.rating) == (1, Rating.EASY)


def test_a_drill_looks_like_this(desk: Desk) -> None:
    skill = Skill("dag-grad-one", 3)
    session = Session(desk, Drill([skill], seed=9), Mode.DRILL, schedules=False)
    check("drill", transcript(session, ["g", ":h", "c", "126", "g", "c", "s", ""]))


@pytest.mark.parametrize(
    ("name", "family", "typed"),
    [
        # b alone is wrong: c, d and L are right given that.
        ("carried", "dag-forward-values", ["[-1, -3, 1, 1, -2]", "s", ""]),
        ("vector", "dag-grad-all", ["[-12, -8, 8, -12]", "c", "s", ""]),
        ("named", "dag-multipath", ["L=0, c=1, b=0, a=-5, sum=-4", ":c", "s", ""]),
    ],
)
def test_a_drill_of_several_entries_looks_like_this(
    desk: Desk, name: str, family: str, typed: list[str]
) -> None:
    session = Session(desk, Drill([Skill(family, 3)], seed=5), Mode.DRILL, schedules=False)
    check(f"drill-{name}", transcript(session, typed))


def test_a_store_that_is_held_for_a_while_looks_like_this(desk: Desk) -> None:
    tries = iter([False, True])

    def opened() -> Store:
        if next(tries):
            return desk.store()
        raise StoreBusyError("store.db: another program holds it; close that program")

    held = replace(desk, store=Deferred(opened))
    check("held", transcript(quiz(held, "epoch"), ["epoch", "epoch", ""]))


def test_a_narrow_terminal_is_kept_to(desk: Desk) -> None:
    shown = transcript(quiz(desk, *EVERYTHING), ["eon", "", "t", "", "2", ""], columns=40)
    check("quiz-narrow", shown)
