"""Whether a file holds a whole store of some schema. Reads it as it is; knows no SQLAlchemy.

A part of the log that a good copy ends with was looked at when that was made: of a copy taken
half an hour later only the rows since are followed, and its pages are looked through: indexes are
not compared with their tables, rows not with their constraints. All is looked at once a day, before
the store is changed at large, before a copy is restored, and by `quizapp doctor`.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from quizapp.errors import StoreDamagedError
from quizapp.store.history import chain
from quizapp.store.history.chain import End
from quizapp.store.location import PAGE_BY_PAGE, check_header, open_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_END = "SELECT seq, digest FROM reviews WHERE learner_id = ? ORDER BY seq DESC LIMIT 1"
_STANDS = "SELECT 1 FROM reviews WHERE learner_id = ? AND seq = ? AND digest = ?"
_ALL = "SELECT * FROM reviews ORDER BY learner_id, seq"
_SINCE = "SELECT * FROM reviews WHERE learner_id = ? AND seq > ? ORDER BY seq"
# A damaged file may hold anything where a row or a value should be.
_DAMAGE = (sqlite3.Error, StoreDamagedError, ValueError, KeyError, IndexError, TypeError)


def first_fault(path: Path, *, busy_seconds: float = 0.0, since: Path | None = None) -> str | None:
    """Returns what is wrong first with the store at `path`; None where all is well.

    Its pages, its references and the chain of its log are looked at.

    Args:
        busy_seconds: how long to wait for whoever writes to it; nobody does to a backup.
        since: an earlier copy that was good: what the log has of it is not looked at again.

    Raises:
        FileNotFoundError: there is no such file.
        DiskError: it may not be read.
    """
    ends = _ends(since) if since else {}
    try:
        check_header(path)
        with closing(open_file(str(path), busy_seconds)) as connection:
            return next(_faults(connection, ends), None)
    except _DAMAGE as error:
        return str(error).removeprefix(f"{path}: ")


def _ends(path: Path) -> dict[int, End]:
    """Returns the end of each learner's log in a copy; none where it cannot be read."""
    try:
        with closing(open_file(str(path), busy_seconds=0.0)) as connection:
            found = (
                (learner, connection.execute(_END, [learner])) for learner in _learners(connection)
            )
            return {learner: End(*row) for learner, rows in found for row in rows}
    except _DAMAGE:
        return {}


def _learners(connection: sqlite3.Connection) -> list[int]:
    return [learner for (learner,) in connection.execute("SELECT id FROM learners ORDER BY id")]


def _faults(connection: sqlite3.Connection, ends: Mapping[int, End]) -> Iterator[str]:
    if ends:
        # A twelfth of the whole: two thirds of the quick check are the constraints of each row.
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(PAGE_BY_PAGE)
        yield from _page_faults(connection, "quick_check")
    else:
        yield from _page_faults(connection, "integrity_check")
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
            yield f"row {row} of {table} points to nothing in {parent}"
    yield from _breaks(connection, ends)


def _page_faults(connection: sqlite3.Connection, check: str) -> Iterator[str]:
    return (str(line) for (line,) in connection.execute(f"PRAGMA {check}") if line != "ok")


def _breaks(connection: sqlite3.Connection, ends: Mapping[int, End]) -> Iterator[str]:
    if not ends:
        yield from chain.breaks(map(dict, connection.execute(_ALL)), {})
        return
    for learner in _learners(connection):
        end = ends.get(learner, End())
        # Where the log is another one, as after a restore, all of it is new.
        if not connection.execute(_STANDS, (learner, *end)).fetchone():
            end = End()
        since = connection.execute(_SINCE, (learner, end.seq))
        yield from chain.breaks(map(dict, since), {learner: end})
