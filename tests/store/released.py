"""Stores of every released schema, as SQL dumps in `dumps/`; a migration is tried on each.

Before a change of the schema, keep a store of the schema as it is:

    python -m tests.store.released
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizapp.decks import source
from quizapp.model.grades import Verdict
from quizapp.model.modes import Mode
from quizapp.model.questions import Origin
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event
from quizapp.scheduling import next_state
from quizapp.store.database import open_store
from quizapp.store.history import reviews, sessions
from quizapp.store.peek import Peek
from quizapp.store.schema import HEAD
from quizapp.study import loading
from tests.store.conftest import NOON, Make

if TYPE_CHECKING:
    from quizapp.model.reviews import Review
    from quizapp.store.database import Store

DUMPS = Path(__file__).with_name("dumps")
_DECKS = Path(__file__).parent.parent / "decks" / "valid"
_STAMPS = ("application_id", "user_version")


def dumps() -> list[str]:
    """Returns the released schemas, oldest first."""
    return sorted(path.stem for path in DUMPS.glob("*.sql"))


def rebuilt(revision: str, path: Path) -> Path:
    """Makes the store of a released schema at `path` again, and returns the path."""
    path.touch(0o600)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript((DUMPS / f"{revision}.sql").read_text("utf-8"))
    return path


def _dump(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        stamps = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _STAMPS}
        lines = [f"PRAGMA {name} = {value};" for name, value in stamps.items()]
        return "\n".join([*lines, *connection.iterdump(), ""])


def lived_in(folder: Path) -> Store:
    """Returns a store in which everything has happened that can: every kind, event and mode."""
    store = open_store(folder / "quizapp.db", now=NOON)
    make = Make()
    (folder / "decks").mkdir()
    for name in ("kinds", "cloze", "terms"):
        shutil.copy(_DECKS / f"{name}.md", folder / "decks")
    files = source.user(folder / "decks")
    with Peek(store.path) as peek:
        pending = loading.pending(files, peek.stamps(), lambda _: False)
        loading.apply(store, pending, NOON)
        keys = peek.keys()
    sessions.start(store, "sitting", Mode.QUIZ, {"keys": keys, "seed": 7}, NOON)
    for row in _history(make, keys):
        reviews.record(store, row, next_state)
    sessions.end(store, "sitting", make.now)
    # The deck of terms goes, and its cards with it.
    loading.apply(store, replace(pending, decks=(), gone=("user:terms.md",)), make.now)
    return store


def _history(make: Make, keys: list[str]) -> list[Review]:
    rows = []
    for number in range(60):
        make.now += timedelta(hours=7 * (number % 5))
        rows.append(make.row(keys[number % len(keys)], Rating(1 + number % 4)))
    quiz: dict[str, Any] = {"mode": Mode.QUIZ, "session": "sitting", "schedules": False}
    rows += [make.row(key, **quiz, typed="轮 ½", prompt="What is it?") for key in keys]
    wrong: dict[str, Any] = {"verdict": Verdict.INCORRECT, "misconception": "sign", "hints": 2}
    rows.append(make.row(keys[0], Rating.AGAIN, score=0.25, **wrong))
    rows.append(make.row(keys[0], event=Event.RERATE, refers_to=rows[-1].id))
    rows += [make.row(keys[1], event=event) for event in (Event.SUSPEND, Event.RESUME)]
    rows += [make.row(keys[2], event=event) for event in (Event.FORGET, Event.SUSPEND)]
    rows.append(make.row("", event=Event.UNDO, refers_to=rows[9].id))
    origin = Origin("sgd-step-scalar", 3, 2**70, 1)
    drill: dict[str, Any] = {"mode": Mode.DRILL, "origin": origin, "verified": True}
    rows.append(make.row("sgd-step-scalar/3", millis=12_345, **drill))
    rows.append(make.row(keys[3], at=make.now - timedelta(days=900)))
    return rows


def write() -> None:
    """Keeps a store of the schema as it is."""
    DUMPS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        text = _dump(lived_in(Path(folder)).path)
    (DUMPS / f"{HEAD}.sql").write_text(text, "utf-8")


if __name__ == "__main__":
    write()
