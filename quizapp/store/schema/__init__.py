"""The tables: those of a learner stand here, the others in `card_tables` and `log_tables`.

What differs between SQLite and PostgreSQL stands there, and in `columns`.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, PrimaryKeyConstraint, String, Table, Text

from quizapp.store.schema.card_tables import PLACES, cards, decks, memory
from quizapp.store.schema.columns import DOUBLE, LONG, flag, learner, metadata
from quizapp.store.schema.log_tables import reviews, sessions

__all__ = [
    "FIRST_LEARNER",
    "HEAD",
    "PLACES",
    "alembic_version",
    "cards",
    "decks",
    "learners",
    "memory",
    "metadata",
    "parameters",
    "reviews",
    "sessions",
    "settings",
]

# The newest migration. A store that says less is behind; one that says more is newer than we.
HEAD = "0002"
# Whose store it is, until a class shares one.
FIRST_LEARNER = 1
learners = Table(
    "learners",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("since", Text, nullable=False),
    sqlite_strict=True,
)

# What the learner decided: an exam's date, the retention wanted of a deck. `value` is JSON.
settings = Table(
    "settings",
    metadata,
    learner(),
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("digest", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# Parameters of FSRS fitted to the learner's log; `version` counts the fits, `weights` is JSON.
parameters = Table(
    "parameters",
    metadata,
    learner(),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("weights", Text, nullable=False),
    Column("reviews", LONG, nullable=False),
    Column("log_loss_before", DOUBLE, nullable=False),
    Column("log_loss_after", DOUBLE, nullable=False),
    Column("at", Text, nullable=False),
    *flag("adopted"),
    Column("digest", Text, nullable=False),
    CheckConstraint("version > 0", name="version"),
    CheckConstraint("reviews >= 0", name="reviews"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# Alembic's own table, in the words in which Alembic makes it: a new store never imports Alembic.
alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
