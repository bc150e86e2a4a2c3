"""The tables of decks, their cards, and what each learner remembers of them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, text

from quizapp.store.schema.columns import DOUBLE, LONG, flag, learner, metadata

# Positions of the cards of one deck lie together, in the order in which decks were first loaded.
PLACES = 1_000_000

# A deck that is gone keeps its row (`present` 0): the retired cards still speak of it. `skills` are
# all that it names, between bars: where two decks name one, it stays when one of them goes.
decks = Table(
    "decks",
    metadata,
    Column("location", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("size", LONG, nullable=False),
    Column("mtime_ns", LONG, nullable=False),
    Column("number", Integer, nullable=False, unique=True),
    Column("loaded_at", Text, nullable=False),
    *flag("present"),
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
    Column("position", LONG, nullable=False),
    Column("fingerprint", Text, nullable=False, index=True),
    Column("question_hash", Text, nullable=False),
    Column("answer_hash", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("first_seen", Text, nullable=False),
    *flag("retired"),
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
    learner(),
    Column("card_key", Text, ForeignKey("cards.key", ondelete="RESTRICT"), primary_key=True),
    Column("stability", DOUBLE),
    Column("difficulty", DOUBLE),
    Column("last_day", Integer),
    Column("due_day", Integer),
    Column("first_day", Integer),
    Column("reps", Integer, nullable=False, server_default=text("0")),
    Column("lapses", Integer, nullable=False, server_default=text("0")),
    *flag("suspended"),
    *flag("retired"),
    *flag("skill"),
    Column("position", LONG, nullable=False),
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
