"""A learner's history as JSON lines: readable without quizapp, and a store again from them.

The first line says what the file is, and how many rows follow, so that one that was cut off is no
backup; every other is a row, `{"table": ..., column: value, ...}`:
learners, the decks and cards that the log speaks of, the log itself, settings and parameters.
Memory is not among them: it is folded from the log.
"""

from __future__ import annotations

import gzip
import io
import json
import os
from contextlib import closing, nullcontext
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, true

from quizapp.errors import BadInputError
from quizapp.store import codec
from quizapp.store.loading import card_rows
from quizapp.store.location import open_file
from quizapp.store.schema import HEAD, learners, metadata

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO, BinaryIO

    from sqlalchemy import Connection

# In the order in which rows may point to rows before them.
_ROWS = {
    "learners": "SELECT * FROM learners",
    "decks": "SELECT * FROM decks WHERE location IN"
    " (SELECT deck FROM cards WHERE key IN (SELECT card_key FROM reviews))",
    "cards": "SELECT * FROM cards WHERE key IN (SELECT card_key FROM reviews)",
    "reviews": "SELECT * FROM reviews ORDER BY learner_id, seq",
    "settings": "SELECT * FROM settings",
    "parameters": "SELECT * FROM parameters",
}
# Characters of a line, and lines of a file, whatever its size says: more is no history.
_LINE = 4_000_000
_LINES = 100_000_000
_BATCH = 1_000
_BUSY_SECONDS = 10.0


def is_name_of_lines(path: Path) -> bool:
    """Returns whether a file is by its name one of JSON lines, compressed or not."""
    return path.name.endswith((".jsonl", ".jsonl.gz"))


def write(path: Path, to: Path, *, is_packed: bool = True) -> None:
    """Writes the history of the store at `path` into the file `to`; it is safe there on return."""
    with (
        closing(open_file(str(path), busy_seconds=_BUSY_SECONDS)) as connection,
        to.open("wb") as file,
    ):
        # One moment of the store, however many questions are asked of it.
        connection.execute("BEGIN")
        with _packed(file) if is_packed else nullcontext(file) as target:
            for line in _lines(connection):
                target.write(codec.canonical(line).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _packed(file: BinaryIO) -> IO[bytes]:
    # No time in the file: the same history makes the same file. The last two percent of size take
    # as long again as all before, and line by line everything does.
    packed: Any = gzip.GzipFile("", "wb", compresslevel=6, fileobj=file, mtime=0)
    return io.BufferedWriter(packed, 1 << 17)


def _lines(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = {name for (name,) in found} & _ROWS.keys()
    texts = {table: text for table, text in _ROWS.items() if table in tables}
    yield {
        "quizapp": "history",
        "schema": revision,
        "rows": sum(_count(connection, text) for text in texts.values()),
    }
    for table, text in texts.items():
        for row in connection.execute(text):
            yield {"table": table, **dict(row)}


def _count(connection: sqlite3.Connection, text: str) -> int:
    counted = f"SELECT count(*) FROM ({text})"  # noqa: S608 - one of `_ROWS`
    return int(connection.execute(counted).fetchone()[0])


def fill(connection: Connection, path: Path) -> None:
    """Fills a new store with the history in the file at `path`.

    Decks count as not yet loaded, so that the next load reads them again.

    Raises:
        BadInputError: the file holds no history, or one of a newer quizapp.
        SQLAlchemyError, OverflowError, UnicodeEncodeError: its rows are not those of a store.
    """
    connection.execute(delete(learners))
    for table, rows in groupby(_read(path), key=itemgetter("table")):
        _insert(connection, table, rows)
    card_rows.spread(connection, true())


def _insert(connection: Connection, table: str, rows: Iterator[dict[str, Any]]) -> None:
    batch: list[dict[str, Any]] = []
    for row in rows:
        del row["table"]
        if table == "decks":
            row |= {"size": 0, "mtime_ns": 0, "digest": ""}
        batch.append(row)
        if len(batch) == _BATCH:
            connection.execute(insert(metadata.tables[table]), batch)
            batch = []
    if batch:
        connection.execute(insert(metadata.tables[table]), batch)


def _read(path: Path) -> Iterator[dict[str, Any]]:
    with _text(path) as file:
        try:
            first = _parsed(path, 1, file.readline(_LINE))
            _check_first(path, first)
            for number in range(2, _LINES):
                line = file.readline(_LINE)
                if not line:
                    _check_whole(path, number - 2, first.get("rows"))
                    return
                yield _row(path, number, _parsed(path, number, line))
        except (OSError, EOFError, UnicodeDecodeError) as error:
            raise BadInputError(f"{path}: cannot be read, {error}; try another backup") from None
    raise BadInputError(f"{path}: more than {_LINES} lines; this is no history")


def _text(path: Path) -> IO[str]:
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    if packed:
        return io.TextIOWrapper(gzip.open(path), encoding="utf-8")
    # An editor may have put a mark at its beginning.
    return path.open(encoding="utf-8-sig")


def _parsed(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise BadInputError(f"{path}:{number}: no line of a history; try another backup")
    return value


def _check_first(path: Path, line: dict[str, Any]) -> None:
    if line.get("quizapp") != "history":
        raise BadInputError(f"{path}: this is no backup of quizapp; see `quizapp doctor`")
    if str(line.get("schema")) > HEAD:
        raise BadInputError(f"{path}: a newer quizapp made this backup; update quizapp")


def _check_whole(path: Path, rows: int, wanted: object) -> None:
    # Backups made before the first release do not say how many rows they have.
    if wanted is not None and rows != wanted:
        raise BadInputError(f"{path}: has {rows} rows and not {wanted}; try another backup")


def _row(path: Path, number: int, row: dict[str, Any]) -> dict[str, Any]:
    name = row.get("table")
    if isinstance(name, str) and name in _ROWS:
        table = metadata.tables[name]
        if {*table.primary_key.columns.keys()} <= row.keys() - {"table"} <= {*table.c.keys()}:
            return row
    raise BadInputError(f"{path}:{number}: no row of a history; try another backup")
