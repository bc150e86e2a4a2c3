from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from quizapp.cli import Context
from quizapp.cli._ready import ready
from quizapp.errors import DiskError
from quizapp.resources import places
from tests.store.conftest import begun_elsewhere

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.store.database import Store


class ReadOnly(Context):
    """A context whose store may not be written."""

    def open(self, *, keep: bool = True) -> Store:  # noqa: ARG002 - as the real one
        raise DiskError("store.db: read-only; check its permissions")


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return Context(places(str(tmp_path / "store.db")), datetime.now().astimezone())


def outdate(context: Context) -> None:
    with closing(sqlite3.connect(context.places.store)) as store:
        store.execute("UPDATE decks SET mtime_ns = 1 WHERE location = 'shipped:sgd.md'")
        store.commit()


def test_a_new_store_gets_the_shipped_decks(
    context: Context, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ready(context).card("sgd-01")
    assert "Loaded the shipped decks" in capsys.readouterr().err


def test_opening_again_leaves_this_process_its_locks(context: Context) -> None:
    """Whoever opens and closes the file by other means than SQLite's drops them all, unnoticed."""
    ready(context).close()
    with context.open(keep=False).write():
        context.peek().close()
        context.open()
        assert "database is locked" in begun_elsewhere(context.store_file())


def test_the_second_time_nothing_is_loaded(
    context: Context, capsys: pytest.CaptureFixture[str]
) -> None:
    ready(context)
    capsys.readouterr()
    assert ready(context).card("sgd-01")
    assert capsys.readouterr().err == ""


def test_decks_with_another_time_are_read_again_and_said_only_where_cards_changed(
    context: Context, capsys: pytest.CaptureFixture[str]
) -> None:
    ready(context)
    outdate(context)
    capsys.readouterr()
    assert ready(context).stamps()["shipped:sgd.md"][1] != 1
    assert capsys.readouterr().err == ""


def test_a_store_that_may_not_be_written_is_read_as_it_was(
    context: Context, capsys: pytest.CaptureFixture[str]
) -> None:
    ready(context)
    outdate(context)
    peek = ready(ReadOnly(context.places, context.fixed_now))
    assert peek.card("sgd-01")
    assert peek.stamps()["shipped:sgd.md"][1] == 1
    assert "the shipped decks have changed, but store.db: read-only" in capsys.readouterr().err
