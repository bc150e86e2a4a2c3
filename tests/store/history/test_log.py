"""The chain of digests: one changed value anywhere, and it breaks there."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from quizapp.scheduling import next_state
from quizapp.store.history import log, reviews
from quizapp.store.schema import reviews as table
from tests.store.conftest import query

if TYPE_CHECKING:
    from quizapp.store.database import Store
    from tests.store.conftest import Make


def test_each_row_is_chained_to_the_one_before(store: Store, make: Make) -> None:
    """The chain can be checked without quizapp: SHA-256 of the digest before and the row's JSON."""
    make.load(store, make.card("q1", id="one"))
    for _ in range(3):
        reviews.record(store, make.row("one", typed="轮 ½"), next_state)
    names = [column.name for column in table.columns]
    digest = ""
    for values in query(store.path, "SELECT * FROM reviews ORDER BY seq"):
        row = dict(zip(names, values, strict=True))
        kept = row.pop("digest")
        # The first schema did not have it: left out where it is empty.
        assert row.pop("confidence") is None
        text = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        digest = sha256((digest + text).encode()).hexdigest()
        assert digest == kept


def test_the_tail_is_the_last_row(store: Store, make: Make) -> None:
    make.load(store, make.card("q1", id="one"))
    with store.read() as connection:
        assert log.tail(connection, 1) == (0, "", "")
    written = [reviews.record(store, make.row("one"), next_state) for _ in range(2)]
    with store.read() as connection:
        tail = log.tail(connection, 1)
        assert list(log.rows(connection, 1, "one")) == written
        assert list(log.rows(connection, 1, "other")) == []
    assert (tail.seq, tail.at) == (2, written[1].at.isoformat(timespec="microseconds"))
