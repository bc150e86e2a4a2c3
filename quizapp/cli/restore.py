"""Bring a backup back; the present store is set aside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.text import inert

if TYPE_CHECKING:
    from quizapp.cli import Context


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def command(context: Context, file: Path) -> None:
    """Makes the store what it was when the backup FILE was taken.

    \b
    Examples:
      quizapp doctor                      names the latest good backup
      quizapp restore ~/.local/share/quizapp/backups/quizapp-20261124T110000Z.db
      quizapp restore history.jsonl.gz    from JSON lines; then `quizapp load`

    The backup is checked first. Nothing is overwritten: the store as it is now keeps its place
    under another name, which is printed.
    """
    from quizapp.scheduling import states_after
    from quizapp.store.backups import restore
    from quizapp.terminal.labels import plural

    path = context.store_file()
    done = restore.restore(path, file, context.now(), states_after)
    # A backup of an older quizapp is brought up to date.
    context.open(keep=False)
    click.echo(f"Restored {inert(str(file))}: {plural(done.rows, 'row')} of the log.")
    if done.aside is not None:
        click.echo(f"The store as it was: {inert(str(done.aside))}")
