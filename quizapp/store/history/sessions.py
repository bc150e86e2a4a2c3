"""Sittings that can be resumed."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, update

from quizapp.store import codec
from quizapp.store.health import seals
from quizapp.store.schema import sessions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from quizapp.model.modes import Mode
    from quizapp.store.database import Store


def start(
    store: Store, session_id: str, mode: Mode, plan: Mapping[str, object], at: datetime
) -> None:
    """Records a sitting and the plan (JSON's types) by which it can be resumed."""
    row: dict[str, Any] = {
        "learner_id": store.learner,
        "id": session_id,
        "mode": mode.value,
        "plan": codec.storable(codec.canonical(plan)),
        "started_at": at.astimezone(UTC).isoformat(timespec="microseconds"),
    }
    row["digest"] = seals.seal("sessions", row)
    with store.write() as connection:
        connection.execute(insert(sessions), row)


def end(store: Store, session_id: str, at: datetime) -> None:
    """Records that a sitting came to its end: it is not offered again."""
    ended = at.astimezone(UTC).isoformat(timespec="microseconds")
    mine = (sessions.c.learner_id == store.learner, sessions.c.id == session_id)
    with store.write() as connection:
        connection.execute(update(sessions).where(*mine).values(ended_at=ended))
