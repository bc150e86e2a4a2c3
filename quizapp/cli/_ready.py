"""A store that has the shipped decks in it, as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.errors import DiskError, StoreBusyError
from quizapp.resources import content_dir, markdown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.cli import Context
    from quizapp.store.peek import Peek, Stamp


def ready(context: Context) -> Peek:
    """Returns the store for reading; loads the shipped decks first where they are new or changed.

    The usual way costs one stat a deck: nothing is imported, nothing is written.
    """
    try:
        peek = context.peek()
    except FileNotFoundError:
        return _load_shipped(context)
    if not _shipped_changed(peek.stamps("shipped:")):
        return peek
    try:
        return _load_shipped(context)
    except (DiskError, StoreBusyError) as error:
        # Reading goes on with the cards as they were.
        click.echo(f"quizapp: the shipped decks have changed, but {error}", err=True)
        return peek


def _shipped_changed(stamps: Mapping[str, Stamp]) -> bool:
    """Returns whether the shipped decks on disk differ from those of the store: one stat a deck.

    Args:
        stamps: those of the shipped decks, and of no others.
    """
    found = {f"shipped:{name}": entry.stat() for name, entry in markdown(content_dir())}
    return stamps.keys() != found.keys() or any(
        stamps[location][:2] != (stat.st_size, stat.st_mtime_ns) for location, stat in found.items()
    )


def _load_shipped(context: Context) -> Peek:
    from quizapp.decks import source
    from quizapp.study import loading

    # No backup on the way to a question: a sitting takes its own.
    store = context.open(keep=False)
    plan = loading.pending(
        source.shipped(content_dir()),
        context.peek().stamps(),
        lambda location: location.startswith("shipped:"),
    )
    changes = loading.apply(store, plan, context.now())
    if changes.by_word:
        click.echo(f"Loaded the shipped decks: {changes.counts}.", err=True)
    return context.peek()
