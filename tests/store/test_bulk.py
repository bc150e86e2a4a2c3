"""Many rows go to the driver as it wants them, a part at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from sqlalchemy import Column, Dialect, Integer, MetaData, Table, Text, bindparam, update
from sqlalchemy.dialects import postgresql, sqlite

from quizapp.store import bulk

if TYPE_CHECKING:
    from sqlalchemy import Connection

PAIRS = Table("pairs", MetaData(), Column("number", Integer), Column("word", Text))
SQLITE = cast("Dialect", sqlite.dialect())
SERVER = cast("Dialect", postgresql.dialect())  # type: ignore[no-untyped-call]  # SQLAlchemy gives it no types


class Driver:
    """What is sent, in the place of a connection."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.sent: list[tuple[str, list[Any]]] = []

    def exec_driver_sql(self, text: str, rows: list[Any]) -> None:
        self.sent.append((text, rows))


@pytest.mark.parametrize(
    ("dialect", "row"), [(SQLITE, (7, "w7")), (SERVER, {"number": 7, "word": "w7"})]
)
def test_rows_go_part_by_part(dialect: Dialect, row: object) -> None:
    driver = Driver(dialect)
    rows = ((number, f"w{number}") for number in range(2500))
    bulk.insert_all(cast("Connection", driver), PAIRS, rows)
    assert [len(part) for _, part in driver.sent] == [1000, 1000, 500]
    assert {text.split(" VALUES")[0] for text, _ in driver.sent} == {
        "INSERT INTO pairs (number, word)"
    }
    assert driver.sent[0][1][7] == row


def test_values_go_where_the_statement_has_them() -> None:
    driver = Driver(SQLITE)
    statement = update(PAIRS).where(PAIRS.c.number == bindparam("which"))
    rows = ({"which": number, "word": f"w{number}"} for number in range(1001))
    bulk.execute_all(cast("Connection", driver), statement, rows)
    assert [part[0] for _, part in driver.sent] == [("w0", 0), ("w1000", 1000)]


def test_nothing_is_sent_where_there_are_no_rows() -> None:
    driver = Driver(SQLITE)
    bulk.insert_all(cast("Connection", driver), PAIRS, [])
    bulk.execute_all(cast("Connection", driver), update(PAIRS), [])
    assert driver.sent == []
