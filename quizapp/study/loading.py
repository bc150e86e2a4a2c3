"""Decks into the store: what changed is read, all of it is checked, then one transaction writes."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp import decks, families
from quizapp.decks import source
from quizapp.errors import BadInputError
from quizapp.model.cards import Selection
from quizapp.resources import content_dir

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from quizapp.model.decks import Changes, Deck, DeckFile, Diagnostic, Doubt
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


@contextmanager
def _uncollected(after: Callable[[], None]) -> Iterator[None]:
    """Looks for no circles of objects to be freed: a load makes a million objects and no circle.

    Each is looked at several times while more are made, which takes a tenth of a long load.

    Args:
        after: `gc.freeze` where all of them are still needed, and looking at them at the end
            would take as long; `gc.unfreeze` where they no longer are.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            after()
            gc.enable()


@_uncollected(gc.freeze)
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


@_uncollected(gc.freeze)
def pending(
    files: Sequence[DeckFile],
    stamps: Mapping[str, Stamp],
    is_covered: Callable[[str], bool],
    watched: Callable[[Sequence[DeckFile]], Iterable[DeckFile]] = iter,
) -> Pending:
    """Reads those of `files` that differ from what the store holds; writes nothing.

    Args:
        stamps: what the store holds, by location.
        is_covered: see `found`.
        watched: gives the decks to read one by one, and may show how far it is.
    """
    # A touched file with the same bytes is read too: syncing it only renews its stamp.
    suspects = [file for file in files if _differs(file, stamps.get(file.location))]
    read, diagnostics = (
        decks.load(suspects, families.names(), watched=watched) if suspects else ([], [])
    )
    present = {file.location for file in files}
    gone = (held for held in stamps if held not in present and is_covered(held))
    return Pending(tuple(read), tuple(sorted(gone)), tuple(diagnostics))


def has_errors(plan: Pending) -> bool:
    """Returns whether a deck has an error, so that nothing may be loaded."""
    return any(diagnostic.severity == "error" for diagnostic in plan.diagnostics)


def whole(
    store: Store,
    plan: Pending,
    stamps: Mapping[str, Stamp],
    is_covered: Callable[[str], bool],
    user_decks: Path,
) -> Pending:
    """Returns a load with the decks that its cards come from, if these changed or are gone too.

    Who moves cards to a new file, or renames it, and loads that one alone, means both.
    """
    if stamps.keys() <= {*(deck.file.location for deck in plan.decks), *plan.gone}:
        return plan

    from quizapp.store.loading import cards

    sources = cards.sources(store, plan.decks)
    paths = [source.path_of(place, Path(content_dir()), user_decks) for place in sources]
    there = [path for path in paths if path.is_file()]
    files, _ = found(there, user_decks) if there else ([], None)
    files = [file for file in files if file.location in sources]
    more = pending(
        files,
        {location: stamp for location, stamp in stamps.items() if location in sources},
        lambda location: location in sources or is_covered(location),
    )
    return Pending(
        plan.decks + more.decks,
        tuple(sorted({*plan.gone, *more.gone})),
        plan.diagnostics + more.diagnostics,
    )


def without_cards(peek: Peek, files: Sequence[DeckFile], plan: Pending) -> list[DeckFile]:
    """Returns those of `files` that have no card in them, read just now or before."""
    from quizapp.store import figures

    read = {deck.file.location: bool(deck.cards) for deck in plan.decks}
    return [
        file
        for file in files
        if not read.get(file.location, True)
        or (
            file.location not in read
            and not any(
                line.state != "retired"
                for line in figures.lines(peek, Selection(deck=file.location))
            )
        )
    ]


def preview(store: Store, plan: Pending, accepted: Collection[Doubt] = ()) -> Changes:
    """Returns what `apply` would do; writes nothing."""
    from quizapp.store.loading import cards

    return cards.preview(store, plan.decks, plan.gone, accepted)


@_uncollected(gc.unfreeze)
def apply(
    store: Store,
    plan: Pending,
    at: datetime,
    accepted: Collection[Doubt] = (),
    *,
    only_if_sure: bool = False,
) -> Changes:
    """Writes a load into the store in one transaction, and returns what it did.

    Args:
        accepted: those of the doubts of `preview` that are the same card after all.
        only_if_sure: write nothing where somebody is to be asked first, see `Changes.is_sure`.

    Raises:
        BadInputError: a deck has an error; nothing was written.
    """
    from quizapp.scheduling import states_after
    from quizapp.store.loading import cards

    errors = [found for found in plan.diagnostics if found.severity == "error"]
    if errors:
        first = errors[0]
        place = f"{first.file}:{first.span.line}:{first.span.column}"
        raise BadInputError(f"{place}: {first.message}; mend it and load again")
    return cards.sync(
        store, plan.decks, plan.gone, at, accepted, states_after, only_if_sure=only_if_sure
    )


def _differs(file: DeckFile, stamp: Stamp | None) -> bool:
    return stamp is None or stamp[:2] != (file.size, file.mtime_ns)
