"""Leave a card out until it is resumed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.cli import _complete
from quizapp.cli._note import named_card, note
from quizapp.model.reviews import Event
from quizapp.text import one_line

if TYPE_CHECKING:
    from quizapp.cli import Context


@click.command("suspend")
@click.argument("key", shell_complete=_complete.keys)
@click.pass_obj
def command(context: Context, key: str) -> None:
    """Leaves a card or skill out of reviews and quizzes until it is resumed.

    \b
    Examples:
      quizapp suspend opt-04
      quizapp suspend dag-grad-one/5
    """
    stored, status = named_card(context, key)
    if status.suspended:
        click.echo(f"{one_line(stored.key)} is suspended already.")
        return
    note(context, stored.key, Event.SUSPEND)
    click.echo(
        f"Suspended {one_line(stored.key)}; `quizapp resume {one_line(key)}` brings it back."
    )
