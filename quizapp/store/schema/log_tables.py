"""The tables of what happened: the log of reviews, and the sittings they were made in."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from quizapp.store.schema.columns import DOUBLE, LONG, flag, learner, metadata

# The log. Its columns are the fields of `model.Review`; `digest` chains each row to its learner's
# row before.
reviews = Table(
    "reviews",
    metadata,
    learner(),
    Column("seq", LONG, primary_key=True),
    Column("id", Text, nullable=False),
    Column("card_key", Text, ForeignKey("cards.key", ondelete="RESTRICT"), nullable=False),
    Column("event", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("offset_minutes", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Column("mode", Text, nullable=False),
    *flag("schedules"),
    Column("rating", Integer),
    Column("verdict", Text),
    Column("score", DOUBLE),
    Column("typed", Text, nullable=False),
    Column("prompt", Text, nullable=False),
    Column("misconception", Text),
    Column("hints", Integer, nullable=False),
    Column("millis", LONG, nullable=False),
    Column("family", Text),
    Column("level", Integer),
    Column("seed", Text),
    Column("version", Integer),
    Column("verified", Integer),
    Column("session", Text, nullable=False),
    Column("refers_to", Text),
    *flag("clock_behind"),
    Column("digest", Text, nullable=False),
    Column("confidence", Integer),
    UniqueConstraint("learner_id", "id"),
    ForeignKeyConstraint(
        ["learner_id", "refers_to"], ["reviews.learner_id", "reviews.id"], ondelete="RESTRICT"
    ),
    CheckConstraint("seq > 0", name="seq"),
    CheckConstraint(
        "event IN ('review', 'rerate', 'undo', 'forget', 'suspend', 'resume', 'flag', 'unflag')",
        name="event",
    ),
    CheckConstraint("(event IN ('rerate', 'undo')) = (refers_to IS NOT NULL)", name="refers_to"),
    CheckConstraint("mode IN ('review', 'quiz', 'drill', 'exam')", name="mode"),
    CheckConstraint("rating BETWEEN 1 AND 4", name="rating"),
    CheckConstraint("score BETWEEN 0 AND 1", name="score"),
    CheckConstraint("confidence BETWEEN 0 AND 100", name="confidence"),
    CheckConstraint("verified IN (0, 1)", name="verified"),
    CheckConstraint("length(digest) = 64", name="digest"),
    Index("ix_reviews_card", "learner_id", "card_key", "seq"),
    # All that figures are made of: counting a million answers reads no row.
    Index(
        "ix_reviews_figures",
        *("learner_id", "event", "card_key", "seq", "day", "schedules", "rating", "score"),
        *("millis", "family", "misconception", "id"),
    ),
    Index("ix_reviews_day", "learner_id", "event", "day", "id", "millis"),
    # Of few answers it is said how sure the learner was: calibration reads those only.
    Index(
        "ix_reviews_confidence",
        *("learner_id", "event", "confidence", "score", "id"),
        sqlite_where=text("confidence IS NOT NULL"),
        postgresql_where=text("confidence IS NOT NULL"),
    ),
    Index("ix_reviews_session", "learner_id", "session", "seq"),
    Index(
        "ix_reviews_refers_to",
        "learner_id",
        "refers_to",
        sqlite_where=text("refers_to IS NOT NULL"),
        postgresql_where=text("refers_to IS NOT NULL"),
    ),
    sqlite_strict=True,
)

sessions = Table(
    "sessions",
    metadata,
    learner(),
    Column("id", Text, primary_key=True),
    Column("mode", Text, nullable=False),
    Column("plan", Text, nullable=False),
    Column("started_at", Text, nullable=False),
    Column("ended_at", Text),
    Column("digest", Text),
    Index("ix_sessions_started", "learner_id", "mode", "started_at"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
