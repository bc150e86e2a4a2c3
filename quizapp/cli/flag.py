"""Flag a bad question for its author, or take the flag back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.cli import _complete
from quizapp.cli._note import happening, named_card
from quizapp.model.reviews import Event
from quizapp.text import one_line

if TYPE_CHECKING:
    from quizapp.cli import Context


@click.command("flag")
@click.argument("key", shell_complete=_complete.keys)
@click.argument("why", nargs=-1)
@click.option("--clear", is_flag=True, help="Take the flag back: it was mended.")
@click.pass_obj
def command(context: Context, *, key: str, why: tuple[str, ...], clear: bool) -> None:
    """Flags a bad question, with a few words WHY; `quizapp cards --flagged` lists them.

    \b
    Examples:
      quizapp flag opt-04 two options are right
      quizapp flag opt-04 --clear

    In a session, `:f` and a few words do the same.
    """
    from dataclasses import replace

    from quizapp.scheduling import next_state
    from quizapp.store.history import reviews

    stored, _ = named_card(context, key)
    event = Event.UNFLAG if clear else Event.FLAG
    row = replace(
        happening(context, stored.key, event), typed=" ".join(why), prompt=stored.card.prompt
    )
    reviews.record(context.open(), row, next_state)
    done = "Took the flag back from" if clear else "Flagged"
    click.echo(f"{done} {one_line(stored.key)}: {one_line(stored.card.prompt)}")
