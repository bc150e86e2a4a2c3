"""What columns of all tables have in common, by the dialect of SQLite or PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    REAL,
    BigInteger,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Integer,
    MetaData,
    text,
)

if TYPE_CHECKING:
    from sqlalchemy.types import TypeEngine

# STRICT tables know INTEGER, REAL and TEXT only; PostgreSQL's INTEGER and REAL are too short.
LONG: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")
DOUBLE: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def flag(name: str) -> list[Column[int] | CheckConstraint]:
    """Returns a truth: 0 or 1, for STRICT tables know no booleans."""
    return [
        Column(name, Integer, nullable=False, server_default=text("0")),
        CheckConstraint(f"{name} IN (0, 1)", name=name),
    ]


def learner() -> Column[int]:
    """Returns the first column of every key of a learner's rows, so that they live together."""
    owner = ForeignKey("learners.id", ondelete="RESTRICT")
    return Column("learner_id", Integer, owner, primary_key=True)
