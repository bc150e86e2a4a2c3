"""Show cards as a session will, answers and all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.cli._findings import show
from quizapp.cli._other_decks import ids_of_others
from quizapp.errors import BadInputError, ExitCode

if TYPE_CHECKING:
    from quizapp.cli import Context


@click.command("preview")
@click.argument("spot", metavar="PATH[:LINE]")
@click.pass_obj
def command(context: Context, spot: str) -> None:
    """Shows the cards of a deck exactly as a session will, with answer, why and hints.

    \b
    Examples:
      quizapp preview week4.md           all cards of a deck
      quizapp preview week4.md:12        the card at line 12
      quizapp preview notes/ | less      those of a folder

    Nothing is loaded. Of a skill and of a card with numbers to draw, one instance is shown. What
    `quizapp check` finds stands below; with an error, the exit code is 3.
    """
    from quizapp.study import previewing
    from quizapp.terminal import preview_page

    path, line = previewing.spot(spot)
    files = previewing.files(path, Path(context.places.decks))
    preview = previewing.read(files, ids_of_others(files, context))
    cards = preview.cards if line is None else preview.at(line)
    preview_page.show(context.screen(), cards)
    show(preview.found, plain=context.plain)
    if any(one.severity == "error" for one in preview.found):
        raise SystemExit(ExitCode.BAD_INPUT)
    if not cards:
        raise BadInputError(f"{path}: no cards in it; a card begins with `Q:`, `C:`, `T:` or `P:`")
