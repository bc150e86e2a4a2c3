"""Putting a backup in the place of the store. Nothing is overwritten: the old one is set aside."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from quizapp.errors import BadInputError, StoreDamagedError, UsageError
from quizapp.store import placing
from quizapp.store.backups import backup
from quizapp.store.database import open_store
from quizapp.store.failures import translated
from quizapp.store.health import doctor, verify
from quizapp.store.history import portable
from quizapp.store.location import MAGIC, check_header, open_file, refuse_pipe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from typing import BinaryIO

    from quizapp.store.memory.tuning import TunedFold


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore brought back.

    Attributes:
        rows: how many the log had at that moment; whoever studies goes on writing.
        aside: where the old store is now; None where there was none.
    """

    rows: int
    aside: Path | None


def restore(path: Path, source: Path, now: datetime, fold: TunedFold) -> Restored:
    """Makes the store at `path` what it was when the backup `source` was taken.

    Args:
        source: a copy of a store, or a history as JSON lines.
        fold: what a review does to a memory: a history brings none with it.

    Raises:
        UsageError: `source` is the store itself.
        BadInputError: it cannot be read, or is no backup.
        StoreDamagedError: it is damaged, foreign, or made by a newer quizapp.
        StoreBusyError: another program holds the store.
        DiskError: there is no room. Whatever is raised, the store is as it was.
    """
    if not source.is_file():
        raise BadInputError(f"{source}: there is no such file; see `quizapp doctor` for backups")
    if path.exists():
        refuse_pipe(path)
        if path.samefile(source):
            raise UsageError(f"{source}: this is the store itself; name a backup")
    with translated(path), _beside(path) as new:
        _fill(source, new, now, fold)
        if fault := verify.first_fault(new):
            raise StoreDamagedError(f"{source}: {fault}; try another backup")
        rows = _rows(new)
        if placing.link(new, path):
            return Restored(rows, None)
        with suppress(StoreDamagedError):
            backup.before(path, now)
        return Restored(rows, _swap(path, new, _aside(path, now)))


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Gives an empty file in the folder of the store; what is left of it at the end goes."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _fill(source: Path, new: Path, now: datetime, fold: TunedFold) -> None:
    try:
        with source.open("rb") as file:
            is_copy = file.read(len(MAGIC)) == MAGIC
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BadInputError(f"{source}: {reason}; name another backup") from None
    if is_copy:
        _copy(source, new)
    else:
        _read_lines(source, new, now, fold)


def _copy(source: Path, new: Path) -> None:
    check_header(source)
    try:
        with (
            closing(open_file(str(source), busy_seconds=backup.BUSY_SECONDS)) as held,
            closing(sqlite3.connect(new)) as target,
        ):
            held.backup(target)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        raise StoreDamagedError(f"{source}: {error}; try another backup") from error


def _read_lines(source: Path, new: Path, now: datetime, fold: TunedFold) -> None:
    new.unlink()
    store = open_store(new, now=now)
    try:
        with store.engine.begin() as connection:
            portable.fill(connection, source)
    except (SQLAlchemyError, OverflowError, UnicodeEncodeError) as error:
        reason = str(error).splitlines()[0]
        raise BadInputError(f"{source}: no rows of a history, {reason}; try another") from error
    doctor.rebuild(store, fold)


def _rows(new: Path) -> int:
    with closing(open_file(str(new), busy_seconds=0.0)) as connection:
        return int(connection.execute("SELECT count(*) FROM reviews").fetchone()[0])


def _swap(path: Path, new: Path, aside: Path) -> Path:
    """Gives the old store the name `aside` and the new one its place.

    At every moment there is a whole store at `path`, the old one or the new one.
    """
    # Opened before the store is held, and closed after: closing it drops the locks on it.
    with path.open("rb") as old, closing(_held(path)):
        _name_too(path, old, aside)
        _set_journal_aside(path, aside)
        new.replace(path)
        placing.sync_folder(path.parent)
    return aside


def _held(path: Path) -> sqlite3.Connection:
    """Holds the old store, so that no answer is written into it while it loses its place.

    Holding it also finishes what a crash left half done in it. A damaged one cannot be held.
    """
    old = sqlite3.connect(path, timeout=backup.BUSY_SECONDS, isolation_level=None)
    try:
        old.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        old.close()
        raise
    except sqlite3.DatabaseError:
        pass
    return old


def _name_too(path: Path, old: BinaryIO, aside: Path) -> None:
    try:
        aside.hardlink_to(path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems know no links (exFAT).
        aside.touch(0o600, exist_ok=False)
        with aside.open("wb") as copy:
            shutil.copyfileobj(old, copy)
            copy.flush()
            os.fsync(copy.fileno())
        shutil.copystat(path, aside)
    placing.sync_folder(path.parent)


def _set_journal_aside(path: Path, aside: Path) -> None:
    """Takes away the journal of a damaged store: beside the new one it would damage that too."""
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        journal.replace(aside.with_name(f"{aside.name}-journal"))


def _aside(path: Path, now: datetime) -> Path:
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    name = f"{path.stem}-before-restore-{stamp}"
    number = 0
    while (free := path.with_name(f"{name}{f'-{number}' if number else ''}.db")).exists():
        number += 1
    return free
