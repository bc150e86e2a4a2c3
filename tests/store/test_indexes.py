"""A load that outnumbers the store makes its indexes afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from quizapp.scheduling import next_state
from quizapp.store import indexes
from quizapp.store.health import verify
from quizapp.store.history.reviews import record
from quizapp.store.loading import card_rows
from quizapp.store.peek import Peek

from .conftest import query

if TYPE_CHECKING:
    from quizapp.model.cards import Card
    from quizapp.store.database import Store

    from .conftest import Make

_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexes, "_MANY", 3)


def _indexes_made(store: Store, make: Make, *cards_made: Card | str) -> set[str]:
    """Loads cards; returns the names of the indexes that were made for it."""
    said: list[str] = []

    def listen(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        said.append(statement)

    event.listen(store.engine, "before_cursor_execute", listen)
    make.load(store, *cards_made)
    event.remove(store.engine, "before_cursor_execute", listen)
    return {words.split()[2] for words in said if words.startswith("CREATE INDEX")}


def test_a_load_that_outnumbers_the_store_leaves_its_schema_as_it_was(
    store: Store, make: Make
) -> None:
    before = query(store.path, _SCHEMA)
    made = _indexes_made(store, make, *"abcdef")
    assert made == {
        name
        for kind, name, table, sql in before
        if kind == "index" and sql and table in {"cards", "memory"}
    }
    assert query(store.path, _SCHEMA) == before
    assert verify.first_fault(store.path) is None
    assert Peek(store.path).counts(make.today).new_cards == 6


def test_indexes_stay_where_few_cards_come_or_most_are_there(store: Store, make: Make) -> None:
    assert not _indexes_made(store, make, *"ab")
    assert _indexes_made(store, make, *"abcdef")
    assert not _indexes_made(store, make, *"abcdefghi")


def test_what_was_answered_stays_when_the_indexes_are_made_anew(store: Store, make: Make) -> None:
    make.load(store, make.card("a", id="a"))
    record(store, make.row("a"), next_state)
    held = query(store.path, "SELECT * FROM memory")
    assert _indexes_made(store, make, make.card("a", id="a"), *"bcdef")
    ours = "SELECT * FROM memory WHERE card_key = 'a'"
    assert query(store.path, ours) == held


def test_an_index_that_is_missing_does_not_stop_a_load(store: Store, make: Make) -> None:
    before = query(store.path, _SCHEMA)
    with store.write() as connection:
        connection.exec_driver_sql("DROP INDEX ix_cards_deck")
    make.load(store, *"abcdef")
    assert query(store.path, _SCHEMA) == before


def test_a_load_that_fails_leaves_the_indexes(
    store: Store, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = query(store.path, _SCHEMA)

    def fails(*_arguments: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(card_rows, "add", fails)
    with pytest.raises(RuntimeError):
        make.load(store, *"abcdef")
    assert query(store.path, _SCHEMA) == before
