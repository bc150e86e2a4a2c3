"""The end of a sitting over several topics, wide and narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp import text
from quizapp.model.modes import Mode
from quizapp.study.quiz import Quiz
from quizapp.study.session import Session
from tests.terminal.test_transcripts import check, transcript

if TYPE_CHECKING:
    from quizapp.study.desk import Desk

KEYS = ("epoch", "always", "dag-grad-one/1")


@pytest.mark.parametrize("columns", [79, 39])
def test_a_summary_by_topic_looks_like_this(desk: Desk, columns: int) -> None:
    session = Session(desk, Quiz(desk.peek, desk.now, KEYS, seed=1), Mode.QUIZ, schedules=False)
    shown = transcript(session, ["epoch", "", "t", "", "1000", ""], columns)
    # What stands after the last line that was typed.
    summary = shown.rpartition("»\n")[2]
    assert "topics" in summary
    assert all(text.width(line) <= columns for line in summary.splitlines())
    check(f"summary-{columns + 1}", summary)
