"""What SQLite says, in our words."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from quizapp.errors import DiskError, QuizappError, StoreBusyError, StoreDamagedError
from quizapp.store.failures import translated


def _sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        (sqlite3.SQLITE_BUSY, StoreBusyError),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, StoreBusyError),
        (sqlite3.SQLITE_LOCKED, StoreBusyError),
        (sqlite3.SQLITE_CORRUPT, StoreDamagedError),
        (sqlite3.SQLITE_CORRUPT_INDEX, StoreDamagedError),
        (sqlite3.SQLITE_NOTADB, StoreDamagedError),
        (sqlite3.SQLITE_FULL, DiskError),
        (sqlite3.SQLITE_IOERR_FSYNC, DiskError),
        (sqlite3.SQLITE_READONLY_DBMOVED, DiskError),
        (sqlite3.SQLITE_CANTOPEN, DiskError),
    ],
)
def test_an_error_of_the_file_becomes_a_refusal(code: int, refusal: type[QuizappError]) -> None:
    for error in (_sqlite_error(code), OperationalError("SELECT", {}, _sqlite_error(code))):
        with pytest.raises(refusal) as told, translated(Path("quizapp.db")):
            raise error
        assert str(told.value).startswith("quizapp.db: ")
        assert "; " in str(told.value)


@pytest.mark.parametrize(
    "error", [_sqlite_error(sqlite3.SQLITE_CONSTRAINT), KeyError("x"), ValueError("x")]
)
def test_a_mistake_of_ours_passes_as_it_is(error: Exception) -> None:
    with pytest.raises(type(error)) as raised, translated(Path("quizapp.db")):
        raise error
    assert raised.value is error


def test_a_refusal_passes_as_it_is() -> None:
    with pytest.raises(StoreDamagedError, match=r"^first$"), translated(Path("quizapp.db")):
        raise StoreDamagedError("first")
