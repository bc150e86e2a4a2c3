"""Many rows into a table or out of it: Core writes the statement, its driver takes and gives rows.

Core's own way looks at each value of each row, which takes as long as SQLite takes to store or to
find it.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import insert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Compiled, Connection, Select, Table, Update

# What is held at a time in the shape that the driver wants.
_PART = 1000


def insert_all(connection: Connection, table: Table, rows: Iterable[tuple[Any, ...]]) -> None:
    """Inserts whole rows, their values in the order of the table's columns."""
    names = table.columns.keys()
    compiled = insert(table).compile(dialect=connection.dialect, column_keys=names)
    # SQLite's parameters are known by their places, PostgreSQL's by their names.
    if compiled.positional:
        _send(connection, compiled, rows)
    else:
        _send(connection, compiled, (dict(zip(names, row, strict=True)) for row in rows))


def execute_all(
    connection: Connection,
    statement: Update,
    names: Sequence[str],
    rows: Iterable[tuple[Any, ...]],
) -> None:
    """Runs a statement with each of the rows, their values by `names`, of which it may use some."""
    compiled = statement.compile(dialect=connection.dialect)
    if compiled.positiontup:
        used = itemgetter(*map(names.index, compiled.positiontup))
        _send(connection, compiled, map(used, rows))
    else:
        _send(connection, compiled, (dict(zip(names, row, strict=True)) for row in rows))


def _send(connection: Connection, statement: Compiled, rows: Iterable[Any]) -> None:
    rest = iter(rows)
    while part := list(islice(rest, _PART)):
        connection.exec_driver_sql(str(statement), part)


@contextmanager
def fetched(
    connection: Connection, statement: Select[Any], values: Mapping[str, Any]
) -> Iterator[Iterable[tuple[Any, ...]]]:
    """Gives the rows of a statement whose columns are numbers and texts, one after another."""
    with closing(connection.execute(statement, values)) as result:
        # A cursor of either driver gives its rows, though the type of cursors says nothing of it.
        yield cast("Iterable[tuple[Any, ...]]", result.cursor)
