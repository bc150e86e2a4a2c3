"""Many rows into a table or out of it: Core writes the statement, its driver takes and gives rows.

Core's own way looks at each value of each row, which takes as long as SQLite takes to store or to
find it.
"""

from __future__ import annotations

from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Insert, Select, Table, Update

# What is held at a time in the shape that the driver wants.
_PART = 1000


def insert_all(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Inserts rows, all with the same columns."""
    execute_all(connection, insert(table), rows)


def execute_all(
    connection: Connection, statement: Insert | Update, rows: Iterable[Mapping[str, Any]]
) -> None:
    """Runs a statement with each of the rows, all with the same names; a part of them is held."""
    rest = iter(rows)
    first = next(rest, None)
    if first is None:
        return
    compiled = statement.compile(dialect=connection.dialect, column_keys=list(first))
    # SQLite's parameters are known by their places, PostgreSQL's by their names.
    shape = itemgetter(*compiled.positiontup) if compiled.positiontup else dict
    part = [shape(first)]
    while part:
        connection.exec_driver_sql(str(compiled), part)
        part = [shape(row) for row in islice(rest, _PART)]


def fetch_all(
    connection: Connection, statement: Select[Any], values: Mapping[str, Any]
) -> Sequence[tuple[Any, ...]]:
    """Returns all rows of a statement whose columns are numbers and texts."""
    result = connection.execute(statement, values)
    found = result.cursor.fetchall()
    result.close()
    return found
