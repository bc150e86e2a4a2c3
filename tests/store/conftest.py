"""A store of one's own, and short ways to say decks, cards and reviews."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from quizapp.answers.text import Answer
from quizapp.model.cards import Card, Skill
from quizapp.model.days import study_day
from quizapp.model.decks import Deck, DeckFile
from quizapp.model.grades import Verdict
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event, Review
from quizapp.store.database import Store, open_store
from quizapp.store.loading import cards
from quizapp.store.schema import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.model.decks import Changes
    from tests.store.servers import Server

# What also holds on a PostgreSQL server; the other files are of SQLite's files.
ON_A_SERVER = {
    *(
        "test_card_rows",
        "test_cards",
        "test_reviews",
        "test_figures",
        "test_flags",
        "test_last_pass",
        "test_log",
    ),
    *("test_memory", "test_peek", "test_server", "test_sessions", "test_settings", "test_siblings"),
    "test_statements",
}
# And what of those does not, each with the reason.
OF_FILES = {
    "test_no_store_and_an_older_one_are_for_the_caller_to_make": "a server migrates its own",
    "test_a_peek_that_is_dropped_or_closed_lets_go_of_the_file": "a server has no file",
    "test_odd_file_names": "a server has no file names",
    "test_a_store_that_was_left_in_another_journal_mode_is_taken_back": "a server has no such mode",
    "test_while_another_program_keeps_it_so_it_is_read": "a server has no such mode",
    "test_both_drivers_find_the_same": "a server has one driver",
    "test_what_grows_is_read_by_index": "it reads SQLite's query plans",
    "test_a_load_reads_no_more_cards_the_more_there_are": "it reads SQLite's query plans",
    "test_everything_is_seen_in_the_last_days_and_no_day_explodes": "doctor looks at a file",
    "test_memory_is_the_fold_of_the_log_and_reviews_never_shrink": (
        "a database for each example takes minutes"
    ),
}
NOON = datetime.fromisoformat("2026-11-24T12:00:00+01:00")
SGD = "user:sgd.md"


@dataclass
class Make:
    """Makers of what a test needs; what it does not say is something sensible."""

    now: datetime = NOON
    today: int = study_day(NOON)
    numbers: Iterator[int] = field(default_factory=count)
    server: Server | None = None

    def card(self, prompt: str, answer: str = "", **fields: Any) -> Card:
        content = Answer((answer or f"answer to {prompt}",))
        given: dict[str, Any] = {
            "deck": SGD,
            "line": 1,
            "id": None,
            "content": content,
            "topic": "sgd",
        }
        return Card(prompt=prompt, **given | fields)

    def skill(self, family: str = "dag-grad-one", level: int = 1) -> Card:
        return self.card(f"{family}, level {level}", content=Skill(family, level))

    def deck(self, *made: Card | str, location: str = SGD) -> Deck:
        name = location.partition(":")[2].removesuffix(".md")
        file = DeckFile(location, name, Path("decks") / f"{name}.md", 100, 1_700_000_000)
        asked = tuple(self.card(one) if isinstance(one, str) else one for one in made)
        return Deck(file, "d" * 64, name.title(), asked)

    def load(
        self, store: Store, *made: Card | str, location: str = SGD, gone: tuple[str, ...] = ()
    ) -> Changes:
        return cards.sync(store, [self.deck(*made, location=location)], gone, self.now)

    def row(self, card: str, rating: Rating | None = Rating.GOOD, **fields: Any) -> Review:
        """A review that feeds the memory, a minute after the one made before it."""
        number = next(self.numbers)
        at = fields.pop("at", self.now + timedelta(minutes=number))
        given = {
            "id": f"r{number:04}",
            "event": Event.REVIEW,
            "at": at,
            "offset_minutes": 60,
            "day": study_day(at),
            "schedules": True,
            "verdict": Verdict.CORRECT,
            "score": 1.0,
            "typed": "an epoch",
        }
        return Review(card=card, rating=rating, **given | fields)

    @contextmanager
    def fresh(self) -> Iterator[Store]:
        """A new store for each example of a property."""
        if self.server:
            yield self.server.store(self.now)
            return
        with tempfile.TemporaryDirectory() as folder:
            yield open_store(new_file(Path(folder) / "quizapp.db"), now=self.now)


@pytest.fixture
def make(server: Server | None) -> Make:
    return Make(server=server)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "quizapp.db"


@pytest.fixture
def store(path: Path, server: Server | None) -> Store:
    return server.store(NOON) if server else open_store(new_file(path), now=NOON)


@pytest.fixture(scope="session")
def server() -> Iterator[Server | None]:
    """A PostgreSQL server, where `QUIZAPP_POSTGRES` asks for one; see `servers`."""
    if not os.environ.get("QUIZAPP_POSTGRES"):
        yield None
        return
    from tests.store import servers

    with servers.running() as url:
        made = servers.Server(url)
        yield made
        made.close()


@pytest.fixture(autouse=True)
def _on_the_server(
    server: Server | None, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lets a test that speaks of stores speak of those on the server; skips those of files."""
    if server is None:
        return
    if request.module.__name__.rpartition(".")[2] not in ON_A_SERVER:
        pytest.skip("of SQLite's files")
    if reason := OF_FILES.get(request.function.__name__):
        pytest.skip(reason)
    for name, stand_in in (("Peek", server.peek), ("query", server.query)):
        if hasattr(request.module, name):
            monkeypatch.setattr(request.module, name, stand_in)


@cache
def _blank() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return open_store(Path(folder) / "quizapp.db", now=NOON).path.read_bytes()


def new_file(path: Path) -> Path:
    """Puts a store in which nothing is at `path`: its tables are made but once."""
    path.touch(0o600)
    path.write_bytes(_blank())
    return path


def examples(few: int) -> int:
    """How many examples of a property: few, or as many as `QUIZAPP_EXAMPLES` says."""
    return int(os.environ.get("QUIZAPP_EXAMPLES", few))


def held(store: Store) -> object:
    """All that a store holds: the bytes of its file, or the rows of its tables on a server."""
    if store.path.exists():
        return store.path.read_bytes()
    with store.read() as connection:
        found = {
            table.name: connection.execute(select(table)).all() for table in metadata.sorted_tables
        }
    return {name: sorted(map(repr, rows)) for name, rows in found.items()}


def query(path: Path, text: str, *values: object) -> list[tuple[Any, ...]]:
    """Asks the file itself, past quizapp; what it changes is kept."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return connection.execute(text, values).fetchall()


def begun_elsewhere(path: Path) -> str:
    """Returns what another process is told that wants to write at once: that it is locked."""
    text = (
        "import sqlite3, sys\n"
        "sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute('BEGIN IMMEDIATE')"
    )
    command = [sys.executable, "-c", text, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr
