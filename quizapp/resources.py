"""Where things are, as texts: what ships with quizapp, and what belongs to the user."""

# ruff: noqa: PTH100, PTH111, PTH112, PTH117, PTH118, PTH120 - pathlib takes 4 ms to import, before a first question

from __future__ import annotations

import os
import platform
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = os.path.dirname(os.path.realpath(__file__))


def content_dir() -> str:
    """Returns the folder of the shipped decks, in a wheel and in a checkout alike."""
    return _shipped("content")


def migrations_dir() -> str:
    """Returns the folder of the Alembic migrations."""
    return _shipped("migrations")


def _shipped(name: str) -> str:
    in_wheel = os.path.join(_PACKAGE, "_data", name)
    return in_wheel if os.path.isdir(in_wheel) else os.path.join(os.path.dirname(_PACKAGE), name)


class Places(NamedTuple):
    """The user's own places.

    Attributes:
        home: the data folder.
        decks: where the user's decks are looked for.
        store: path of the store, or a SQLAlchemy URL.
    """

    home: str
    decks: str
    store: str


def config_file() -> str:
    """Returns where the configuration file is, or would be; `QUIZAPP_CONFIG` names another."""
    named = os.environ.get("QUIZAPP_CONFIG")
    if named:
        return os.path.expanduser(named)
    home = os.environ.get("QUIZAPP_HOME")
    return os.path.join(os.path.expanduser(home) if home else _config_folder(), "config.toml")


def places(store: str | None = None, decks: str | None = None) -> Places:
    """Returns the user's places: under `QUIZAPP_HOME`, or in the platform's folders.

    Args:
        store: another store's path or URL; `QUIZAPP_STORE` where None.
        decks: another folder of decks.
    """
    named = os.environ.get("QUIZAPP_HOME")
    home = os.path.expanduser(named) if named else _data_folder()
    return Places(
        home=home,
        decks=os.path.abspath(os.path.expanduser(decks)) if decks else os.path.join(home, "decks"),
        store=store or os.environ.get("QUIZAPP_STORE") or os.path.join(home, "quizapp.db"),
    )


def _data_folder() -> str:
    """Returns the folder that the platform has for a user's data of quizapp."""
    if platform.system() == "Linux":
        return _xdg("XDG_DATA_HOME", "~/.local/share")
    import platformdirs

    return platformdirs.user_data_dir("quizapp", appauthor=False)


def _config_folder() -> str:
    """Returns the folder that the platform has for a user's settings of quizapp."""
    if platform.system() == "Linux":
        return _xdg("XDG_CONFIG_HOME", "~/.config")
    import platformdirs

    return platformdirs.user_config_dir("quizapp", appauthor=False)


def _xdg(variable: str, usual: str) -> str:
    # platformdirs says the same (a test compares them), but takes 10 ms more to import.
    named = os.environ.get(variable, "")
    return os.path.join(named if os.path.isabs(named) else os.path.expanduser(usual), "quizapp")


def markdown(root: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yields each deck in a folder and the folders below it, by name: its name, and its entry.

    Names have slashes on every platform: `week1/notes.md`. A folder that cannot be read has none.
    """
    yield from _below(root, "")


def _below(folder: str, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        with os.scandir(folder) as entries:
            found = sorted([(entry.name, entry) for entry in entries])
    except OSError:
        return
    for name, entry in found:
        if name.startswith("."):
            continue
        if not entry.is_dir():
            if name.endswith(".md") and name != "README.md":
                yield prefix + name, entry
        # Links to folders are not followed: they may lead in circles.
        elif not entry.is_symlink():
            yield from _below(entry.path, f"{prefix}{name}/")
