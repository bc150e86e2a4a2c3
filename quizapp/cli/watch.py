"""Show a deck's cards as you save them."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.cli._other_decks import ids_of_others
from quizapp.errors import BadInputError
from quizapp.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.cli import Context
    from quizapp.model.decks import DeckFile
    from quizapp.study.previewing import Preview

# Seconds between two looks at the disk: no one sees the difference, and it costs nothing.
_PAUSE = 0.25
# More pages than these at once are not looked at.
_MOST = 12


@click.command("watch")
@click.argument("spot", metavar="PATH[:LINE]")
@click.pass_obj
def command(context: Context, spot: str) -> None:
    """Shows the cards that change in a deck or folder whenever it is saved. Ctrl-C ends it.

    \b
    Examples:
      quizapp watch week4.md           the cards that you change, as you save them
      quizapp watch week4.md:12        always the card at line 12
      quizapp watch notes/             all decks of a folder

    They are shown as a session will show them, with what `quizapp check` finds below. Nothing is
    loaded.
    """
    from quizapp.study import previewing

    path, line = previewing.spot(spot)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        # What is found is said again and again, and read at a glance.
        path = path.relative_to(Path.cwd())
    before: Preview | None = None
    for files in _saves(path, Path(context.places.decks)):
        try:
            now = previewing.read(files, ids_of_others(files, context))
        except BadInputError as problem:
            click.echo(f"quizapp: {problem}", err=True)
            continue
        _show(context, now, before, line)
        before = now


def _saves(path: Path, user_decks: Path) -> Iterator[list[DeckFile]]:
    """Gives the decks at a path, now and each time that one was saved.

    A file may vanish for a moment while an editor saves it; one that stays away is waited for.

    Raises:
        BadInputError: there is nothing at the path to begin with.
    """
    from quizapp.study import previewing

    seen = previewing.files(path, user_decks)
    yield seen
    is_gone = False
    while True:
        time.sleep(_PAUSE)
        try:
            files = previewing.files(path, user_decks)
        except BadInputError:
            if not is_gone:
                is_gone = True
                click.echo(f"{one_line(str(path), 300)} is gone; waiting for it.", err=True)
            continue
        if files != seen or is_gone:
            is_gone = False
            seen = files
            yield files


def _show(context: Context, now: Preview, before: Preview | None, line: int | None) -> None:
    from quizapp.cli._findings import show
    from quizapp.terminal import preview_page

    cards = now.at(line) if line else now.new_since(before.cards) if before else ()
    screen = context.screen()
    if screen.color:
        # Clear what is shown, and what was scrolled away.
        click.echo("\x1b[H\x1b[2J\x1b[3J", nl=False)
    preview_page.show(screen, cards[:_MOST])
    show(now.found, plain=context.plain)
    click.echo(_summary(context, now, len(cards), is_first=before is None), err=True)


def _summary(context: Context, now: Preview, shown: int, *, is_first: bool) -> str:
    from quizapp.terminal.labels import plural

    errors = sum(one.severity == "error" for one in now.found)
    facts = [
        plural(len(now.cards), "card"),
        plural(errors, "error"),
        plural(len(now.found) - errors, "warning"),
    ]
    if not is_first:
        facts.insert(0, f"{shown} changed" if shown <= _MOST else f"{shown} changed, {_MOST} shown")
    return f"{context.now():%H:%M:%S}  {', '.join(facts)}; waiting, Ctrl-C ends."
