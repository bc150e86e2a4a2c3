"""Opening a store, and the transactions in which all else happens."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, NullPool, create_engine, event, select

from quizapp.errors import StoreDamagedError
from quizapp.store import create
from quizapp.store.failures import translated
from quizapp.store.location import APPLICATION_ID, check_header, check_versions, store_path
from quizapp.store.schema import FIRST_LEARNER, HEAD, alembic_version

if TYPE_CHECKING:
    import os
    import sqlite3
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Connection, Engine

BUSY_SECONDS = 10.0

# journal_mode DELETE and synchronous EXTRA are what survives a power cut (WAL with NORMAL, and
# DELETE with FULL, lost acknowledged reviews); the rest keeps a hostile or damaged file harmless.
_SETTINGS = {
    "journal_mode": "DELETE",
    "synchronous": "EXTRA",
    "recursive_triggers": "ON",
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "mmap_size": "0",
}


@dataclass(frozen=True, slots=True)
class Store:
    """An open store, and whose rows are meant. Connections live as long as a transaction."""

    path: Path
    engine: Engine
    learner: int = FIRST_LEARNER

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Gives a transaction that nobody else writes beside; committed at the end, or undone.

        Raises:
            StoreBusyError, StoreDamagedError, DiskError: nothing was written.
        """
        with translated(self.path), self.engine.begin() as connection:
            # Another process may have brought the store to a newer schema since it was opened.
            check_versions(self.path, APPLICATION_ID, _reader_version(connection))
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Gives a connection that sees one moment of the store and cannot write.

        Raises:
            StoreBusyError, StoreDamagedError, DiskError: the store cannot be read.
        """
        reading = self.engine.execution_options(begin="DEFERRED")
        with translated(self.path), reading.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
            # Reading the version also begins the one moment that is seen.
            check_versions(self.path, APPLICATION_ID, _reader_version(connection))
            yield connection


def open_store(
    location: str | os.PathLike[str],
    *,
    now: datetime,
    learner: int = FIRST_LEARNER,
    busy_seconds: float = BUSY_SECONDS,
) -> Store:
    """Opens the store at a path or URL for writing; makes it where there is none.

    A store of an older schema is brought up to this one. What is refused is left byte for byte
    as it was.

    Args:
        busy_seconds: how long to wait for another program that writes.

    Raises:
        UsageError: the URL carries a password or names no file.
        StoreDamagedError: the file is foreign, damaged, or made by a newer quizapp.
        StoreBusyError: another program holds it.
        DiskError: it may not be written, or the disk is full.
    """
    path = Path(store_path(location))
    with translated(path):
        if not path.exists():
            create.place(path, partial(_fill, now=now))
    check_header(path)
    store = Store(path, connect(path, busy_seconds=busy_seconds), learner)
    if _revision(store) != HEAD:
        from quizapp.store.migrate import upgrade

        upgrade(path, connect(path, busy_seconds=busy_seconds, foreign_keys=False))
    return store


def connect(path: Path, *, busy_seconds: float, foreign_keys: bool = True) -> Engine:
    """Returns an engine whose connections hold the settings of `_SETTINGS`.

    Args:
        foreign_keys: off only for a migration, which rebuilds tables.
    """
    url = URL.create("sqlite", database=str(path))
    # isolation_level None: the driver begins no transactions of its own, the hook below does.
    arguments = {"isolation_level": None, "timeout": busy_seconds, "check_same_thread": False}
    engine = create_engine(url, poolclass=NullPool, connect_args=arguments)
    event.listen(engine, "connect", partial(_set_up, foreign_keys=foreign_keys))
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(driver: sqlite3.Connection, _record: Any, *, foreign_keys: bool) -> None:
    wanted = _SETTINGS | {"foreign_keys": "ON" if foreign_keys else "OFF"}
    for name, value in wanted.items():
        driver.execute(f"PRAGMA {name} = {value}")
    names = ("journal_mode", "synchronous", "foreign_keys")
    held = [driver.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
    if held != ["delete", 3, int(foreign_keys)]:
        raise StoreDamagedError(
            f"SQLite: the settings that keep reviews safe do not hold ({held}); update SQLite"
        )


def _begin(connection: Connection) -> None:
    # A deferred BEGIN fails at once where another process writes, whatever the timeout.
    kind = connection.get_execution_options().get("begin", "IMMEDIATE")
    connection.exec_driver_sql(f"BEGIN {kind}")


def _fill(path: Path, now: datetime) -> None:
    engine = connect(path, busy_seconds=BUSY_SECONDS)
    with engine.begin() as connection:
        create.create(connection, now)


def _reader_version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _revision(store: Store) -> str | None:
    with store.read() as connection:
        found: str | None = connection.scalar(select(alembic_version.c.version_num))
    if found is not None and found > HEAD:
        raise StoreDamagedError(
            f"{store.path}: a newer quizapp made this store; update quizapp, or restore a backup"
        )
    return found
