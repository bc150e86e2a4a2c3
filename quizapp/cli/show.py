"""Read one card, answer and all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from quizapp.cli import _complete
from quizapp.cli._note import named_card
from quizapp.study import asking

if TYPE_CHECKING:
    from quizapp.cli import Context


@click.command("show")
@click.argument("key", shell_complete=_complete.keys)
@click.pass_obj
def command(context: Context, key: str) -> None:
    """Shows a card with its answer, its explanation and its place in the schedule.

    \b
    Examples:
      quizapp show opt-04
      quizapp show dag-grad-one/2       a skill: one instance of it
    """
    from quizapp.terminal import card_page

    stored, status = named_card(context, key)
    due = date.fromordinal(status.memory.due_day).isoformat() if status.memory else ""
    card_page.show(
        context.screen(),
        stored,
        asking.question(stored, key),
        status,
        due,
    )
