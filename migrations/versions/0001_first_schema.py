"""The first schema."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

LONG: sa.types.TypeEngine[int] = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
DOUBLE: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")


def upgrade() -> None:
    for make in (_learners, _decks, _cards, _memory, _reviews, _sessions, _guards):
        make()


def _flag(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text("0"))


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), nullable=False)


def _integer(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer(), nullable=False)


def _learners() -> None:
    op.create_table(
        "learners",
        _integer("id"),
        _text("name"),
        _text("since"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learners")),
        sqlite_strict=True,
    )


def _decks() -> None:
    op.create_table(
        "decks",
        _text("location"),
        _text("name"),
        _text("title"),
        _text("digest"),
        sa.Column("size", LONG, nullable=False),
        sa.Column("mtime_ns", LONG, nullable=False),
        _integer("number"),
        _text("loaded_at"),
        _flag("present"),
        sa.CheckConstraint("present IN (0, 1)", name=op.f("ck_decks_present")),
        sa.PrimaryKeyConstraint("location", name=op.f("pk_decks")),
        sa.UniqueConstraint("number", name=op.f("uq_decks_number")),
        sqlite_strict=True,
    )


def _cards() -> None:
    op.create_table(
        "cards",
        _text("key"),
        sa.Column("deck", sa.Text()),
        _integer("line"),
        sa.Column("author_id", sa.Text()),
        _text("kind"),
        _text("topic"),
        _text("subtopic"),
        _text("prompt"),
        _text("body"),
        _text("tags"),
        _integer("level"),
        sa.Column("position", LONG, nullable=False),
        _text("fingerprint"),
        _text("question_hash"),
        _text("answer_hash"),
        _text("digest"),
        _text("first_seen"),
        _flag("retired"),
        sa.CheckConstraint("retired IN (0, 1)", name=op.f("ck_cards_retired")),
        sa.ForeignKeyConstraint(
            ["deck"], ["decks.location"], name=op.f("fk_cards_deck"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_cards")),
        sqlite_strict=True,
    )
    op.create_index("ix_cards_author_id", "cards", ["author_id"])
    op.create_index("ix_cards_deck", "cards", ["deck"])
    op.create_index("ix_cards_fingerprint", "cards", ["fingerprint"])
    op.create_index("ix_cards_order", "cards", ["retired", "position"])


def _memory() -> None:
    op.create_table(
        "memory",
        _integer("learner_id"),
        _text("card_key"),
        sa.Column("stability", DOUBLE),
        sa.Column("difficulty", DOUBLE),
        sa.Column("last_day", sa.Integer()),
        sa.Column("due_day", sa.Integer()),
        sa.Column("first_day", sa.Integer()),
        _flag("reps"),
        _flag("lapses"),
        _flag("suspended"),
        _flag("retired"),
        _flag("skill"),
        sa.Column("position", LONG, nullable=False),
        sa.CheckConstraint(
            "(stability IS NULL) = (difficulty IS NULL)"
            " AND (stability IS NULL) = (last_day IS NULL)"
            " AND (stability IS NULL) = (due_day IS NULL)"
            " AND (stability IS NULL) = (first_day IS NULL)",
            name=op.f("ck_memory_whole"),
        ),
        sa.CheckConstraint(
            "due_day > last_day AND first_day <= last_day", name=op.f("ck_memory_days")
        ),
        sa.CheckConstraint("lapses >= 0 AND reps >= lapses", name=op.f("ck_memory_counts")),
        sa.CheckConstraint("retired IN (0, 1)", name=op.f("ck_memory_retired")),
        sa.CheckConstraint("skill IN (0, 1)", name=op.f("ck_memory_skill")),
        sa.CheckConstraint(
            "stability > 0 AND difficulty BETWEEN 1 AND 10", name=op.f("ck_memory_range")
        ),
        sa.CheckConstraint("suspended IN (0, 1)", name=op.f("ck_memory_suspended")),
        sa.ForeignKeyConstraint(
            ["card_key"], ["cards.key"], name=op.f("fk_memory_card_key"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_memory_learner_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("learner_id", "card_key", name=op.f("pk_memory")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_memory_due",
        "memory",
        ["learner_id", "retired", "suspended", "due_day", "card_key", "skill"],
    )
    op.create_index(
        "ix_memory_new",
        "memory",
        ["learner_id", "first_day", "retired", "suspended", "position", "skill"],
    )
    op.create_index(
        "ix_memory_seen", "memory", ["learner_id", "retired", "suspended", "last_day", "card_key"]
    )


def _reviews() -> None:
    op.create_table("reviews", *review_columns(), *review_rules(), sqlite_strict=True)
    op.create_index("ix_reviews_card", "reviews", ["learner_id", "card_key", "seq"])
    op.create_index(
        "ix_reviews_refers_to",
        "reviews",
        ["learner_id", "refers_to"],
        sqlite_where=sa.text("refers_to IS NOT NULL"),
        postgresql_where=sa.text("refers_to IS NOT NULL"),
    )
    op.create_index("ix_reviews_session", "reviews", ["learner_id", "session", "seq"])


def review_columns() -> "list[sa.Column[Any]]":
    return [
        _integer("learner_id"),
        sa.Column("seq", LONG, nullable=False),
        _text("id"),
        _text("card_key"),
        _text("event"),
        _text("at"),
        _integer("offset_minutes"),
        _integer("day"),
        _text("mode"),
        _flag("schedules"),
        sa.Column("rating", sa.Integer()),
        sa.Column("verdict", sa.Text()),
        sa.Column("score", DOUBLE),
        _text("typed"),
        _text("prompt"),
        sa.Column("misconception", sa.Text()),
        _integer("hints"),
        sa.Column("millis", LONG, nullable=False),
        sa.Column("family", sa.Text()),
        sa.Column("level", sa.Integer()),
        sa.Column("seed", sa.Text()),
        sa.Column("version", sa.Integer()),
        sa.Column("verified", sa.Integer()),
        _text("session"),
        sa.Column("refers_to", sa.Text()),
        _flag("clock_behind"),
        _text("digest"),
    ]


def review_rules() -> list[sa.Constraint]:
    return [
        sa.CheckConstraint(
            "(event IN ('rerate', 'undo')) = (refers_to IS NOT NULL)",
            name=op.f("ck_reviews_refers_to"),
        ),
        sa.CheckConstraint(
            "event IN ('review', 'rerate', 'undo', 'forget', 'suspend', 'resume')",
            name=op.f("ck_reviews_event"),
        ),
        sa.CheckConstraint(
            "mode IN ('review', 'quiz', 'drill', 'exam')", name=op.f("ck_reviews_mode")
        ),
        sa.CheckConstraint("clock_behind IN (0, 1)", name=op.f("ck_reviews_clock_behind")),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_reviews_digest")),
        sa.CheckConstraint("rating BETWEEN 1 AND 4", name=op.f("ck_reviews_rating")),
        sa.CheckConstraint("schedules IN (0, 1)", name=op.f("ck_reviews_schedules")),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name=op.f("ck_reviews_score")),
        sa.CheckConstraint("seq > 0", name=op.f("ck_reviews_seq")),
        sa.CheckConstraint("verified IN (0, 1)", name=op.f("ck_reviews_verified")),
        sa.ForeignKeyConstraint(
            ["card_key"], ["cards.key"], name=op.f("fk_reviews_card_key"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["learner_id", "refers_to"],
            ["reviews.learner_id", "reviews.id"],
            name=op.f("fk_reviews_learner_id_refers_to"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_reviews_learner_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("learner_id", "seq", name=op.f("pk_reviews")),
        sa.UniqueConstraint("learner_id", "id", name=op.f("uq_reviews_learner_id_id")),
    ]


def _sessions() -> None:
    op.create_table(
        "sessions",
        _integer("learner_id"),
        _text("id"),
        _text("mode"),
        _text("plan"),
        _text("started_at"),
        sa.Column("ended_at", sa.Text()),
        sa.ForeignKeyConstraint(
            ["learner_id"],
            ["learners.id"],
            name=op.f("fk_sessions_learner_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("learner_id", "id", name=op.f("pk_sessions")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sessions_started", "sessions", ["learner_id", "mode", "started_at"])


def _guards() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for verb in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER reviews_keep_{verb} BEFORE {verb} ON reviews\n"
            "BEGIN SELECT RAISE(ABORT, 'the log of reviews is append-only'); END"
        )
    op.execute("PRAGMA application_id = 1903845744")
    op.execute("PRAGMA user_version = 1")
