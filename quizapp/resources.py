"""Where things are: what ships with quizapp, and what belongs to the user."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def content_dir() -> Path:
    """Returns the folder of the shipped decks, in a wheel and in a checkout alike."""
    return _shipped("content")


def migrations_dir() -> Path:
    """Returns the folder of the Alembic migrations."""
    return _shipped("migrations")


def _shipped(name: str) -> Path:
    in_wheel = _PACKAGE / "_data" / name
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent / name


@dataclass(frozen=True, slots=True)
class Places:
    """The user's own places.

    Attributes:
        home: the data folder.
        decks: where the user's decks are looked for.
        store: path of the store, or a SQLAlchemy URL.
    """

    home: Path
    decks: Path
    store: str


def places(store: str | None = None) -> Places:
    """Returns the user's places: under `QUIZAPP_HOME`, or in the platform's folders.

    Args:
        store: another store's path or URL; `QUIZAPP_STORE` where None.
    """
    named = os.environ.get("QUIZAPP_HOME")
    if named:
        home = Path(named).expanduser()
    else:
        # Imported only here: it costs more than everything else on the way to a first question.
        import platformdirs

        home = platformdirs.user_data_path("quizapp", appauthor=False)
    return Places(
        home=home,
        decks=home / "decks",
        store=store or os.environ.get("QUIZAPP_STORE") or str(home / "quizapp.db"),
    )
