"""The log's chain: each row's digest covers the row and the digest of its learner's row before.

One changed bit anywhere breaks the chain from there on. Knows no SQLAlchemy: a backup of any
schema is checked by the same words as the store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from quizapp.store import codec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# Columns that the first schema did not have: an empty one is left out of the digest, so that rows
# written before it was there keep theirs.
_LATER = frozenset({"confidence"})


class End(NamedTuple):
    """Where a part of a learner's chain ends: its last row's number and digest."""

    seq: int = 0
    digest: str = ""


def chained(row: Mapping[str, Any], before: str) -> str:
    """Returns the digest of a row that follows the digest `before`; the row's own is not in it."""
    said = dict(row)
    said.pop("digest", None)
    for name in _LATER:
        if said.get(name) is None:
            said.pop(name, None)
    return codec.digest(before + codec.canonical(said))


def breaks(rows: Iterable[Mapping[str, Any]], ends: Mapping[int, End]) -> Iterator[str]:
    """Says where rows, by learner and `seq`, do not follow the ones before them.

    Every row follows the one before it: no gap, no changed value, no other digest.

    Args:
        ends: what a learner's first row here follows, by learner; the others' begin a chain.
    """
    last, learner = End(), None
    for row in rows:
        if row["learner_id"] != learner:
            learner = row["learner_id"]
            last = ends.get(learner, End())
        if row["seq"] != last.seq + 1:
            yield f"review {last.seq + 1} of the log is missing"
        if chained(row, last.digest) != row["digest"]:
            yield f"review {row['seq']} of the log is not as it was written"
        last = End(row["seq"], row["digest"])
