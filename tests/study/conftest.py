"""A desk with a real store, a small deck of every kind, and a clock that the test moves."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

import pytest

from quizapp.store.database import open_store
from quizapp.store.peek import Peek
from quizapp.study import loading
from quizapp.study.background import Deferred
from quizapp.study.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

DECK = """---
title: Small
topic: small
---

Q: One complete pass through the training set is called … <!-- id: epoch -->

A: "epoch" | "an epoch"

> hint: It begins with e.
> hint: Five letters.
> hint: Like an age.
> why: So it is.

Q: A step against the gradient always lowers the loss. <!-- id: always -->

A: False. Only a short one.

Q: What fixes the direction? <!-- id: direction; tags: trap -->

- [x] the gradient
- [ ] the learning rate — it only scales
- [ ] the loss — it is a number

Q: Evaluations of a forward difference with P parameters? <!-- id: evaluations -->

A: = P + 1

> wrong: P — the base value is forgotten

Q: What is backpropagation? <!-- id: backprop -->

A: Reverse-mode differentiation.

- a forward pass
- a backward pass

P: dag-grad-one, level 1
"""


@dataclass
class Clock:
    """A clock that moves only when it is told to."""

    time: datetime = field(default_factory=lambda: datetime.fromisoformat("2026-11-24T12:00+01:00"))

    def now(self) -> datetime:
        return self.time

    def seconds(self) -> float:
        return self.time.timestamp()

    def later(self, **much: float) -> None:
        self.time += timedelta(**much)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    deck = tmp_path / "small.md"
    deck.write_text(DECK, encoding="utf-8")
    path = str(tmp_path / "store.db")
    store = open_store(path, now=clock.now())
    files, is_covered = loading.found([deck], tmp_path / "none")
    loading.apply(store, loading.pending(files, {}, is_covered), clock.now())
    ids = count(1)
    return Desk(
        now=clock.now,
        seconds=clock.seconds,
        new_id=lambda: f"row-{next(ids):04}",
        peek=Peek(path),
        store=Deferred(lambda: store),
    )
