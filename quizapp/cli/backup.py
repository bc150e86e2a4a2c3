"""Copy the store to a safe place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.errors import QuizappError
from quizapp.text import inert

if TYPE_CHECKING:
    from quizapp.cli import Context


@click.command("backup")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def command(context: Context, file: Path | None) -> None:
    """Copies the store to FILE, or to the folder of backups next to the store.

    \b
    Examples:
      quizapp backup                      into the folder of backups
      quizapp backup /media/stick/quizapp.db
      quizapp backup history.jsonl.gz     as JSON lines: readable without quizapp

    The copy is checked before it gets its name, and no file is overwritten. Backups are also taken
    without being asked for: at the first answer of a day, every half hour while you study, and
    before the store is changed at large. `quizapp restore` brings one back.
    """
    path = context.store_file()
    if not path.exists():
        raise QuizappError("there is nothing to back up; no store has been made yet")
    from quizapp.store.backups import backup
    from quizapp.store.history import portable

    if file is None:
        to = backup.before(path, context.now())
    elif portable.is_name_of_lines(file):
        to = backup.lines(path, file)
    else:
        to = backup.copy(path, file)
    click.echo(f"Backup: {inert(str(to))}")
