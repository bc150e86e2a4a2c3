"""The log's chain: each row's digest covers the row and the digest of its learner's row before.

One changed bit anywhere breaks the chain from there on. Knows no SQLAlchemy: a backup of any
schema is checked by the same words as the store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quizapp.store import codec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# Columns that the first schema did not have: an empty one is left out of the digest, so that rows
# written before it was there keep theirs.
_LATER = frozenset({"confidence"})


def chained(row: Mapping[str, Any], before: str) -> str:
    """Returns the digest of a row (without its own digest) that follows the digest `before`."""
    said = {name: row[name] for name in row if name not in _LATER or row[name] is not None}
    return codec.digest(before + codec.canonical(said))


def breaks(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Says where rows, by learner and `seq`, do not follow the ones before them.

    Every row follows the one before it: no gap, no changed value, no other digest.
    """
    seq, digest, learner = 0, "", None
    for found in rows:
        row = dict(found)
        if row["learner_id"] != learner:
            seq, digest, learner = 0, "", row["learner_id"]
        if row["seq"] != seq + 1:
            yield f"review {seq + 1} of the log is missing"
        kept = row.pop("digest")
        if chained(row, digest) != kept:
            yield f"review {row['seq']} of the log is not as it was written"
        seq, digest = row["seq"], kept
