"""Settings: JSON by name, the last one counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.store import settings

from .conftest import NOON

if TYPE_CHECKING:
    from quizapp.store.database import Store


def test_the_last_one_counts(store: Store) -> None:
    assert settings.read(store) == {}
    settings.put(store, "exam", "2026-12-24", NOON)
    settings.put(store, "retention", {"user:sgd.md": 0.95}, NOON)
    settings.put(store, "exam", "2027-01-15", NOON)
    assert settings.read(store) == {"exam": "2027-01-15", "retention": {"user:sgd.md": 0.95}}
    settings.put(store, "exam", None, NOON)
    assert settings.read(store) == {"retention": {"user:sgd.md": 0.95}}
