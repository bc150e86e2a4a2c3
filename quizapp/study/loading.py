"""Decks into the store: what changed is read, all of it is checked, then one transaction writes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp import decks, families
from quizapp.decks import source
from quizapp.errors import BadInputError
from quizapp.model import Selection
from quizapp.resources import content_dir

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from quizapp.model.decks import Changes, Deck, DeckFile, Diagnostic
    from quizapp.store.database import Store
    from quizapp.store.peek import Peek, Stamp


@dataclass(frozen=True, slots=True)
class Pending:
    """What a load has read.

    Attributes:
        decks: those that differ from what the store holds.
        gone: locations of decks that the store holds and the disk no longer does.
        diagnostics: everything found in the decks that were read; an error refuses the load.
    """

    decks: tuple[Deck, ...]
    gone: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a load would do; `retires_much` names decks that would lose more than half."""

    changes: Changes
    retires_much: tuple[str, ...]


def found(paths: Sequence[Path], user_decks: Path) -> tuple[list[DeckFile], Callable[[str], bool]]:
    """Returns the decks at `paths`, or the shipped and the user's where there are none.

    With them comes a test of whether a location lies where they were looked for: a deck there
    that is not among them is gone.

    Raises:
        BadInputError: a path does not exist.
    """
    if not paths:
        files = [*source.shipped(content_dir()), *source.user(user_decks)]
        return files, lambda location: location.startswith(("shipped:", "user:"))
    files = source.named(paths, shipped_dir=Path(content_dir()), user_dir=user_decks)
    folders = tuple(f"{path.resolve()}/" for path in paths if path.is_dir())
    return files, lambda location: location.startswith(folders)


def pending(
    files: Sequence[DeckFile], stamps: Mapping[str, Stamp], is_covered: Callable[[str], bool]
) -> Pending:
    """Reads those of `files` that differ from what the store holds; writes nothing.

    Args:
        stamps: what the store holds, by location.
        is_covered: see `found`.
    """
    # A touched file with the same bytes is read too: syncing it only renews its stamp.
    suspects = [file for file in files if _differs(file, stamps.get(file.location))]
    read, diagnostics = decks.load(suspects, families.names())
    present = {file.location for file in files}
    gone = (held for held in stamps if held not in present and is_covered(held))
    return Pending(tuple(read), tuple(sorted(gone)), tuple(diagnostics))


def has_errors(plan: Pending) -> bool:
    """Returns whether a deck has an error, so that nothing may be loaded."""
    return any(diagnostic.severity == "error" for diagnostic in plan.diagnostics)


def preview(store: Store, peek: Peek, plan: Pending, at: datetime) -> Preview:
    """Returns what `apply` would do; writes nothing."""
    from quizapp.store import cards, figures

    changes = cards.preview(store, plan.decks, plan.gone, at)
    if not changes.retired:
        return Preview(changes, ())
    retired = {key for key, _ in changes.retired}
    by_deck: dict[str, list[bool]] = {}
    for line in figures.lines(peek, Selection()):
        if line.state != "retired":
            by_deck.setdefault(line.deck, []).append(line.key in retired)
    much = (deck for deck, leaves in by_deck.items() if 2 * sum(leaves) > len(leaves))
    return Preview(changes, tuple(much))


def apply(store: Store, plan: Pending, at: datetime) -> Changes:
    """Writes a load into the store in one transaction, and returns what it did.

    Raises:
        BadInputError: a deck has an error; nothing was written.
    """
    from quizapp.store import cards

    errors = [found for found in plan.diagnostics if found.severity == "error"]
    if errors:
        first = errors[0]
        place = f"{first.file}:{first.span.line}:{first.span.column}"
        raise BadInputError(f"{place}: {first.message}; mend it and load again")
    return cards.sync(store, plan.decks, plan.gone, at)


def _differs(file: DeckFile, stamp: Stamp | None) -> bool:
    return stamp is None or stamp[:2] != (file.size, file.mtime_ns)
