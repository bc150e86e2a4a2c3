"""What a new store holds: its tables, and what stands beside them."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from sqlalchemy import insert, text

from quizapp.store.location import APPLICATION_ID, READER_VERSION
from quizapp.store.schema import FIRST_LEARNER, HEAD, alembic_version, learners, metadata

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection, TextClause

# Nobody changes the log, not even `INSERT OR REPLACE`, which deletes before it inserts.
GUARDS = ("reviews_keep_update", "reviews_keep_delete")

_SQLITE_GUARD = """\
CREATE TRIGGER reviews_keep_{0} BEFORE {0} ON reviews
BEGIN SELECT RAISE(ABORT, 'the log of reviews is append-only'); END"""

_POSTGRESQL_GUARD = """\
CREATE OR REPLACE FUNCTION reviews_keep() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the log of reviews is append-only'; END $$;
CREATE TRIGGER reviews_keep_{0} BEFORE {0} ON reviews
FOR EACH {1} EXECUTE FUNCTION reviews_keep()"""

_STAMPS = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {READER_VERSION}",
)


def beside_the_tables(dialect: str) -> list[TextClause]:
    """Returns the statements that follow the tables: the log's guards, and SQLite's stamps."""
    if dialect == "sqlite":
        texts = [*(_SQLITE_GUARD.format(verb) for verb in ("update", "delete")), *_STAMPS]
    else:
        # TRUNCATE empties a table without deleting a row.
        guarded = {"update": "ROW", "delete": "ROW", "truncate": "STATEMENT"}
        texts = [_POSTGRESQL_GUARD.format(verb, unit) for verb, unit in guarded.items()]
    return [text(statement) for statement in texts]


def create(connection: Connection, now: datetime) -> None:
    """Makes all tables and the first learner, in the caller's transaction."""
    metadata.create_all(connection)
    for statement in beside_the_tables(connection.dialect.name):
        connection.execute(statement)
    since = now.astimezone(UTC).isoformat()
    connection.execute(insert(alembic_version).values(version_num=HEAD))
    connection.execute(insert(learners).values(id=FIRST_LEARNER, name="learner", since=since))
