"""Bring a suspended card back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.cli import _complete
from quizapp.cli._note import named_card, note
from quizapp.model.reviews import Event
from quizapp.text import one_line

if TYPE_CHECKING:
    from quizapp.cli import Context


@click.command("resume")
@click.argument("key", shell_complete=_complete.keys)
@click.pass_obj
def command(context: Context, key: str) -> None:
    """Brings a suspended card or skill back into reviews and quizzes, its history as it was.

    \b
    Examples:
      quizapp resume opt-04
    """
    stored, status = named_card(context, key)
    if not status.suspended:
        click.echo(f"{one_line(stored.key)} is not suspended.")
        return
    note(context, stored.key, Event.RESUME)
    click.echo(f"Resumed {one_line(stored.key)}.")
