"""Which file a store is, and which files are none."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from quizapp.errors import ExitCode, StoreDamagedError, UsageError
from quizapp.store.backups import backup
from quizapp.store.database import open_store
from quizapp.store.health import verify
from quizapp.store.location import MAGIC, open_file, store_path
from quizapp.store.peek import Peek

from .conftest import NOON, query

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quizapp.store.database import Store


@pytest.mark.parametrize("prefix", ["", "sqlite:///", "sqlite+pysqlite:///"])
def test_a_path_or_a_url(tmp_path: Path, prefix: str) -> None:
    assert store_path(f"{prefix}{tmp_path}/my quiz.db") == str(tmp_path / "my quiz.db")


def test_a_path_at_home_and_a_relative_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert store_path("~/a.db") == store_path("a.db") == str(tmp_path / "a.db")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:secret@host/quiz",
        "postgresql://host/quiz?user=me&password=secret",
        "postgresql://me:se/secret@host/quiz",
        "postgresql://host/quiz?p%61ssword=secret",
        "sqlite:///a.db?Password=secret",
    ],
)
def test_a_password_in_a_url_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(UsageError, match="password") as refusal:
        store_path(url)
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize("url", ["postgresql://host/quiz", "sqlite://", "sqlite:///", "oracle://x"])
def test_a_url_that_names_no_sqlite_file_is_refused(url: str) -> None:
    with pytest.raises(UsageError):
        store_path(url)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _one_byte(path: Path) -> None:
    path.write_bytes(b"S")


def _text(path: Path) -> None:
    path.write_text("# my notes\n" * 50)


def _other_program(path: Path) -> None:
    query(path, "CREATE TABLE bookmarks (url TEXT)")


def _newer(path: Path) -> None:
    open_store(path, now=NOON)
    query(path, "PRAGMA user_version = 99")


def _newer_schema(path: Path) -> None:
    open_store(path, now=NOON)
    query(path, "UPDATE alembic_version SET version_num = '9999'")


def _cut_off(path: Path) -> None:
    open_store(path, now=NOON)
    path.write_bytes(path.read_bytes()[:99])


def _missing_pages(path: Path) -> None:
    open_store(path, now=NOON)
    path.write_bytes(path.read_bytes()[:8192])


@pytest.mark.parametrize(
    "damage",
    [_empty, _one_byte, _text, _other_program, _newer, _newer_schema, _cut_off, _missing_pages],
)
def test_what_is_no_store_is_refused_and_left_byte_for_byte(
    damage: Callable[[Path], None], path: Path
) -> None:
    damage(path)
    before = path.read_bytes()
    with pytest.raises(StoreDamagedError) as refusal:
        open_store(path, now=NOON)
    assert refusal.value.exit_code is ExitCode.DAMAGED
    assert str(refusal.value).startswith(f"{path}: ")
    assert "\n" not in str(refusal.value)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir() if file.name != "home"] == [path.name]


@pytest.mark.parametrize("damage", [_empty, _one_byte, _text, _other_program, _newer, _cut_off])
def test_reading_refuses_the_same(damage: Callable[[Path], None], path: Path) -> None:
    damage(path)
    before = path.read_bytes()
    with pytest.raises(StoreDamagedError):
        Peek(path)
    assert path.read_bytes() == before


def test_a_pipe_is_refused_and_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    for open_it in (Peek, partial(open_store, now=NOON), partial(backup.before, now=NOON)):
        with pytest.raises(StoreDamagedError, match=f"^{path}: this is no file; name another"):
            open_it(path)
    assert verify.first_fault(path) == "this is no file; name another store with --store"


def test_a_store_that_becomes_newer_while_it_is_open_is_not_written(path: Path) -> None:
    store = open_store(path, now=NOON)
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreDamagedError, match="newer"), store.write():
        pass


@pytest.mark.parametrize("damage", [_empty, _one_byte, _text, _other_program])
def test_another_file_in_the_place_of_an_open_store_is_refused(
    damage: Callable[[Path], None], path: Path
) -> None:
    store = open_store(path, now=NOON)
    with store.write():
        pass
    peek = Peek(path)
    path.unlink()
    damage(path)
    before = path.read_bytes()
    for transaction in (store.write, store.read):
        with pytest.raises(StoreDamagedError), transaction():
            pytest.fail("it was begun")
    # What was looked at before is not looked at again; it is refused all the same.
    known = path.stat().st_dev, path.stat().st_ino
    for again in (Peek, partial(open_store, now=NOON)):
        with pytest.raises(StoreDamagedError):
            again(path, known=known)
    peek.close()
    assert path.read_bytes() == before


def test_a_damaged_file_that_is_refused_is_let_go_of(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def kept(*given: Any, **named: Any) -> sqlite3.Connection:
        opened.append(connect(*given, **named))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", kept)
    path.write_bytes(MAGIC + b"x" * 4080)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        open_file(str(path), busy_seconds=0.0)
    (connection,) = opened
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")


def test_a_file_may_be_named_from_where_one_is(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(store.path.parent)
    with closing(open_file(store.path.name, busy_seconds=0)) as connection:
        assert connection.execute("SELECT count(*) FROM cards").fetchone()[0] == 0
