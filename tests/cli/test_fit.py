"""`quizapp fit` over the log of a learner who forgets sooner than most."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from quizapp.model.modes import Mode
from quizapp.model.reviews import Event
from quizapp.scheduling import next_state
from quizapp.store.database import open_store
from quizapp.store.history import reviews
from quizapp.store.peek import Peek
from quizapp.study.recording import new_row
from tests.scheduling.learners import FIRST_DAY, SLOW, histories

if TYPE_CHECKING:
    from tests.conftest import Program

ZONE = timezone(timedelta(hours=1))
AFTER = (datetime.fromordinal(FIRST_DAY + 181).replace(hour=12, tzinfo=ZONE)).isoformat()


def study(program: Program, cards: int) -> None:
    """Loads the shipped decks and writes a learner's log over some of the cards."""
    assert program("load", "--yes", now=AFTER).code == 0
    path = program.home / "quizapp.db"
    store = open_store(path, now=datetime.fromisoformat(AFTER))
    keys = sorted(Peek(path).keys())[:cards]
    learner = zip(keys, histories(SLOW, 1, cards=cards), strict=True)
    happened = sorted((day, key, rating) for key, history in learner for rating, day in history)
    for number, (day, key, rating) in enumerate(happened):
        at = datetime.combine(date.fromordinal(day), time(12), ZONE)
        row = new_row(f"r{number:06}", key, Event.REVIEW, at)
        row = replace(row, mode=Mode.REVIEW, schedules=True, rating=rating)
        reviews.record(store, row, next_state)


def test_too_few_reviews_are_refused(program: Program) -> None:
    study(program, 3)
    done = program("fit", now=AFTER)
    assert (done.code, done.out) == (1, "")
    assert "too few" in done.err
    assert "400" in done.err
    assert program("fit", "--list", "--json", now=AFTER).json == []


def test_a_better_fit_is_measured_used_kept_and_taken_back(program: Program) -> None:
    study(program, 60)
    before = program("cards", "--json", now=AFTER).json
    done = program("fit", "--json", now=AFTER)
    assert done.code == 0, done.err
    found = done.json
    assert found["adopted"] is True
    assert found["log_loss_after"] < found["log_loss_before"]
    assert found["changed"] > 30
    assert program("doctor", now=AFTER).code == 0
    assert program("cards", "--json", now=AFTER).json != before

    page = program("fit", now=AFTER).out
    assert "no better than what is in use" in page
    (kept,) = program("fit", "--list", "--json", now=AFTER).json
    assert (kept["version"], kept["used"], kept["reviews"]) == (1, True, found["reviews"])

    assert program("stats", "retention", "--json", now=AFTER).json["fits"][0]["version"] == 1
    losses = f"log loss {found['log_loss_before']:.4f} -> {found['log_loss_after']:.4f}, in use"
    assert losses in " ".join(program("stats", "retention", now=AFTER).out.split())

    assert "in use" in program("fit", "--use", "0", now=AFTER).out.splitlines()[1]
    assert program("cards", "--json", now=AFTER).json == before
    assert program("doctor", now=AFTER).code == 0

    again = program("fit", now=AFTER).out
    assert f"{found['log_loss_before']:.4f} before, {found['log_loss_after']:.4f} after" in again
    assert "in use now" in again
    assert len(program("fit", "--list", "--json", now=AFTER).json) == 1
    refused = program("fit", "--use", "7", now=AFTER)
    assert (refused.code, refused.out) == (2, "")
    assert "no fit 7" in refused.err
