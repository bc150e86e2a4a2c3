"""What loading decks did, said to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.model.decks import Changes

_SHOWN = 8


def show(changes: Changes, verb: str) -> None:
    """Prints what a load did, or would do, card by card."""
    kept = f", {changes.unchanged} unchanged" if changes.by_word and changes.unchanged else ""
    click.echo(f"{verb}: {changes.counts}{kept}.")
    for line in lines(changes):
        click.echo(f"  {line}")


def lines(changes: Changes) -> Iterator[str]:
    """Gives a line for each card that changed, or for the first of many."""
    for what, cards in changes.by_word.items():
        word = "edited" if what == "changed" else what
        # What has a history comes first: that is what one looks for.
        ranked = sorted(cards, key=lambda card: -changes.reviews.get(card[0], 0))
        for key, prompt in ranked[:_SHOWN]:
            reviews = changes.reviews.get(key, 0)
            keeps = f" keeps {answers(reviews)}" if reviews else ""
            yield f'{word}: "{one_line(prompt, 48)}"{keeps} ({one_line(key, 24)})'
        if len(cards) > _SHOWN:
            yield f"{word}: … and {len(cards) - _SHOWN} more"


def answers(count: int) -> str:
    """Returns a number of reviews in words."""
    return f"{count} review{'s' if count > 1 else ''}"
