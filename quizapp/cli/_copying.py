"""A shipped card as a card of the user's, which is asked in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.cli import _drafts
from quizapp.cli._note import note
from quizapp.cli.new import tell
from quizapp.errors import UsageError
from quizapp.model.reviews import Event
from quizapp.text import one_line

if TYPE_CHECKING:
    from quizapp.cli import Context
    from quizapp.model.cards import StoredCard

_NOTE = "Your copy of {}. Change it, save and close; it is then asked in the other's place."


def copy(context: Context, stored: StoredCard, deck: str) -> None:
    """Has a copy of a shipped card edited, adds it to a deck, and suspends the shipped cards.

    Raises:
        UsageError: the card is no shipped one.
    """
    from quizapp import decks, families
    from quizapp.decks import excerpts, source
    from quizapp.resources import content_dir

    key = one_line(stored.key)
    shipped = {file.location: file for file in source.shipped(content_dir())}
    file = shipped.get(stored.card.deck)
    if file is None:
        raise UsageError(f"`{key}` is no shipped card; `quizapp edit {key}` opens its deck")
    text = decks.read(file)
    start = excerpts.without_id(excerpts.at(text, stored.card.line))
    changes = _drafts.compose(context, deck, start, [_NOTE.format(key)])
    tell(changes, deck)
    if changes is None:
        return
    cards, _ = decks.parse(file, text, families.names())
    with context.peek() as peek:
        siblings = [card.id for card in cards if card.line == stored.card.line and card.id]
        keys = [one.key for name in siblings or [stored.key] if (one := peek.card(name))]
    for each in keys:
        note(context, each, Event.SUSPEND)
        click.echo(f"{each} is suspended; `quizapp resume {each}` brings it back.")
