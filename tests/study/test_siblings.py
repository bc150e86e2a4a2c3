"""Who has just filled one gap of a text, or just read a term, knows its sibling too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.model.cards import Selection
from quizapp.model.modes import Mode
from quizapp.model.ratings import Rating
from quizapp.store.database import open_store
from quizapp.study import loading
from quizapp.study.review import ReviewQueue
from quizapp.study.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.study.desk import Desk
    from tests.study.conftest import Clock

DECK = """---
topic: small
---

C: SGD takes [one] example, batch descent [all] of them, mini-batch descent [some].

T: epoch
D: one pass through all examples
"""


@pytest.fixture
def with_siblings(desk: Desk, clock: Clock, tmp_path: Path) -> Desk:
    deck = tmp_path / "siblings.md"
    deck.write_text(DECK, encoding="utf-8")
    files, is_covered = loading.found([deck], tmp_path / "none")
    store = open_store(tmp_path / "store.db", now=clock.now())
    loading.apply(store, loading.pending(files, {}, is_covered), clock.now())
    return desk


def asked_today(desk: Desk) -> list[str]:
    """Reviews what there is, all of it remembered, and returns the questions that were asked."""
    queue = ReviewQueue(
        desk.peek, desk.now, Selection(deck="siblings"), new_per_day=20, seed=1, count=None
    )
    session = Session(desk, queue, Mode.REVIEW, schedules=True)
    prompts = []
    while asked := session.ask():
        prompts.append(asked.question.prompt)
        session.rate(Rating.GOOD)
    return prompts


def test_siblings_come_on_different_days(with_siblings: Desk, clock: Clock) -> None:
    first = asked_today(with_siblings)
    assert len(first) == 2
    # Not in another sitting of that day either.
    clock.later(hours=2)
    assert asked_today(with_siblings) == []
    clock.later(days=1)
    second = asked_today(with_siblings)
    assert len(second) == 2
    assert not set(first) & set(second)


def test_a_failed_card_comes_again_though_it_was_met(with_siblings: Desk) -> None:
    queue = ReviewQueue(
        with_siblings.peek,
        with_siblings.now,
        Selection(deck="siblings"),
        new_per_day=20,
        seed=1,
        count=1,
    )
    session = Session(with_siblings, queue, Mode.REVIEW, schedules=True)
    first = session.ask()
    assert first
    session.rate(Rating.AGAIN)
    second = session.ask()
    assert second
    assert second.question.key == first.question.key
