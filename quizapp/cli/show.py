"""Read one card, answer and all."""

from __future__ import annotations

import sys
from datetime import date

import click

from quizapp.cli import Context, unknown
from quizapp.cli._ready import ready
from quizapp.errors import UsageError
from quizapp.study import asking


@click.command("show")
@click.argument("key")
@click.pass_obj
def command(context: Context, key: str) -> None:
    """Shows a card with its answer, its explanation and its place in the schedule.

    \b
    Examples:
      quizapp show opt-04
      quizapp show dag-grad-one/2       a skill: one instance of it
    """
    from quizapp.terminal import card_page
    from quizapp.terminal.screen import Screen

    peek = ready(context)
    stored = peek.card(key)
    status = peek.status(stored.key) if stored else None
    if stored is None or status is None:
        raise UsageError(unknown("card", key, peek.keys(), "see `quizapp cards`"))
    due = date.fromordinal(status.memory.due_day).isoformat() if status.memory else ""
    card_page.show(
        Screen.of(sys.stdout, plain=context.plain),
        stored,
        asking.question(stored, key),
        status,
        due,
    )
