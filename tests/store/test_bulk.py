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


@pytest.mark.parametrize(
    ("dialect", "first", "last"),
    [
        (SQLITE, ("w0", 0), ("w1000", 1000)),
        (
            SERVER,
            {"which": 0, "other": True, "said": "w0"},
            {"which": 1000, "other": True, "said": "w1000"},
        ),
    ],
)
def test_values_go_where_the_statement_has_them(
    dialect: Dialect, first: object, last: object
) -> None:
    driver = Driver(dialect)
    statement = (
        update(PAIRS).where(PAIRS.c.number == bindparam("which")).values(word=bindparam("said"))
    )
    rows = ((number, True, f"w{number}") for number in range(1001))
    bulk.execute_all(cast("Connection", driver), statement, ("which", "other", "said"), rows)
    assert [part[0] for _, part in driver.sent] == [first, last]


def test_nothing_is_sent_where_there_are_no_rows() -> None:
    driver = Driver(SQLITE)
    bulk.insert_all(cast("Connection", driver), PAIRS, [])
    statement = update(PAIRS).values(word=bindparam("said"))
    bulk.execute_all(cast("Connection", driver), statement, ["said", "other"], [])
    assert driver.sent == []
