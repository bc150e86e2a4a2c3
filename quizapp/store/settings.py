"""What the learner decided: an exam's date, the retention that they want of a deck."""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from quizapp.store import codec
from quizapp.store.health import seals
from quizapp.store.memory import folding
from quizapp.store.memory.tuning import RETENTION
from quizapp.store.schema import settings

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from quizapp.store.database import Store
    from quizapp.store.memory.tuning import TunedFold


def put(store: Store, name: str, value: object, at: datetime) -> None:
    """Keeps a setting (of JSON's types) in the place of the one of that name; None forgets it."""
    with store.write() as connection:
        _put(connection, store.learner, name, value, at)


def put_retention(store: Store, wanted: dict[str, float], at: datetime, fold: TunedFold) -> int:
    """Keeps the retention wanted by deck, and folds the log anew by it in the same transaction.

    Args:
        wanted: by the location of a deck, "" for all others.
        fold: `scheduling.states_after`.

    Returns:
        How many cards come on another day now.
    """
    with store.write() as connection:
        _put(connection, store.learner, RETENTION, wanted or None, at)
        return folding.refold(connection, store.learner, fold)


def _put(connection: Connection, learner: int, name: str, value: object, at: datetime) -> None:
    row: dict[str, Any] = {
        "learner_id": learner,
        "name": name,
        "value": codec.storable(codec.canonical(value)),
        "at": at.astimezone(UTC).isoformat(),
    }
    row["digest"] = seals.seal("settings", row)
    mine = (settings.c.learner_id == learner, settings.c.name == name)
    connection.execute(delete(settings).where(*mine))
    if value is not None:
        connection.execute(insert(settings), row)


def read(store: Store) -> dict[str, Any]:
    """Returns the learner's settings by name."""
    mine = select(settings).where(settings.c.learner_id == store.learner)
    with store.read() as connection:
        return {row.name: json.loads(row.value) for row in connection.execute(mine)}
