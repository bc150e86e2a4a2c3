"""What SQLite and the disk say, in our words: the one place where their errors are translated."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from quizapp.errors import DiskError, QuizappError, StoreBusyError, StoreDamagedError

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_DISK = {
    sqlite3.SQLITE_FULL: "the disk is full; make room and try again",
    sqlite3.SQLITE_READONLY: "the store may only be read; check its permissions",
    sqlite3.SQLITE_CANTOPEN: "the store cannot be opened; check its folder and permissions",
    sqlite3.SQLITE_PERM: "the store may not be opened; check its permissions",
    sqlite3.SQLITE_IOERR: "the disk reports an error; check the disk and its free space",
}


@contextmanager
def translated(path: str | os.PathLike[str]) -> Iterator[None]:
    """Turns what goes wrong with the file inside into a refusal of one line.

    An error that is neither the file's nor the disk's is a mistake in quizapp, and passes.

    Raises:
        StoreBusyError: another program holds the store.
        StoreDamagedError: the file is damaged.
        DiskError: the disk is full, or the file may not be written.
    """
    try:
        yield
    except Exception as error:
        # SQLAlchemy's errors carry the driver's in `orig`; it need not be imported to see that.
        refusal = _refusal(path, getattr(error, "orig", error))
        if refusal is None:
            raise
        raise refusal from error


def _refusal(path: str | os.PathLike[str], error: object) -> QuizappError | None:
    if isinstance(error, OSError):
        reason = (error.strerror or str(error)).lower()
        return DiskError(f"{error.filename or path}: {reason}; check the disk and its permissions")
    if isinstance(error, UnicodeDecodeError):
        # SQLite quotes a damaged schema in its message, and the driver reads it as UTF-8.
        return _damaged(path)
    if not isinstance(error, sqlite3.Error):
        return None
    # The lowest byte is the kind of an error, the others say more about it.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _BUSY:
        return StoreBusyError(f"{path}: another program holds the store; close it and try again")
    if code in _DAMAGED:
        return _damaged(path)
    return DiskError(f"{path}: {_DISK[code]}") if code in _DISK else None


def _damaged(path: str | os.PathLike[str]) -> StoreDamagedError:
    return StoreDamagedError(f"{path}: the store is damaged; restore a backup")
