"""The tables. What differs between SQLite and PostgreSQL stands here and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    REAL,
    BigInteger,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

if TYPE_CHECKING:
    from sqlalchemy.types import TypeEngine

# The newest migration. A store that says less is behind; one that says more is newer than we.
HEAD = "0002"
# Whose store it is, until a class shares one.
FIRST_LEARNER = 1
# Positions of the cards of one deck lie together, in the order in which decks were first loaded.
PLACES = 1_000_000

# STRICT tables know INTEGER, REAL and TEXT only; PostgreSQL's INTEGER and REAL are too short.
_LONG: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")
_DOUBLE: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _flag(name: str) -> list[Column[int] | CheckConstraint]:
    """Returns a truth: 0 or 1, for STRICT tables know no booleans."""
    return [
        Column(name, Integer, nullable=False, server_default=text("0")),
        CheckConstraint(f"{name} IN (0, 1)", name=name),
    ]


def _learner() -> Column[int]:
    """Returns the first column of every key of a learner's rows, so that they live together."""
    owner = ForeignKey("learners.id", ondelete="RESTRICT")
    return Column("learner_id", Integer, owner, primary_key=True)


learners = Table(
    "learners",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("since", Text, nullable=False),
    sqlite_strict=True,
)

# A deck that is gone keeps its row (`present` 0): the retired cards still speak of it. `skills` are
# all that it names, between bars: where two decks name one, it stays when one of them goes.
decks = Table(
    "decks",
    metadata,
    Column("location", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("size", _LONG, nullable=False),
    Column("mtime_ns", _LONG, nullable=False),
    Column("number", Integer, nullable=False, unique=True),
    Column("loaded_at", Text, nullable=False),
    *_flag("present"),
    Column("skills", Text, nullable=False, server_default=text("''")),
    sqlite_strict=True,
)

# `fingerprint` knows a card by question and answer, `question_hash` and `answer_hash` by one of
# them; `digest` covers all that its author wrote, to tell an edit from a card left alone.
cards = Table(
    "cards",
    metadata,
    Column("key", Text, primary_key=True),
    Column("deck", Text, ForeignKey("decks.location", ondelete="RESTRICT"), index=True),
    Column("line", Integer, nullable=False),
    Column("author_id", Text, index=True),
    Column("kind", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("subtopic", Text, nullable=False),
    Column("prompt", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("tags", Text, nullable=False),
    Column("level", Integer, nullable=False),
    Column("position", _LONG, nullable=False),
    Column("fingerprint", Text, nullable=False, index=True),
    Column("question_hash", Text, nullable=False),
    Column("answer_hash", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("first_seen", Text, nullable=False),
    *_flag("retired"),
    Index("ix_cards_order", "retired", "position"),
    Index("ix_cards_topic", "retired", "topic", "position"),
    sqlite_strict=True,
)

# A fold of the log, one row a card and learner, made when the card is loaded. `retired`,
# `position` and `skill` repeat the card's, so that what is due, what is new and how many there
# are of each is answered from one index, however many cards there are.
memory = Table(
    "memory",
    metadata,
    _learner(),
    Column("card_key", Text, ForeignKey("cards.key", ondelete="RESTRICT"), primary_key=True),
    Column("stability", _DOUBLE),
    Column("difficulty", _DOUBLE),
    Column("last_day", Integer),
    Column("due_day", Integer),
    Column("first_day", Integer),
    Column("reps", Integer, nullable=False, server_default=text("0")),
    Column("lapses", Integer, nullable=False, server_default=text("0")),
    *_flag("suspended"),
    *_flag("retired"),
    *_flag("skill"),
    Column("position", _LONG, nullable=False),
    CheckConstraint(
        "(stability IS NULL) = (difficulty IS NULL)"
        " AND (stability IS NULL) = (last_day IS NULL)"
        " AND (stability IS NULL) = (due_day IS NULL)"
        " AND (stability IS NULL) = (first_day IS NULL)",
        name="whole",
    ),
    CheckConstraint("stability > 0 AND difficulty BETWEEN 1 AND 10", name="range"),
    CheckConstraint("due_day > last_day AND first_day <= last_day", name="days"),
    CheckConstraint("lapses >= 0 AND reps >= lapses", name="counts"),
    Index("ix_memory_due", "learner_id", "retired", "suspended", "due_day", "card_key", "skill"),
    Index("ix_memory_new", "learner_id", "first_day", "retired", "suspended", "position", "skill"),
    Index("ix_memory_seen", "learner_id", "retired", "suspended", "last_day", "card_key"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# The log. Its columns are the fields of `model.Review`; `digest` chains each row to its learner's
# row before.
reviews = Table(
    "reviews",
    metadata,
    _learner(),
    Column("seq", _LONG, primary_key=True),
    Column("id", Text, nullable=False),
    Column("card_key", Text, ForeignKey("cards.key", ondelete="RESTRICT"), nullable=False),
    Column("event", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("offset_minutes", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Column("mode", Text, nullable=False),
    *_flag("schedules"),
    Column("rating", Integer),
    Column("verdict", Text),
    Column("score", _DOUBLE),
    Column("typed", Text, nullable=False),
    Column("prompt", Text, nullable=False),
    Column("misconception", Text),
    Column("hints", Integer, nullable=False),
    Column("millis", _LONG, nullable=False),
    Column("family", Text),
    Column("level", Integer),
    Column("seed", Text),
    Column("version", Integer),
    Column("verified", Integer),
    Column("session", Text, nullable=False),
    Column("refers_to", Text),
    *_flag("clock_behind"),
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
    _learner(),
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

# What the learner decided: an exam's date, the retention wanted of a deck. `value` is JSON.
settings = Table(
    "settings",
    metadata,
    _learner(),
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
    _learner(),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("weights", Text, nullable=False),
    Column("reviews", _LONG, nullable=False),
    Column("log_loss_before", _DOUBLE, nullable=False),
    Column("log_loss_after", _DOUBLE, nullable=False),
    Column("at", Text, nullable=False),
    *_flag("adopted"),
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
