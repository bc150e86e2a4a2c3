"""Write a card in your editor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.cli._one_of import OneOf
from quizapp.decks import templates
from quizapp.text import one_line

if TYPE_CHECKING:
    from quizapp.cli import Context
    from quizapp.model.decks import Changes

_HOW = "save and close to add the card; lines left empty are dropped"


@click.command("new")
@click.option(
    "--kind",
    type=OneOf("kind", templates.KINDS),
    default="recall",
    show_default=True,
    metavar="KIND",
    help=f"What to begin with: {', '.join(templates.KINDS)}.",
)
@click.option("--deck", default="my-cards", show_default=True, help="Your deck that it goes into.")
@click.option(
    "--draft",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Go on with a draft that was kept.",
)
@click.pass_obj
def command(context: Context, kind: str, deck: str, draft: Path | None) -> None:
    """Opens your editor for a new card, checks the card, and adds it to a deck of yours.

    \b
    Examples:
      quizapp new                               a question and its answer
      quizapp new --kind choice --deck week4    into the deck week4
      quizapp new --kind parametric             numbers that change
      EDITOR="code --wait" quizapp new

    The editor is `$VISUAL`, `$EDITOR`, or the system's. If something is wrong with the card, the
    editor opens again and says what. To add nothing, close it without a change.
    """
    from quizapp.cli import _drafts

    if draft:
        start, notes = templates.written(_drafts.text_of(draft)), [_HOW]
    else:
        start, notes = templates.template(kind), [f"{kind}: {templates.advice(kind)}", _HOW]
    tell(_drafts.compose(context, deck, start, notes, draft), deck)


def tell(changes: Changes | None, deck: str) -> None:
    """Says which cards there are now, by their keys."""
    if changes is None:
        click.echo("Nothing was added.")
        return
    if not changes.added:
        click.echo(f"It is in your deck {one_line(deck)}; the store had it already.")
    for key, prompt in changes.added:
        click.echo(f'{key}: "{one_line(prompt, 48)}" is in your deck {one_line(deck)}.')
