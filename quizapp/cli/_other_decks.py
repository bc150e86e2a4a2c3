"""What cards in decks that a command was not given have to say to those that it was."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.cli import Context
    from quizapp.model.decks import DeckFile


def ids_of_others(files: Sequence[DeckFile], context: Context) -> set[str]:
    """Returns the ids in decks that are not among `files`: beside them, shipped or the user's."""
    from quizapp.decks import source
    from quizapp.decks.advice import needs
    from quizapp.study import loading

    given = {_real(file.path) for file in files}
    own, _ = loading.found((), Path(context.places.decks))
    beside = [path for folder in {path.parent for path in given} for path in folder.glob("*.md")]
    others = {_real(path) for path in (*(file.path for file in own), *beside)} - given
    return set().union(*(needs.ids(source.text_of(path)) for path in others))


def _real(path: str | os.PathLike[str]) -> Path:
    """Returns where a path leads; one that leads in a circle is no deck, and no reason to end."""
    return Path(os.path.realpath(path))
