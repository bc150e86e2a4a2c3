"""Opening a store, and the transactions in which all else happens."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import finalize

from sqlalchemy import URL, NullPool, QueuePool, create_engine, event, select

from quizapp.errors import StoreDamagedError
from quizapp.store import create, placing
from quizapp.store.failures import translated
from quizapp.store.location import check_header, check_versions, store_path
from quizapp.store.schema import FIRST_LEARNER, HEAD, alembic_version

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Connection, Engine

    from quizapp.store.location import FileId

BUSY_SECONDS = 10.0
# Under which name a connection keeps which file it opened.
_FILE = "file"

# journal_mode DELETE and synchronous EXTRA are what survives a power cut (WAL with NORMAL, and
# DELETE with FULL, lost acknowledged reviews); the rest keeps a hostile or damaged file harmless.
# 32 MB of pages: where a load touches more than fit, each page put back early syncs the journal.
_SETTINGS = {
    "journal_mode": "DELETE",
    "synchronous": "EXTRA",
    "recursive_triggers": "ON",
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "mmap_size": "0",
    "cache_size": "-32768",
}


@dataclass(frozen=True, slots=True)
class Store:
    """An open store, and whose rows are meant.

    Attributes:
        engine: gives connections to write; it holds one from a write to the next.
        reading: gives connections to read; each is new, and so reads what is on the disk.
    """

    path: Path
    engine: Engine
    reading: Engine
    learner: int = FIRST_LEARNER

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Gives a transaction that nobody else writes beside; committed at the end, or undone.

        Raises:
            StoreBusyError, StoreDamagedError, DiskError: nothing was written.
        """
        with translated(self.path), _begun(self.engine, self.path) as connection:
            # Since it was opened, somebody may have brought the store to a newer schema, or put
            # another file in its place.
            check_versions(self.path, *_versions(connection))
            yield connection
            connection.commit()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Gives a connection that sees one moment of the store and cannot write.

        Raises:
            StoreBusyError, StoreDamagedError, DiskError: the store cannot be read.
        """
        with translated(self.path), _begun(self.reading, self.path) as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
            # Reading the versions also begins the one moment that is seen.
            check_versions(self.path, *_versions(connection))
            yield connection


@contextmanager
def _begun(engine: Engine, path: Path) -> Iterator[Connection]:
    """Gives a connection to the file that is at the path now, in a transaction.

    What is not committed at the end is undone.
    """
    while True:
        with engine.connect() as connection:
            connection.begin()
            # Whoever restores a backup waits for this transaction: what is at the path stays.
            if connection.info[_FILE] == _file(path):
                yield connection
                return
            connection.invalidate()


def open_store(
    location: str | os.PathLike[str],
    *,
    now: datetime,
    learner: int = FIRST_LEARNER,
    busy_seconds: float = BUSY_SECONDS,
    known: FileId | None = None,
) -> Store:
    """Opens the store at a path or URL for writing; makes it where there is none.

    A store of an older schema is brought up to this one. What is refused is left byte for byte
    as it was.

    Args:
        busy_seconds: how long to wait for another program that writes.
        known: the `file` of a Peek of this process, see `check_header`.

    Raises:
        UsageError: the URL carries a password or names no file.
        StoreDamagedError: the file is foreign, damaged, or made by a newer quizapp.
        StoreBusyError: another program holds it.
        DiskError: it may not be written, or the disk is full.
    """
    path = Path(store_path(location))
    with translated(path):
        if not path.exists():
            placing.place(path, partial(_fill, now=now))
    check_header(path, known)
    reading = connect(path, busy_seconds=busy_seconds, held=False)
    reading.update_execution_options(begin="DEFERRED")
    store = Store(path, connect(path, busy_seconds=busy_seconds), reading, learner)
    if _revision(store) != HEAD:
        from quizapp.store.backups import backup
        from quizapp.store.migrate import upgrade

        backup.before(path, now)
        upgrade(path, connect(path, busy_seconds=busy_seconds, foreign_keys=False, held=False))
    return store


def connect(
    path: Path, *, busy_seconds: float, foreign_keys: bool = True, held: bool = True
) -> Engine:
    """Returns an engine whose connections keep to the settings of `_SETTINGS`.

    Args:
        held: whether one is kept open: to make another costs as much as to write an answer.
        foreign_keys: off only for a migration, which rebuilds tables.
    """
    url = URL.create("sqlite", database=str(path))
    # isolation_level None: the driver begins no transactions of its own, the hook below does.
    arguments = {"isolation_level": None, "timeout": busy_seconds, "check_same_thread": False}
    # Threads that write at the same time get connections of their own all the same.
    pool = {"poolclass": QueuePool, "pool_size": 1, "max_overflow": -1}
    engine = create_engine(
        url, connect_args=arguments, **(pool if held else {"poolclass": NullPool})
    )
    event.listen(engine, "do_connect", partial(_remember_file, path))
    event.listen(engine, "connect", partial(_set_up, foreign_keys=foreign_keys))
    event.listen(engine, "begin", _begin)
    # As an open file does, an engine that is dropped closes itself.
    finalize(engine, engine.pool.dispose)
    return engine


def _remember_file(path: Path, _dialect: Any, record: Any, *_arguments: Any) -> None:
    # Before it is opened: a file put there a moment later is taken for another, never for this.
    record.info[_FILE] = _file(path)


def _file(path: Path) -> tuple[int, int, int]:
    """Returns which file is at a path, and for which process: a fork must not share a connection.

    Only `stat` is used: opening and closing the file would drop this process's locks on it.
    """
    found = path.stat()
    return found.st_dev, found.st_ino, os.getpid()


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
    _driver(connection).execute(f"BEGIN {kind}")


def _fill(path: Path, now: datetime) -> None:
    with connect(path, busy_seconds=BUSY_SECONDS, held=False).begin() as connection:
        create.create(connection, now)


def _versions(connection: Connection) -> list[int]:
    """Returns whose database it is, and the version that a reader must have."""
    driver = _driver(connection)
    names = ("application_id", "user_version")
    return [driver.execute(f"PRAGMA {name}").fetchone()[0] for name in names]


def _driver(connection: Connection) -> Any:
    """Returns the driver's own connection: to begin and to look costs a tenth of the usual way."""
    return connection.connection.dbapi_connection


def _revision(store: Store) -> str | None:
    with store.read() as connection:
        found: str | None = connection.scalar(select(alembic_version.c.version_num))
    if found is not None and found > HEAD:
        raise StoreDamagedError(
            f"{store.path}: a newer quizapp made this store; update quizapp, or restore a backup"
        )
    return found
