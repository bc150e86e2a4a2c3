"""Edit a card where it stands in its deck."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from quizapp.cli import _complete, _editing
from quizapp.cli._findings import show
from quizapp.cli._note import named_card
from quizapp.errors import ExitCode, UsageError
from quizapp.text import one_line

if TYPE_CHECKING:
    from quizapp.cli import Context


@click.command("edit")
@click.argument("key", shell_complete=_complete.keys)
@click.option("--copy", is_flag=True, help="A card of yours instead of a shipped one.")
@click.option("--deck", default="my-cards", show_default=True, help="Your deck for the copy.")
@click.pass_obj
def command(context: Context, key: str, copy: bool, deck: str) -> None:
    """Opens a card's deck in your editor, at the card, and loads what you saved.

    \b
    Examples:
      quizapp edit c-1f0ab93c52      a card of yours
      quizapp edit sgd-01 --copy     a shipped card, as a card of yours
      EDITOR=nano quizapp edit c-1f0ab93c52

    The editor is `$VISUAL`, `$EDITOR`, or the system's. A card keeps its history, however much of
    it you rewrite. Shipped decks are replaced by updates: a copy goes into your deck, and the
    shipped card is suspended.
    """
    stored, status = named_card(context, key)
    if status.state == "retired":
        raise UsageError(f"`{one_line(key)}` stands in no deck any more; `quizapp show` shows it")
    if copy:
        from quizapp.cli import _copying

        _copying.copy(context, stored, deck)
        return
    edited = _editing.edit(context, stored)
    while edited.found:
        show(edited.found, plain=context.plain)
        if not _goes_on():
            click.echo("quizapp: nothing was loaded; the deck stays as you saved it", err=True)
            raise SystemExit(ExitCode.BAD_INPUT)
        edited = _editing.again(context, stored, edited.found[0])
    click.echo(edited.said)


def _goes_on() -> bool:
    return sys.stdin.isatty() and click.confirm("Back into the editor?", default=True, err=True)
