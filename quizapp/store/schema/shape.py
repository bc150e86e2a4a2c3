"""The shape of a store: what its tables, indexes and triggers are made of, in words.

Whether a table was made by a migration or at once, its words are the same, in another order.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import NullPool, create_engine

from quizapp.store import create
from quizapp.store.schema import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

Shape = dict[str, list[str]]


def shape(connection: Connection) -> Shape:
    """Returns the sorted words of each table, index and trigger by its name."""
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql > ''")
    return {name: sorted(re.findall(r'[^\s,"]+', text)) for name, text in found}


def differences(found: Shape) -> Iterator[str]:
    """Says what is missing in a store, and what is not as this quizapp makes it."""
    for name, words in sorted(_wanted().items()):
        if name not in found:
            yield f"{name} is missing"
        elif found[name] != words:
            yield f"{name} is not as it was made"


@cache
def _wanted() -> Shape:
    # Without a pool the connection is closed at the end, and with it the database in memory.
    with create_engine("sqlite://", poolclass=NullPool).begin() as connection:
        metadata.create_all(connection)
        for statement in create.beside_the_tables("sqlite"):
            connection.execute(statement)
        return shape(connection)
