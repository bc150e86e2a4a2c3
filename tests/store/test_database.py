"""Opening a store, and its transactions."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from quizapp.errors import DiskError, ExitCode, StoreBusyError
from quizapp.store import create
from quizapp.store.database import open_store
from quizapp.store.peek import Peek
from quizapp.store.schema import learners

from .conftest import NOON, query

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.store.database import Store

BOB = insert(learners).values(id=2, name="Bob", since="2026")


def test_a_new_store_is_its_owners_alone_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "quizapp.db"
    before = os.umask(0)
    try:
        open_store(path, now=NOON)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_opening_again_changes_nothing(store: Store) -> None:
    before = store.path.read_bytes()
    open_store(store.path, now=NOON)
    assert store.path.read_bytes() == before


def test_every_connection_holds_the_settings_that_keep_reviews_safe(store: Store) -> None:
    wanted = {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }
    with store.write() as connection:
        held = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    assert held == wanted


def test_one_connection_is_held_from_write_to_write_but_not_into_a_fork(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def driver() -> object:
        with store.write() as connection:
            return connection.connection.dbapi_connection

    held = driver()
    assert driver() is held
    monkeypatch.setattr(os, "getpid", lambda: 1)
    assert driver() is not held


def test_a_store_that_was_taken_away_is_not_made_anew_by_a_write(store: Store) -> None:
    with store.write() as connection:
        connection.execute(BOB)
    store.path.rename(store.path.with_name("elsewhere.db"))
    with pytest.raises(DiskError, match="no such file"), store.write():
        pass
    assert not store.path.exists()


def test_an_error_inside_a_transaction_undoes_all_of_it(store: Store) -> None:
    def add_twice() -> None:
        with store.write() as connection:
            connection.execute(BOB)
            connection.execute(BOB)

    with pytest.raises(IntegrityError):
        add_twice()
    with store.read() as connection:
        assert connection.scalars(select(learners.c.id)).all() == [1]


def test_reading_cannot_write(store: Store) -> None:
    with pytest.raises(DiskError, match="may only be read"), store.read() as connection:
        connection.execute(BOB)


def test_reading_sees_one_moment(store: Store) -> None:
    with store.read() as connection:
        before = connection.scalars(select(learners.c.name)).all()
        with closing(sqlite3.connect(store.path, timeout=0)) as other:
            other.execute("UPDATE learners SET name = 'Eve'")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.commit()
        assert connection.scalars(select(learners.c.name)).all() == before


@pytest.mark.parametrize("lock", ["EXCLUSIVE", "IMMEDIATE"])
def test_a_store_held_by_another_program_is_busy(path: Path, lock: str) -> None:
    store = open_store(path, now=NOON, busy_seconds=0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"BEGIN {lock}")
        with pytest.raises(StoreBusyError) as refusal, store.write():
            pass
        if lock == "EXCLUSIVE":
            with pytest.raises(StoreBusyError):
                Peek(path, busy_seconds=0.05)
    assert refusal.value.exit_code is ExitCode.BUSY


def test_a_place_that_cannot_be_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(DiskError, match=r"/file: file exists;") as refusal:
        open_store(tmp_path / "file" / "quizapp.db", now=NOON)
    assert refusal.value.exit_code is ExitCode.DISK
    with pytest.raises(DiskError, match="directory"):
        open_store(tmp_path, now=NOON)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anything")
def test_a_store_that_may_only_be_read(store: Store) -> None:
    store.path.chmod(0o400)
    store.path.parent.chmod(0o500)
    try:
        with pytest.raises(DiskError), store.write() as connection:
            connection.execute(BOB)
        assert Peek(store.path).keys() == []
    finally:
        store.path.parent.chmod(0o700)


FILL_THE_DISK = """
import resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from sqlalchemy import insert
from quizapp.errors import DiskError
from quizapp.store.database import open_store
from quizapp.store.schema import learners

store = open_store(sys.argv[1], now=datetime.now(UTC))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = Path(sys.argv[1]).stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
row = {"name": "x" * 100_000, "since": ""}
try:
    with store.write() as connection:
        connection.execute(insert(learners).values(id=2, **row))
except DiskError as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
with store.write() as connection:
    connection.execute(insert(learners).values(id=3, **row))
"""


def test_a_full_disk_is_one_line_and_it_goes_on_when_there_is_room(store: Store) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FILL_THE_DISK, store.path],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(f"{store.path}: the disk ")
    assert query(store.path, "SELECT id FROM learners") == [(1,), (3,)]


def test_a_failure_while_a_store_is_made_leaves_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(create, "create", broken)
    with pytest.raises(DiskError, match="no space"):
        open_store(path, now=NOON)
    assert [file for file in path.parent.iterdir() if file.name.startswith(".quizapp")] == []
    assert not path.exists()


def test_many_make_the_store_at_once_and_all_get_the_same(path: Path) -> None:
    def add(number: int) -> None:
        with open_store(path, now=NOON).write() as connection:
            connection.execute(insert(learners).values(id=number, name="", since=""))

    with ThreadPoolExecutor() as pool:
        list(pool.map(add, range(2, 10)))
    assert query(path, "SELECT count(*) FROM learners") == [(9,)]


MAKE = """
import sys
from datetime import UTC, datetime
from quizapp.store.database import open_store
print("begun", flush=True)
open_store(sys.argv[1], now=datetime.now(UTC))
"""


@pytest.mark.parametrize("pause", [0.0, 0.002, 0.005, 0.01, 0.02])
def test_a_kill_while_a_store_is_made_leaves_none_or_a_good_one(path: Path, pause: float) -> None:
    with subprocess.Popen([sys.executable, "-c", MAKE, path], stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
    open_store(path, now=NOON)
    assert Peek(path).keys() == []
