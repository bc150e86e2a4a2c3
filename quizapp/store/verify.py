"""Whether a file holds a whole store of some schema. Reads it as it is; knows no SQLAlchemy."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from quizapp.errors import StoreDamagedError
from quizapp.store import chain
from quizapp.store.location import check_header
from quizapp.store.peek import open_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LOG = "SELECT * FROM reviews ORDER BY learner_id, seq"


def first_fault(path: Path, *, busy_seconds: float = 0.0) -> str | None:
    """Returns what is wrong first with the store at `path`; None where all is well.

    Its pages, its references and the chain of its log are looked at.

    Args:
        busy_seconds: how long to wait for whoever writes to it; nobody does to a backup.

    Raises:
        FileNotFoundError: there is no such file.
        DiskError: it may not be read.
    """
    try:
        check_header(path)
        with closing(open_file(str(path), busy_seconds)) as connection:
            return next(_faults(connection), None)
    except (sqlite3.Error, StoreDamagedError, ValueError, KeyError, IndexError, TypeError) as error:
        # A damaged file may hold anything where a row or a value should be.
        return str(error).removeprefix(f"{path}: ")


def _faults(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield str(line)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} points to nothing in {parent}"
    yield from chain.breaks(map(dict, connection.execute(_LOG)))
