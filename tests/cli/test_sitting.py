from __future__ import annotations

import sys
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from quizapp.cli import Context, _sitting
from quizapp.errors import StoreBusyError
from quizapp.model.modes import Mode
from quizapp.resources import places
from quizapp.study.background import Deferred
from quizapp.study.quiz import Quiz
from tests.study.conftest import clock, desk

if TYPE_CHECKING:
    from quizapp.store.database import Store
    from quizapp.study.desk import Desk

__all__ = ["clock", "desk"]


def busy() -> Store:
    raise StoreBusyError("the store is held; close the other program")


def test_a_store_that_fails_leaves_with_word_of_what_was_saved(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing = replace(desk, store=Deferred(busy))
    monkeypatch.setattr(sys, "stdin", StringIO("t\n"))
    quiz = Quiz(desk.peek, desk.now, ("always",), seed=1)
    monkeypatch.setattr(_sitting, "desk", lambda *_: failing)
    with pytest.raises(StoreBusyError):
        _sitting.sit(
            Context(places()),
            desk.peek,
            quiz,
            Mode.QUIZ,
            schedules=False,
            as_json=False,
            go_on="quizapp quiz",
        )
    shown = capsys.readouterr().out
    assert shown.count("1 of 1") == 1
    assert "Nothing was answered." in shown
