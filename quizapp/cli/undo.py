"""Take back the latest answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.cli._note import happening
from quizapp.errors import QuizappError
from quizapp.model.reviews import Event
from quizapp.text import one_line

if TYPE_CHECKING:
    from quizapp.cli import Context


@click.command("undo")
@click.pass_obj
def command(context: Context) -> None:
    """Takes back the latest answer, or the latest suspend, resume or forget.

    \b
    Examples:
      quizapp undo

    Nothing is erased: the log gets a row that says so. Run it again to take back the one before.
    """
    try:
        context.peek().close()
    except FileNotFoundError:
        raise QuizappError("there is nothing to undo; no store has been made yet") from None
    from quizapp.scheduling import next_state
    from quizapp.store.history import reviews

    undone = reviews.undo(context.open(), happening(context, "", Event.UNDO), next_state)
    with context.peek() as peek:
        stored = peek.card(undone.card)
    about = f": {one_line(stored.card.prompt)}" if stored else ""
    click.echo(f"Took back the latest for {one_line(undone.card)}{about}")
