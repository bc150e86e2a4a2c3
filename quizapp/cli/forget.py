"""Start a card anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.cli import _complete
from quizapp.cli._note import named_card, note
from quizapp.model.reviews import Event
from quizapp.text import one_line

if TYPE_CHECKING:
    from quizapp.cli import Context


@click.command("forget")
@click.argument("key", shell_complete=_complete.keys)
@click.pass_obj
def command(context: Context, key: str) -> None:
    """Makes a card or skill new again. Nothing is erased: `quizapp undo` takes it back.

    \b
    Examples:
      quizapp forget opt-04
    """
    stored, status = named_card(context, key)
    if status.memory is None:
        click.echo(f"{one_line(stored.key)} is new: there is nothing to forget.")
        return
    note(context, stored.key, Event.FORGET)
    click.echo(f"{one_line(stored.key)} is new again; its history stays in `quizapp log`.")
