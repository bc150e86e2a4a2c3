"""A store on a PostgreSQL server: the same tables and statements, with the server's own locks.

One file serves a student; this is the way past it, for a class that shares a store.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import finalize

from sqlalchemy import create_engine, func, inspect, select
from sqlalchemy.exc import DBAPIError

from quizapp.errors import DiskError, QuizappError, StoreBusyError, StoreDamagedError
from quizapp.store import compiled, compiling, create
from quizapp.store.database import BUSY_SECONDS, Store
from quizapp.store.history import review_codec
from quizapp.store.location import APPLICATION_ID, refuse_password
from quizapp.store.peek import Peek
from quizapp.store.schema import FIRST_LEARNER, HEAD, alembic_version, learners

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Connection, Engine, Row

    from quizapp.model.reviews import Review

# https://www.postgresql.org/docs/current/errcodes-appendix.html: somebody else holds what we need.
_BUSY = {"55P03", "40001", "40P01"}
_FULL = "53100"
_BY_TEXT = {getattr(compiled, name.upper()): it for name, it in compiling.STATEMENTS.items()}


@dataclass(frozen=True, slots=True)
class ServerStore(Store):
    """An open store on a server; its `path` only names it. Learners write side by side."""

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Gives a transaction in which nobody else writes for this learner; see `Store.write`."""
        with _translated(self.engine), self.engine.begin() as connection:
            # As BEGIN IMMEDIATE does: who comes second waits here, and then sees what was written.
            mine = select(learners.c.id).where(learners.c.id == self.learner)
            connection.execute(mine.with_for_update())
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Gives a connection that sees one moment of the store and cannot write."""
        with _translated(self.engine), self.reading.connect() as connection:
            yield connection


def open_server(
    url: str,
    *,
    now: datetime,
    learner: int = FIRST_LEARNER,
    busy_seconds: float = BUSY_SECONDS,
) -> ServerStore:
    """Opens the store at a `postgresql` URL; makes its tables where there are none.

    Raises:
        UsageError: the URL carries a password.
        StoreDamagedError: the tables were made by another version of quizapp.
        StoreBusyError, DiskError: the server does not give us what we need.
    """
    scheme, _, rest = url.partition("://")
    refuse_password(scheme, rest)
    settings = (
        f"-c lock_timeout={int(1000 * busy_seconds)} -c synchronous_commit=on -c timezone=UTC"
    )
    engine = create_engine(url, connect_args={"options": settings}, pool_size=1, max_overflow=-1)
    # As an open file does, an engine that is dropped closes itself.
    finalize(engine, engine.pool.dispose)
    reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    store = ServerStore(Path(url), engine, reading, learner)
    with _translated(engine), engine.begin() as connection:
        # Two who open a new store at once make it once.
        connection.execute(select(func.pg_advisory_xact_lock(APPLICATION_ID)))
        if not inspect(connection).has_table(alembic_version.name):
            create.create(connection, now)
        found = connection.scalar(select(alembic_version.c.version_num))
    if found != HEAD:
        raise StoreDamagedError(f"{url}: another version of quizapp made this store; update it")
    return store


class ServerPeek(Peek):
    """An open store on a server that is only read: the same questions, asked through Core."""

    def __init__(self, store: ServerStore) -> None:
        self.path = str(store.path)
        self._mine = {"learner": store.learner}
        self._store = store

    def close(self) -> None:
        """Does nothing: connections go back to the store's pool after each question."""

    def rows(self, text: str, **values: Any) -> list[Any]:
        """Returns the rows of the statement of which `text` is the SQLite text."""
        with self._store.read() as connection:
            found = connection.execute(_BY_TEXT[text], self._values(**values)).all()
        return list(map(_Named, found))

    def log(self, key: str | None = None) -> Iterator[Review]:
        """Gives the log, or a card's part of it, oldest first, as it was written."""
        text = compiled.LOG if key is None else compiled.LOG_OF_CARD
        yield from map(review_codec.review, self.rows(text, key=key))


class _Named:
    """A row that knows its values by place and by name, as those of sqlite3 do."""

    def __init__(self, row: Row[Any]) -> None:
        self._row = row

    def __getitem__(self, name: int | str) -> Any:
        return self._row[name] if isinstance(name, int) else self._row._mapping[name]  # noqa: SLF001 - public, so SQLAlchemy documents it

    def __iter__(self) -> Iterator[Any]:
        return iter(self._row)


@contextmanager
def _translated(engine: Engine) -> Iterator[None]:
    """Turns what the server refuses into a refusal of one line, as `failures` does for a file."""
    try:
        yield
    except DBAPIError as error:
        refusal = _refusal(str(engine.url), str(getattr(error.orig, "sqlstate", None) or ""))
        if refusal is None:
            raise
        raise refusal from error


def _refusal(url: str, state: str) -> QuizappError | None:
    if state in _BUSY:
        return StoreBusyError(f"{url}: another program holds the store; try again")
    if state == _FULL:
        return DiskError(f"{url}: the server's disk is full; make room and try again")
    # No state at all, or class 08 or 57: the connection could not be made, or broke.
    if not state or state[:2] in {"08", "57"}:
        return DiskError(f"{url}: the server cannot be reached; check that it runs")
    return None
