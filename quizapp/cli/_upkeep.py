"""The backups that nobody asks for: taken at a write, or in the background of a sitting."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from quizapp.errors import QuizappError
from quizapp.study.background import Background, Deferred

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from quizapp.store.database import Store

# How long leaving a sitting waits for a backup that is being made: for the copy, hardly ever for
# what is verified of it once a day.
_PATIENCE = 2.0


def back_up(path: Path, now: datetime) -> None:
    """Takes a backup of the store if it is time; what is in the way of it is only said.

    It is said when the command is done: what is refused is one line, and that is the command's.
    """
    from quizapp.store.backups import backup

    try:
        backup.automatic(path, now, at_leisure=False)
    except QuizappError as error:
        click.get_current_context().call_on_close(partial(_say, error))


def _say(error: QuizappError) -> None:
    if not isinstance(sys.exception(), QuizappError):
        click.echo(f"quizapp: no backup was made: {error}", err=True)


class Upkeep:
    """The backups of a sitting: called when a question is on the screen, for then there is time."""

    def __init__(self, now: Callable[[], datetime], store: Deferred[Store]) -> None:
        self._now = now
        self._store = store
        self._looked: datetime | None = None
        self._running: Background[None] | None = None

    def __call__(self) -> None:
        """Looks every half hour whether there is something to back up, and begins to."""
        from quizapp.store.backups.rotation import is_due

        now = self._now()
        if self._running and not self._running.finished(0):
            return
        if is_due(self._looked, now):
            self._looked = now
            self._running = Background(lambda: self._take(now))

    def _take(self, now: datetime) -> None:
        path = self._store().path
        from quizapp.store.backups import backup

        backup.automatic(path, now)

    def end(self) -> None:
        """Waits a little for a backup that is being made, and says what was in the way of one."""
        if self._running is None or not self._running.finished(_PATIENCE):
            return
        if error := _refusal(self._running):
            _say(error)


def _refusal(running: Background[None]) -> QuizappError | None:
    try:
        running.result()
    except QuizappError as error:
        return error
    return None
