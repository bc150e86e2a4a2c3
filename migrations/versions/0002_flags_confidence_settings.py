"""Flagged questions, confidence in an answer, settings, and fitted parameters."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

EVENTS = ("review", "rerate", "undo", "forget", "suspend", "resume", "flag", "unflag")

# What figures of answers are made of.
FIGURES = [
    *("learner_id", "event", "card_key", "seq", "day", "schedules", "rating", "score"),
    *("millis", "family", "misconception", "id"),
]


def upgrade() -> None:
    """Until this schema all stores were SQLite files; a new one anywhere begins with a later."""
    _rebuild_reviews()
    op.add_column("sessions", sa.Column("digest", sa.Text()))
    _settings()
    _parameters()
    _cards()
    op.create_index("ix_reviews_figures", "reviews", FIGURES)
    day = ["learner_id", "event", "day", "id", "millis"]
    op.create_index("ix_reviews_day", "reviews", day)
    op.create_index(
        "ix_reviews_confidence",
        "reviews",
        ["learner_id", "event", "confidence", "score", "id"],
        sqlite_where=sa.text("confidence IS NOT NULL"),
    )
    op.execute("PRAGMA user_version = 2")


def _rebuild_reviews() -> None:
    """Makes the table anew, for SQLite changes no constraint of one that there is.

    The steps are those of https://www.sqlite.org/lang_altertable.html#otheralter; what stood
    beside the table, its indexes and the guards of the log, is made again in its own words.
    """
    beside = "SELECT sql FROM sqlite_master WHERE tbl_name = 'reviews' AND type IN {} AND sql > ''"
    kept = [
        statement
        for (statement,) in op.get_bind().exec_driver_sql(beside.format("('index', 'trigger')"))
    ]
    first = _first_schema()
    names = ", ".join(column.name for column in first.review_columns())
    columns = [*first.review_columns(), sa.Column("confidence", sa.Integer())]
    op.create_table("reviews_next", *columns, *_rules(first), sqlite_strict=True)
    op.execute(
        f"INSERT INTO reviews_next ({names})"  # noqa: S608 - the names are those of 0001
        f" SELECT {names} FROM reviews ORDER BY learner_id, seq"
    )
    op.drop_table("reviews")
    op.rename_table("reviews_next", "reviews")
    for statement in kept:
        op.execute(statement)


def _first_schema() -> Any:
    """Returns the migration that made the table of reviews."""
    scripts: Any = op.get_context().script
    return scripts.get_revision("0001").module


def _rules(first: Any) -> list[sa.Constraint]:
    kept = [rule for rule in first.review_rules() if str(rule.name) != "ck_reviews_event"]
    events = ", ".join(f"'{event}'" for event in EVENTS)
    return [
        *kept,
        sa.CheckConstraint(f"event IN ({events})", name=op.f("ck_reviews_event")),
        sa.CheckConstraint("confidence BETWEEN 0 AND 100", name=op.f("ck_reviews_confidence")),
    ]


def _cards() -> None:
    op.create_index("ix_cards_topic", "cards", ["retired", "topic", "position"])
    op.add_column(
        "decks", sa.Column("skills", sa.Text(), nullable=False, server_default=sa.text("''"))
    )
    # What a deck names is known when it is read: each is read once more by the next load.
    op.execute("UPDATE decks SET mtime_ns = 0")


def _owner(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_learner_id")
    return sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name=name, ondelete="RESTRICT")


def _settings() -> None:
    op.create_table(
        "settings",
        sa.Column("learner_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("name", "value", "at", "digest")),
        _owner("settings"),
        sa.PrimaryKeyConstraint("learner_id", "name", name=op.f("pk_settings")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _parameters() -> None:
    long: sa.types.TypeEngine[int] = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    double: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")
    op.create_table(
        "parameters",
        sa.Column("learner_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("weights", sa.Text(), nullable=False),
        sa.Column("reviews", long, nullable=False),
        sa.Column("log_loss_before", double, nullable=False),
        sa.Column("log_loss_after", double, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("adopted", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.CheckConstraint("version > 0", name=op.f("ck_parameters_version")),
        sa.CheckConstraint("reviews >= 0", name=op.f("ck_parameters_reviews")),
        sa.CheckConstraint("adopted IN (0, 1)", name=op.f("ck_parameters_adopted")),
        _owner("parameters"),
        sa.PrimaryKeyConstraint("learner_id", "version", name=op.f("pk_parameters")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
