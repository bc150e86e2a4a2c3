"""Whether the shipped decks are still those that the store holds: one stat a deck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.resources import content_dir

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.store.peek import Stamp


def shipped_changed(stamps: Mapping[str, Stamp]) -> bool:
    """Returns whether the shipped decks on disk differ from those of the store."""
    from quizapp.decks.source import shipped

    files = {file.location: file for file in shipped(content_dir())}
    held = {location for location in stamps if location.startswith("shipped:")}
    return held != files.keys() or any(
        stamps[location][:2] != (file.size, file.mtime_ns) for location, file in files.items()
    )
