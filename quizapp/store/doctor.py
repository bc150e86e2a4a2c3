"""The store's health. `examine` changes nothing; `rebuild` writes memory, never the log."""

from __future__ import annotations

import math
import stat
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection, case, exists, select, true
from sqlalchemy.exc import DBAPIError

from quizapp.errors import StoreDamagedError
from quizapp.store import backup, card_rows, chain, codec, create, log
from quizapp.store.memory import Folded, Step, fold
from quizapp.store.memory_rows import remember, remembered
from quizapp.store.schema import cards, learners, memory, metadata, reviews

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from quizapp.model import MemoryState
    from quizapp.store.database import Store

# The FSRS library computes in 32 bits, and not to the same last bit everywhere.
TOLERANCE = 1e-5


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check says."""

    name: str
    ok: bool
    message: str


def examine(store: Store, step: Step) -> list[Finding]:
    """Returns what each check finds; nothing is changed.

    Args:
        step: what a review does to a memory, `scheduling.next_state`.

    Raises:
        StoreBusyError, StoreDamagedError, DiskError: the store cannot be read at all.
    """
    with store.read() as connection:
        findings = [_finding(name, check(connection)) for name, check in _CHECKS.items()]
        findings.append(_finding("memory", _memory(connection, store.learner, step)))
    return [*findings, _permissions(store), backups(store.path)]


def rebuild(store: Store, step: Step) -> int:
    """Folds the learner's log again; returns how many cards' memory was not what it says.

    Raises:
        StoreBusyError, StoreDamagedError, DiskError: nothing was written.
    """
    with store.write() as connection:
        card_rows.spread(connection, true())
        differing = dict(_differing(connection, store.learner, step))
        remember(connection, store.learner, differing)
    return len(differing)


def _finding(name: str, problems: Iterable[str]) -> Finding:
    """Returns a check's finding: good without problems, else the first and how many there are."""
    found: list[str] = []
    try:
        found += problems
    except (DBAPIError, StoreDamagedError, ValueError, KeyError) as error:
        # A damaged store may hold anything where a row or a value should be.
        found.append(f"cannot be read: {str(error).splitlines()[0]}")
    if not found:
        return Finding(name, ok=True, message="good")
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return Finding(name, ok=False, message=found[0] + more)


def _integrity(connection: Connection) -> Iterator[str]:
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield str(line)


def _references(connection: Connection) -> Iterator[str]:
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} points to nothing in {parent}"


def _tables(connection: Connection) -> Iterator[str]:
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master")
    indexes = [str(index.name) for table in metadata.tables.values() for index in table.indexes]
    for name in sorted({*metadata.tables, *indexes, *create.GUARDS} - set(found.scalars())):
        yield f"{name} is missing"


def _chain(connection: Connection) -> Iterator[str]:
    everything = select(reviews).order_by(reviews.c.learner_id, reviews.c.seq)
    yield from chain.breaks(map(dict, connection.execute(everything).mappings()))


def _words(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(cards)).mappings():
        if any(row[name] != digest for name, digest in codec.digests(row).items()):
            yield f"card {row['key']} is not as it was loaded"


def _copies(connection: Connection) -> Iterator[str]:
    """Every learner has a row of memory for every card, and it repeats the card's columns."""
    right = exists().where(
        memory.c.learner_id == learners.c.id,
        memory.c.card_key == cards.c.key,
        memory.c.retired == cards.c.retired,
        memory.c.position == cards.c.position,
        memory.c.skill == case((cards.c.kind == "skill", 1), else_=0),
    )
    wrong = select(cards.c.key).select_from(cards.join(learners, true())).where(~right)
    for key in connection.scalars(wrong):
        yield f"memory of {key} is not in step with its card; run `quizapp doctor --rebuild`"


_CHECKS: dict[str, Callable[[Connection], Iterator[str]]] = {
    "file": _integrity,
    "references": _references,
    "tables": _tables,
    "log": _chain,
    "cards": _words,
    "queue": _copies,
}


def _memory(connection: Connection, learner: int, step: Step) -> Iterator[str]:
    for key, _ in _differing(connection, learner, step):
        yield f"memory of {key} is not what the log says; run `quizapp doctor --rebuild`"


def _differing(connection: Connection, learner: int, step: Step) -> Iterator[tuple[str, Folded]]:
    """Gives the cards whose memory is not the fold of the log, and that fold."""
    folds = {key: fold(rows, step) for key, rows in log.by_card(connection, learner)}
    mine = select(memory).where(memory.c.learner_id == learner)
    for kept in connection.execute(mine).mappings().all():
        wanted = folds.get(kept["card_key"], Folded())
        if not _same(remembered(kept), wanted):
            yield kept["card_key"], wanted


def _same(held: Folded, wanted: Folded) -> bool:
    if held.state and wanted.state and _close(held.state, wanted.state):
        held = replace(held, state=wanted.state)
    return held == wanted


def _close(one: MemoryState, other: MemoryState) -> bool:
    return (
        math.isclose(one.stability, other.stability, rel_tol=TOLERANCE)
        and math.isclose(one.difficulty, other.difficulty, rel_tol=TOLERANCE)
        and (one.last_day, one.due_day) == (other.last_day, other.due_day)
    )


def _permissions(store: Store) -> Finding:
    mode = stat.S_IMODE(store.path.stat().st_mode)
    others = mode & (stat.S_IRWXG | stat.S_IRWXO)
    advice = f"others may read it (mode {mode:o}); run `chmod 600`"
    return Finding("permissions", ok=not others, message=advice if others else "good")


def backups(path: Path) -> Finding:
    """Names the backup to restore from; a bad one among them is no illness of the store."""
    latest = backup.latest_good(path)
    if latest is None:
        return Finding("backups", ok=True, message="none yet; `quizapp backup` makes one")
    message = f"the latest good one is {latest.path}, of {latest.at:%Y-%m-%d %H:%M} UTC"
    return Finding("backups", ok=True, message=message)
