"""What the tables themselves hold, whoever writes to them; and that PostgreSQL knows them too."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from quizapp.store import create, peek
from quizapp.store.compiling import STATEMENTS
from quizapp.store.schema import HEAD, metadata
from tests.store.conftest import query

if TYPE_CHECKING:
    from quizapp.store.database import Store
    from tests.store.conftest import Make


@pytest.fixture
def answered(store: Store, make: Make) -> Store:
    from quizapp.scheduling import next_state
    from quizapp.store.history import reviews

    make.load(store, make.card("What is an epoch?", id="epoch"))
    reviews.record(store, make.row("epoch"), next_state)
    return store


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE reviews SET rating = 4",
        "UPDATE reviews SET typed = typed",
        "DELETE FROM reviews",
        "INSERT OR REPLACE INTO reviews SELECT * FROM reviews",
        "REPLACE INTO cards SELECT * FROM cards",
        "DELETE FROM cards",
        "DELETE FROM learners",
        "DELETE FROM decks",
        "UPDATE cards SET key = 'other'",
    ],
)
def test_nothing_erases_history(answered: Store, attack: str) -> None:
    before = query(answered.path, "SELECT * FROM reviews")
    with closing(sqlite3.connect(answered.path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA recursive_triggers = ON")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(attack)
    assert query(answered.path, "SELECT * FROM reviews") == before


@pytest.mark.parametrize(
    "nonsense",
    [
        "UPDATE memory SET stability = 0",
        "UPDATE memory SET stability = NULL",
        "UPDATE memory SET difficulty = 11",
        "UPDATE memory SET due_day = last_day",
        "UPDATE memory SET lapses = reps + 1",
        "UPDATE memory SET suspended = 2",
        "UPDATE memory SET due_day = 'soon'",
        "UPDATE cards SET level = 'two'",
        "UPDATE cards SET deck = 'user:nowhere.md'",
    ],
)
def test_no_nonsense_is_kept(answered: Store, nonsense: str) -> None:
    with closing(sqlite3.connect(answered.path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(nonsense)


def test_rows_of_one_learner_live_together() -> None:
    owned = [table for table in metadata.tables.values() if "learner_id" in table.c]
    assert {table.name for table in owned} == {
        "memory", "parameters", "reviews", "sessions", "settings",
    }  # fmt: skip
    for table in owned:
        assert table.primary_key.columns.keys()[0] == "learner_id"
        for index in table.indexes:
            assert index.columns.keys()[0] == "learner_id", index.name


def test_postgresql_knows_every_table_and_guard() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy left it so
    for table in metadata.sorted_tables:
        text = str(CreateTable(table).compile(dialect=dialect))
        assert ") STRICT" not in " ".join(text.split())
        names = [constraint.name for constraint in table.constraints]
        assert len(names) == len(set(names)), "PostgreSQL wants names of their own"
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=dialect))
    guards = [
        str(guard.compile(dialect=dialect)) for guard in create.beside_the_tables("postgresql")
    ]
    assert all("RAISE EXCEPTION" in guard for guard in guards)


def test_postgresql_knows_every_question() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy left it so
    for name, statement in STATEMENTS.items():
        text = str(statement.compile(dialect=dialect))
        assert text.startswith(("SELECT", "WITH")), name


def test_both_ways_of_reading_mean_the_same_schema() -> None:
    assert peek.HEAD == HEAD
