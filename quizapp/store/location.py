"""Which file a store is, and whether it may be opened at all. Only `leave_wal` writes."""

# ruff: noqa: PTH100, PTH111, PTH116, PTH123 - pathlib takes 4 ms to import, before a first question

from __future__ import annotations

import os
import sqlite3
import stat

from quizapp.errors import DiskError, StoreDamagedError, UsageError

# Bytes 68 to 71 of a store ("qzap"), and the lowest version of quizapp's readers that still
# understands it, in bytes 60 to 63: see https://www.sqlite.org/fileformat.html#the_database_header.
APPLICATION_ID = 0x717A6170
READER_VERSION = 2

# 32 MB of pages: the figures of a large store read many of them more than once.
_READING = (
    *("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON"),
    "cache_size = -32768",
)
# Where each page is read once, as in a copy: few pages stay in the processor's own cache.
PAGE_BY_PAGE = "PRAGMA cache_size = 100"
MAGIC = b"SQLite format 3\x00"

# Device and number of a file.
FileId = tuple[int, int]


def store_path(location: str | os.PathLike[str]) -> str:
    """Returns the file that a path or an SQLite URL (`sqlite:///name.db`) names, links resolved.

    Raises:
        UsageError: the URL carries a password, or names no SQLite file.
    """
    text = str(location)
    scheme, is_url, rest = text.partition("://")
    if not is_url:
        return os.path.realpath(os.path.expanduser(text))
    refuse_password(scheme, rest)
    if scheme.partition("+")[0] != "sqlite":
        raise UsageError(f"{scheme}: stores are SQLite files so far; give a path or sqlite:///PATH")
    if not rest.startswith("/") or rest == "/" or "?" in rest:
        raise UsageError(f"{scheme}: the URL names no file; write sqlite:///PATH, without options")
    return os.path.realpath(os.path.expanduser(rest[1:]))


def refuse_password(scheme: str, rest: str) -> None:
    """Refuses what would be shown in clear by `ps`, the shell's history and error messages.

    Args:
        scheme: what stands before `://` in the URL; `rest` is what follows.
    """
    from urllib.parse import unquote

    plain = unquote(rest).lower()
    # A password may hold a slash, though it should not; a path has no login before it.
    login = "" if plain.startswith("/") else plain.rpartition("@")[0]
    if ":" in login or "password=" in plain:
        raise UsageError(
            f"{scheme}: a password in a URL is read by others; use PGPASSFILE or PGSERVICE"
        )


def check_header(path: str | os.PathLike[str], known: FileId | None = None) -> FileId:
    """Reads the first bytes of `path` and refuses what is not a store of this quizapp.

    SQLite itself takes files of 0 and 1 bytes for empty databases, and opening a foreign file may
    change it: so this is looked at before.

    Args:
        known: the store that this process opened before. It is not read again: closing it would
            drop all locks that the process has on it (https://sqlite.org/howtocorrupt.html, 2.2).

    Returns:
        Which file it is.

    Raises:
        FileNotFoundError: there is no such file.
        StoreDamagedError: the file is foreign, cut off, made by a newer quizapp, or a pipe.
        DiskError: the file may not be read.
    """
    try:
        found = refuse_pipe(path)
        if found == known:
            return found
        with open(path, "rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DiskError(f"{path}: {reason}; check its permissions, or name another store") from None
    if not header.startswith(MAGIC):
        raise StoreDamagedError(f"{path}: this is no quizapp store; name another with --store")
    check_versions(path, int.from_bytes(header[68:72]), int.from_bytes(header[60:64]))
    return found


def refuse_pipe(path: str | os.PathLike[str]) -> FileId:
    """Refuses what would be waited for without end, and returns which file it is.

    What a folder is, opening it says.

    Raises:
        StoreDamagedError: it is neither a file nor a folder.
        OSError: there is no such file, or nobody may look.
    """
    found = os.stat(path)
    if stat.S_IFMT(found.st_mode) not in {stat.S_IFREG, stat.S_IFDIR}:
        raise StoreDamagedError(f"{path}: this is no file; name another store with --store")
    return found.st_dev, found.st_ino


def check_versions(path: str | os.PathLike[str], application_id: int, reader_version: int) -> None:
    """Refuses another program's database, and a newer quizapp's.

    Raises:
        StoreDamagedError: it is one of them.
    """
    if application_id != APPLICATION_ID:
        raise StoreDamagedError(
            f"{path}: this is another program's database; name another store with --store"
        )
    if reader_version > READER_VERSION:
        raise StoreDamagedError(
            f"{path}: a newer quizapp made this store; update quizapp, or restore a backup"
        )


def open_file(path: str, busy_seconds: float) -> sqlite3.Connection:
    """Opens an existing file to read it; never makes one."""
    whole = os.path.abspath(path)
    name = whole.replace(os.sep, "/").replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    uri = f"file:{name if name.startswith('/') else '/' + name}?mode=rw"
    connection = sqlite3.connect(
        uri, uri=True, timeout=busy_seconds, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    try:
        for setting in _READING:
            connection.execute(f"PRAGMA {setting}")
    except sqlite3.Error:
        # A damaged file is refused here, and nobody else has the connection to close it.
        connection.close()
        raise
    return connection


def leave_wal(connection: sqlite3.Connection) -> None:
    """Takes a store back from the journal mode WAL, in which another program may have left it.

    Whoever writes does so too, but can only while nobody else has the file open, this process
    included.
    """
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError:
            # That program is there still, or the file may only be read: it can be read as it is.
            return
