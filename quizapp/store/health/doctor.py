"""The store's health. `examine` changes nothing; `rebuild` writes memory, never the log."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from quizapp.errors import StoreDamagedError
from quizapp.store.backups import backup
from quizapp.store.health import checks
from quizapp.store.loading import card_rows
from quizapp.store.memory import folding
from quizapp.store.schema import cards

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

    from quizapp.store.database import Store
    from quizapp.store.memory.tuning import TunedFold


# The checks of what `rebuild` makes anew.
FOLDED = frozenset({"memory", "queue"})
# The checks of what stands around the store.
AROUND = frozenset({"permissions", "backups"})


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check says."""

    name: str
    ok: bool
    message: str


def examine(store: Store, fold: TunedFold) -> list[Finding]:
    """Returns what each check finds; nothing is changed.

    Args:
        fold: what a review does to a memory, `scheduling.states_after`.

    Raises:
        StoreBusyError, StoreDamagedError, DiskError: the store cannot be read at all.
    """
    with store.read() as connection:
        findings = [_finding(name, check(connection)) for name, check in checks.CHECKS.items()]
        findings.append(_finding("memory", _memory(connection, store.learner, fold)))
    return [*findings, _permissions(store)]


def rebuild(store: Store, fold: TunedFold) -> int:
    """Folds the learner's log again; returns how many cards' memory was not what it says.

    Raises:
        StoreBusyError, StoreDamagedError, DiskError: nothing was written.
    """
    with store.write() as connection:
        for keys in card_rows.batches(checks.out_of_step(connection)):
            card_rows.spread(connection, cards.c.key.in_(keys))
        return folding.refold(connection, store.learner, fold)


def _finding(name: str, problems: Iterable[str]) -> Finding:
    """Returns a check's finding: good without problems, else the first and how many there are."""
    found: list[str] = []
    try:
        found += problems
    except (DBAPIError, StoreDamagedError, ValueError, KeyError, TypeError) as error:
        # A damaged store may hold anything where a row or a value should be.
        found.append(f"cannot be read: {str(error).splitlines()[0]}")
    if not found:
        return Finding(name, ok=True, message="good")
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return Finding(name, ok=False, message=found[0] + more)


def _memory(connection: Connection, learner: int, fold: TunedFold) -> Iterator[str]:
    for key in folding.differing(connection, learner, fold):
        yield f"memory of {key} is not what the log says; run `quizapp doctor --rebuild`"


def _permissions(store: Store) -> Finding:
    mode = stat.S_IMODE(store.path.stat().st_mode)
    others = mode & (stat.S_IRWXG | stat.S_IRWXO)
    advice = f"others may read it (mode {mode:o}); run `chmod 600`"
    return Finding("permissions", ok=not others, message=advice if others else "good")


def backups(path: Path, now: datetime) -> Finding:
    """Names the backup to restore from; a bad one among them is no illness of the store.

    That none can be made is.
    """
    if obstacle := _obstacle(path):
        return Finding("backups", ok=False, message=f"none can be made: {obstacle}")
    latest = backup.latest_good(path, now)
    if latest is None:
        return Finding("backups", ok=True, message="none yet; `quizapp backup` makes one")
    message = f"the latest good one is {latest.path}, of {latest.at:%Y-%m-%d %H:%M} UTC"
    return Finding("backups", ok=True, message=message)


def _obstacle(path: Path) -> str | None:
    """Returns what is in the way of a backup of the store at `path`; None where nothing is seen."""
    place = backup.folder(path)
    if not place.is_dir():
        return f"{place} is no folder" if os.path.lexists(place) else None
    # A store that nobody can change needs no further backups.
    if os.access(path, os.W_OK) and not os.access(place, os.R_OK | os.W_OK | os.X_OK):
        return f"the folder {place} may not be written"
    return None
