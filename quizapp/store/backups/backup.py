"""Backups: verified copies beside the store, taken when something changed and it is time.

They stand in the folder `backups` next to the store, each with the time of its taking in its
name. Of each the rows since the one before are verified (see `verify`) before it gets its name.
Each day one is then verified whole, and comes with the log as JSON lines, readable without
quizapp: that takes seconds of a long log, and is done where nobody waits for it.
"""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from quizapp.errors import DiskError, StoreDamagedError
from quizapp.store import placing
from quizapp.store.backups import rotation
from quizapp.store.failures import translated
from quizapp.store.health import verify
from quizapp.store.history import portable
from quizapp.store.location import PAGE_BY_PAGE, open_file, refuse_pipe

if TYPE_CHECKING:
    from pathlib import Path

BUSY_SECONDS = 10.0
_STAMP = "%Y%m%dT%H%M%SZ"
_LINES = ".jsonl.gz"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup in the folder of backups: its file, and when it was taken."""

    path: Path
    at: datetime


def folder(path: Path) -> Path:
    """Returns where the backups of the store at `path` are."""
    return path.parent / "backups"


def kept(path: Path) -> list[Backup]:
    """Returns the backups of the store at `path`, oldest first; a stranger's file is no backup."""
    name = re.compile(rf"{re.escape(path.stem)}-([0-9]{{8}}T[0-9]{{6}}Z)(-[0-9]+)?\.db")
    named = ((file, name.fullmatch(file.name)) for file in folder(path).glob("*.db"))
    timed = ((_time(match[1]), _file(file), file) for file, match in named if match)
    found = [(at, status.st_ctime_ns, file) for at, status, file in timed if at and status]
    return [Backup(file, at) for at, _, file in sorted(found)]


