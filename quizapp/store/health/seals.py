"""Digests of rows that nothing else vouches for: one changed bit, and they no longer fit.

The log has its chain, cards the digest of their words, memory the log. What is left is sealed
when it is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.store import codec

if TYPE_CHECKING:
    from quizapp.store.codec import Row

# The columns that a digest covers, by table: those that do not change after the row is written.
SEALED = {
    "sessions": ("learner_id", "id", "mode", "plan", "started_at"),
    "settings": ("learner_id", "name", "value", "at"),
    "parameters": (
        "learner_id",
        "version",
        "weights",
        "reviews",
        "log_loss_before",
        "log_loss_after",
        "at",
    ),
}


def seal(table: str, row: Row) -> str:
    """Returns the digest of a row of `table`."""
    return codec.digest(codec.canonical([row[name] for name in SEALED[table]]))
