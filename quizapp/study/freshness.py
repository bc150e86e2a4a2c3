"""Whether the shipped decks are still those that the store holds: one stat a deck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.decks.walking import markdown
from quizapp.resources import content_dir

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.store.peek import Stamp


def shipped_changed(stamps: Mapping[str, Stamp]) -> bool:
    """Returns whether the shipped decks on disk differ from those of the store.

    Args:
        stamps: those of the shipped decks, and of no others.
    """
    found = {f"shipped:{name}": entry.stat() for name, entry in markdown(content_dir())}
    return stamps.keys() != found.keys() or any(
        stamps[location][:2] != (stat.st_size, stat.st_mtime_ns) for location, stat in found.items()
    )