def _file(path: Path) -> os.stat_result | None:
    """Returns the status of a file; None where it is none, or another process let it go."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status if stat.S_ISREG(status.st_mode) else None


def _time(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def latest_good(path: Path, now: datetime) -> Backup | None:
    """Returns the newest backup that is whole, to restore from; None where there is none.

    One from the future is from a clock that was wrong, and may be older than all others.
    """
    newest_first = sorted(kept(path), key=lambda one: (one.at <= now, one.at), reverse=True)
    whole = (one for one in newest_first if verify.first_fault(one.path) is None)
    return next(whole, None)


def automatic(path: Path, now: datetime, *, at_leisure: bool = True) -> Path | None:
    """Takes a backup if something changed and it is time; lets go of those that are too many.

    Args:
        at_leisure: nobody waits: the day's one is verified whole and comes with its lines. Where
            somebody does, that is left to the next one.

    Returns:
        The new backup, or None where none was due.

    Raises:
        StoreBusyError, StoreDamagedError, DiskError: none was taken; the store is as it was.
    """
    with translated(path):
        return _automatic(path, now, at_leisure=at_leisure)


def _automatic(path: Path, now: datetime, *, at_leisure: bool) -> Path | None:
    backups = kept(path)
    last = next((one for one in reversed(backups) if one.at <= now), None)
    if _unchanged(backups, path) or not rotation.is_due(last.at if last else None, now):
        return None
    if not _has_history(path):
        return None
    taken = _take(path, now, last.path if last else None)
    with_lines = [one.at for one in backups if one.path.with_suffix(_LINES).exists()]
    if at_leisure and rotation.is_first_of_day(with_lines, now):
        _complete(path, taken)
    _rotate(path, now)
    return taken


def _complete(path: Path, taken: Path) -> None:
    """Verifies a new backup whole and writes its lines; a kill before the end leaves it as it is.

    Raises:
        StoreDamagedError: the store is damaged, and the backup no good one: it is gone.
    """
    if fault := verify.first_fault(taken):
        taken.unlink()
        raise _damaged(path, fault)
    placing.place(taken.with_suffix(_LINES), partial(portable.write, taken))


def before(path: Path, now: datetime) -> Path:
    """Returns a backup of the store as it is, before it is changed at large; taken if need be.

    Raises:
        StoreBusyError, StoreDamagedError, DiskError: there is none; the store is as it was.
    """
    same = _unchanged(kept(path), path)
    return same.path if same else _take(path, now)


def _unchanged(backups: list[Backup], path: Path) -> Backup | None:
    """Returns the newest backup of the store as it is now; None where there is none."""
    return next((one for one in reversed(backups) if is_of(one, path)), None)


def is_of(backup: Backup, path: Path) -> bool:
    """Returns whether the store has not changed since the backup was taken."""
    # `copy` gives a backup the modification time that its store had.
    return backup.path.stat().st_mtime_ns == path.stat().st_mtime_ns


def copy(path: Path, to: Path) -> Path:
    """Puts a verified copy of the store at `to`, or into the folder there; returns where it is.

    No file is overwritten, and only the owner may read it.

    Raises:
        DiskError: there is a file at `to`, or it may not be written.
        StoreBusyError: another program holds the store.
        StoreDamagedError: the store is damaged; no copy was made.
    """
    to = to / path.name if to.is_dir() else to
    with translated(path):
        if not placing.place(to, partial(_fill, path)):
            raise DiskError(f"{to}: there is such a file; name another")
    return to


def lines(path: Path, to: Path) -> Path:
    """Writes the history in the store as JSON lines into `to`; raises as `copy` does."""
    with translated(path):
        if fault := verify.first_fault(path, busy_seconds=BUSY_SECONDS):
            raise _damaged(path, fault)
        if not placing.place(to, partial(portable.write, path, is_packed=to.suffix == ".gz")):
            raise DiskError(f"{to}: there is such a file; name another")
    return to


def _fill(path: Path, to: Path, since: Path | None = None) -> None:
    """Copies the store to `to` and verifies it: what is in the good copy `since` not again."""
    refuse_pipe(path)
    with (
        closing(open_file(str(path), busy_seconds=BUSY_SECONDS)) as source,
        closing(sqlite3.connect(to)) as target,
    ):
        # No journal: a copy that is not finished is no copy. All of it is made safe at once below.
        target.execute("PRAGMA journal_mode = OFF")
        target.execute("PRAGMA synchronous = OFF")
        source.execute(PAGE_BY_PAGE)
        # From here to the end of the copy nobody can commit, so that the time is the copy's own.
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        changed = path.stat().st_mtime_ns
        source.backup(target)
    if fault := verify.first_fault(to, since=since):
        raise _damaged(path, fault)
    with to.open("rb+") as file:
        os.fsync(file.fileno())
    # At the end: an old one that is not in its place yet is taken for what a kill left.
    os.utime(to, ns=(changed, changed))


def _damaged(path: Path, fault: str) -> StoreDamagedError:
    return StoreDamagedError(f"{path}: {fault}; no backup was made, see `quizapp doctor`")


def _has_history(path: Path) -> bool:
    """Returns whether anything was ever answered: what came from decks comes from them again."""
    with closing(open_file(str(path), busy_seconds=BUSY_SECONDS)) as connection:
        return connection.execute("SELECT 1 FROM reviews LIMIT 1").fetchone() is not None


def _take(path: Path, now: datetime, since: Path | None = None) -> Path:
    to = _free_name(path, now)
    with translated(path):
        # Another process may take one in the same second.
        while not placing.place(to, partial(_fill, path, since=since)):
            to = _free_name(path, now)
    return to


def _free_name(path: Path, now: datetime) -> Path:
    stamp = now.astimezone(UTC).strftime(_STAMP)
    names = (f"{path.stem}-{stamp}{f'-{n}' if n else ''}.db" for n in count())
    return next(file for name in names if not (file := folder(path) / name).exists())


def _rotate(path: Path, now: datetime) -> None:
    backups = kept(path)
    expired = rotation.expired([backup.at for backup in backups], now)
    for backup in backups:
        if backup.at in expired:
            backup.path.with_suffix(_LINES).unlink(missing_ok=True)
            backup.path.unlink(missing_ok=True)
    half_made = (
        *folder(path).glob(f".{path.stem}-*.new*"),
        *path.parent.glob(f".{path.name}.*.new*"),
    )
    for left in half_made:
        # A kill left it; but another process may be making one right now.
        status = _file(left)
        if status and now.timestamp() - status.st_mtime > rotation.EVERY.total_seconds():
            left.unlink(missing_ok=True)
