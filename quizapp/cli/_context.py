"""What every command is given."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.resources import Places
    from quizapp.store.database import Store
    from quizapp.store.peek import Peek
    from quizapp.terminal.screen import Screen


@dataclass(frozen=True, slots=True)
class Context:
    """What every command is given: where things are, and what time it is.

    Attributes:
        asks: whether there is somebody, or something, to answer what is asked.
    """

    places: Places
    fixed_now: datetime | None = None
    plain: bool = False
    ascii_only: bool = False
    asks: bool = True

    def now(self) -> datetime:
        """Returns the time with its local offset; `QUIZAPP_NOW` where that is set."""
        return self.fixed_now or datetime.now().astimezone()

    def screen(self) -> Screen:
        """Returns the screen that stdout is, as the person wants it."""
        from quizapp.terminal.screen import Screen

        return Screen.of(sys.stdout, plain=self.plain, ascii_only=self.ascii_only)

    def open(self, *, keep: bool = True) -> Store:
        """Opens the store for writing, making or migrating it where needed.

        Args:
            keep: whether a backup is taken first, where it is time for one.
        """
        from quizapp.store.database import open_store

        store = open_store(self.places.store, now=self.now())
        if keep:
            from quizapp.cli._upkeep import back_up

            back_up(store.path, self.now())
        return store

    def store_file(self) -> Path:
        """Returns where the file of the store is, or will be."""
        from pathlib import Path

        from quizapp.store.location import store_path

        return Path(store_path(self.places.store))

    def peek(self) -> Peek:
        """Opens the store for reading, without SQLAlchemy; one of an older schema is migrated.

        Raises:
            FileNotFoundError: there is no store yet.
        """
        from quizapp.store.peek import OutdatedError, Peek

        try:
            return Peek(self.places.store)
        except OutdatedError:
            self.open(keep=False)
            return Peek(self.places.store)
