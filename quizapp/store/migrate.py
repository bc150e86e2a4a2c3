"""Bringing a store of an older schema up to this one: all of it, or nothing.

Alembic is imported only here, and only where the schema is behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from sqlalchemy import func, select

from quizapp.errors import StoreDamagedError
from quizapp.resources import migrations_dir
from quizapp.store import create
from quizapp.store.failures import translated
from quizapp.store.history import log
from quizapp.store.schema import learners, reviews

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine


def upgrade(path: Path, engine: Engine, *, target: str = "head") -> None:
    """Runs the migrations that the store at `path` has not seen, in one transaction.

    Args:
        engine: begins transactions at once, with foreign keys off: with them on, a table that is
            rebuilt takes with it the rows that point to it.
        target: the revision to stop at.

    Raises:
        StoreDamagedError: what came out does not hold the same history; the store is as before.
        StoreBusyError, DiskError: the store is as before.
    """
    with translated(path), engine.begin() as connection:
        before = _history(connection)
        command.upgrade(configuration(connection), target)
        _check(path, connection)
        if before and _history(connection) != before:
            raise StoreDamagedError(f"{path}: migrating would change the log; report this")


def configuration(connection: Connection) -> Config:
    """Returns Alembic's configuration for migrations inside the caller's transaction."""
    config = Config()
    # Alembic's options know `%` as a placeholder's beginning.
    config.set_main_option("script_location", str(migrations_dir()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _history(connection: Connection) -> list[tuple[int, int, str]]:
    """Returns each learner's number of reviews and the last digest, which vouches for them all."""
    if not connection.dialect.has_table(connection, reviews.name):
        return []
    history = []
    for learner in connection.scalars(select(learners.c.id).order_by(learners.c.id)):
        mine = select(func.count()).select_from(reviews).where(reviews.c.learner_id == learner)
        count = connection.scalar(mine) or 0
        history.append((learner, count, log.tail(connection, learner).digest))
    return history


def _check(path: Path, connection: Connection) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StoreDamagedError(f"{path}: rows point to nothing; restore a backup")
    # Rebuilding a table drops its triggers without a word.
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    if missing := set(create.GUARDS) - set(found.scalars()):
        raise StoreDamagedError(f"{path}: the log lost its guards ({missing}); report this")
