"""Every statement goes through SQLAlchemy Core and is PostgreSQL's as well as SQLite's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from quizapp.model.grades import Verdict
from quizapp.model.modes import Mode
from quizapp.model.questions import Origin
from quizapp.model.reviews import Event
from quizapp.scheduling import next_state
from quizapp.store import compiling, create, schema
from quizapp.store.history import reviews, sessions
from quizapp.store.loading import cards

from .conftest import SGD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.store.database import Store

    from .conftest import Make

POSTGRESQL = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy gives it no types
# What SQLite is told of transactions and settings; the server has its own words in `server`.
SQLITE_ONLY = re.compile(r"(PRAGMA|BEGIN|COMMIT|ROLLBACK)\b")


@pytest.mark.parametrize("name", compiling.STATEMENTS)
def test_what_is_asked_is_asked_of_a_server_too(name: str) -> None:
    text = str(compiling.STATEMENTS[name].compile(dialect=POSTGRESQL))
    assert text.startswith(("SELECT", "WITH RECURSIVE"))
    assert "LIMIT -1" not in text


def test_the_tables_are_the_same_on_a_server() -> None:
    for table in schema.metadata.sorted_tables:
        made = str(CreateTable(table).compile(dialect=POSTGRESQL))
        assert not made.rstrip().endswith("STRICT")
        assert " REAL" not in made
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=POSTGRESQL))
    guards = [str(statement) for statement in create.beside_the_tables("postgresql")]
    assert [re.search(r"BEFORE (\w+)", guard)[1] for guard in guards] == [  # type: ignore[index]  # it is there, or the test fails
        "update", "delete", "truncate",
    ]  # fmt: skip


@pytest.mark.parametrize("table", [table.name for table in schema.metadata.sorted_tables])
def test_rows_of_one_learner_lie_together(table: str) -> None:
    columns = schema.metadata.tables[table].primary_key.columns.keys()
    if "learner_id" in schema.metadata.tables[table].columns:
        assert columns[0] == "learner_id"
        indexes = schema.metadata.tables[table].indexes
        assert all(index.columns.keys()[0] == "learner_id" for index in indexes)


@pytest.fixture
def heard(store: Store) -> Iterator[tuple[list[Any], list[str]]]:
    """The statements that Core was given since, and the texts that a driver was."""
    given: list[Any] = []
    sent: list[str] = []

    def hear(_connection: object, statement: object, *_more: object) -> None:
        given.append(statement)

    def hear_text(_connection: object, _cursor: object, text: str, *_more: object) -> None:
        sent.append(text)

    event.listen(Engine, "before_execute", hear)
    event.listen(Engine, "before_cursor_execute", hear_text)
    yield given, sent
    event.remove(Engine, "before_execute", hear)
    event.remove(Engine, "before_cursor_execute", hear_text)


def live(store: Store, make: Make) -> None:
    """Does all that is done to a store: loads, moves, retires, answers, amends, drills, sits."""
    make.load(store, make.card("q1", id="one"), make.skill(), "q2", "q3")
    make.load(store, make.skill(), "q4", location="user:other.md")
    for event_of in (Event.REVIEW, Event.RERATE, Event.UNDO, Event.SUSPEND, Event.FORGET):
        row = make.row("one", event=event_of, verdict=Verdict.CORRECT)
        reviews.record(store, row, next_state)
    origin = Origin("sgd-step-scalar", 3, 7, 1)
    reviews.record(store, make.row("sgd-step-scalar/3", mode=Mode.DRILL, origin=origin), next_state)
    sessions.start(store, "s", Mode.QUIZ, {"keys": []}, make.now)
    sessions.end(store, "s", make.now)
    cards.preview(store, [make.deck("q2 is edited", "q5")], [])
    cards.sync(store, [], [SGD], make.now)


def test_what_is_written_is_written_to_a_server_too(
    store: Store, make: Make, heard: tuple[list[Any], list[str]]
) -> None:
    live(store, make)
    given, sent = heard
    for statement in given:
        assert str(statement.compile(dialect=POSTGRESQL))
    own = {str(statement.compile(dialect=store.engine.dialect)) for statement in given}
    raw = [text for text in sent if text not in own and not SQLITE_ONLY.match(text)]
    expanded = [text for text in raw if not re.match("(SELECT|INSERT|UPDATE)", text)]
    assert not expanded
    assert {text.split()[0] for text in sent} >= {"SELECT", "INSERT", "UPDATE"}


def test_no_update_sets_a_key_that_other_rows_name(
    store: Store, make: Make, heard: tuple[list[Any], list[str]]
) -> None:
    # Set to what it is, it is still looked for in every row that may name it: in all of memory.
    live(store, make)
    updates = [text.partition(" WHERE ")[0] for text in heard[1] if text.startswith("UPDATE")]
    assert {text.split()[1] for text in updates} >= {"cards", "decks", "memory"}
    for text in updates:
        assert not re.search(r"[ ,](\"key\"|location|card_key|learner_id)=", text)
