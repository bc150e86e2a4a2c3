"""Many rows into a table: Core writes the statement, its driver is given the rows as they are.

Core's own way looks at each value of each row, which takes as long as SQLite takes to store it.
"""

from __future__ import annotations

from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, Table

# What is held at a time in the shape that the driver wants.
_PART = 1000


def insert_all(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Inserts rows, all with the same columns; of many, a part at a time is held."""
    rest = iter(rows)
    first = next(rest, None)
    if first is None:
        return
    statement = insert(table).compile(dialect=connection.dialect, column_keys=list(first))
    # SQLite's parameters are known by their places, PostgreSQL's by their names.
    shape = itemgetter(*statement.positiontup) if statement.positiontup else dict
    part = [shape(first)]
    while part:
        connection.exec_driver_sql(str(statement), part)
        part = [shape(row) for row in islice(rest, _PART)]
