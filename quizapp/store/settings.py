"""What the learner decided: an exam's date, the retention that they want of a deck."""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from quizapp.store import codec, seals
from quizapp.store.schema import settings

if TYPE_CHECKING:
    from datetime import datetime

    from quizapp.store.database import Store


def put(store: Store, name: str, value: object, at: datetime) -> None:
    """Keeps a setting (of JSON's types) in the place of the one of that name; None forgets it."""
    row: dict[str, Any] = {
        "learner_id": store.learner,
        "name": name,
        "value": codec.storable(codec.canonical(value)),
        "at": at.astimezone(UTC).isoformat(),
    }
    row["digest"] = seals.seal("settings", row)
    mine = (settings.c.learner_id == store.learner, settings.c.name == name)
    with store.write() as connection:
        connection.execute(delete(settings).where(*mine))
        if value is not None:
            connection.execute(insert(settings), row)


def read(store: Store) -> dict[str, Any]:
    """Returns the learner's settings by name."""
    mine = select(settings).where(settings.c.learner_id == store.learner)
    with store.read() as connection:
        return {row.name: json.loads(row.value) for row in connection.execute(mine)}
