"""Reading the store through the standard library alone, on the way to the first question.

What that one does not need is imported by the method that does.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Self
from weakref import finalize

from quizapp.store import codec, compiled
from quizapp.store.failures import translated
from quizapp.store.location import check_header, check_versions, leave_wal, open_file, store_path

if TYPE_CHECKING:
    import os
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator
    from types import TracebackType

    from quizapp.model.cards import Selection, StoredCard
    from quizapp.model.memory import MemoryState
    from quizapp.model.reviews import Review
    from quizapp.store.location import FileId
    from quizapp.store.standing import CardStatus, DueCounts, Sitting

BUSY_SECONDS = 10.0
# More rows than there ever are.
ALL = 2**31 - 1
# The same as `schema.HEAD`, which cannot be read without SQLAlchemy; a test compares them.
HEAD = "0002"
# The name of the setting that holds the dates of exams.
EXAMS = "exam"

# Size in bytes, modification time in ns, and digest of a deck as it was loaded.
Stamp = tuple[int, int, str]


class OutdatedError(FileNotFoundError):
    """There is a store, but of an older schema: opening it for writing brings it up to date."""


class Peek:
    """An open store that is only read. Each question sees the store as it is at that moment.

    Every method raises StoreBusyError, StoreDamagedError or DiskError where the file cannot be
    read.
    """

    def __init__(
        self,
        location: str | os.PathLike[str],
        *,
        learner: int = 1,
        busy_seconds: float = BUSY_SECONDS,
        known: FileId | None = None,
    ) -> None:
        """Opens the store at a path or URL; `known` is another Peek's `file`: see `check_header`.

        Raises:
            FileNotFoundError: there is no store, or (OutdatedError) one of an older schema.
            StoreDamagedError: the file is foreign, damaged, or made by a newer quizapp.
        """
        self.path = store_path(location)
        self._mine = {"learner": learner}
        self.file = check_header(self.path, known)
        with translated(self.path):
            self._connection = open_file(self.path, busy_seconds)
        # As an open file does, a Peek that is dropped closes itself; in any thread.
        finalize(self, self._connection.close)
        try:
            self._check()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    # --------------------------------------------------------------------------- what to ask

    def due(
        self, day: int, selection: Selection, limit: int, exclude: Collection[str] = ()
    ) -> list[StoredCard]:
        """Returns what is due on `day`, the most overdue first, without the keys in `exclude`."""
        return self._cards(compiled.DUE, selection, limit, exclude, day=day)

    def new(
        self, selection: Selection, limit: int, exclude: Collection[str] = ()
    ) -> list[StoredCard]:
        """Returns what was never scheduled, in the order of the decks."""
        return self._cards(compiled.NEW, selection, limit, exclude)

    def seen(self, selection: Selection, limit: int) -> list[StoredCard]:
        """Returns what was scheduled before, seen longest ago first, due or not."""
        return self._cards(compiled.SEEN, selection, limit, ())

    def _cards(
        self, text: str, selection: Selection, limit: int, exclude: Collection[str], **values: Any
    ) -> list[StoredCard]:
        # What is excluded has been asked in this sitting: few, and among the first.
        wanted = limit + len(exclude)
        rows = self.rows(text, limit=wanted, **codec.selection_values(selection), **values)
        kept = [row for row in rows if row["key"] not in exclude][:limit]
        return [codec.stored_card(row) for row in kept]

    # ----------------------------------------------------------------------------- one card

    def card(self, key: str) -> StoredCard | None:
        """Returns the card of a key, or of an id that its author gave it since; retired too."""
        row = self._first(compiled.CARD, key=key)
        return codec.stored_card(row) if row else None

    def cards(self, keys: Iterable[str]) -> list[StoredCard]:
        """Returns the cards of `keys` in that order, leaving out what does not exist."""
        return [card for key in keys if (card := self.card(key))]

    def keys(self) -> list[str]:
        """Returns the keys of all cards and skills, retired ones too."""
        return [row["key"] for row in self.rows(compiled.KEYS)]

    def memory(self, key: str) -> MemoryState | None:
        """Returns what FSRS knows of a card; None when it is new or unknown."""
        status = self.status(key)
        return status.memory if status else None

    def status(self, key: str) -> CardStatus | None:
        """Returns how a card stands with the learner; None when there is no such card."""
        from quizapp.store.standing import status_of

        row = self._first(compiled.STATUS, key=key)
        return status_of(row) if row else None

    # ------------------------------------------------------------------------------- counts

    def introduced(self, day: int) -> int:
        """Returns how many cards were first scheduled on `day`."""
        return int(self.rows(compiled.INTRODUCED, day=day)[0][0])

    def counts(self, day: int) -> DueCounts:
        """Returns how much is due on `day`, and how much is new."""
        from quizapp.store.standing import DueCounts

        (due, due_skills), (new, new_skills) = (
            self.rows(text, day=day)[0] for text in (compiled.DUE_COUNTS, compiled.NEW_COUNTS)
        )
        return DueCounts(due - due_skills, due_skills, new - new_skills, new_skills)

    def stamps(self, scheme: str = "") -> dict[str, Stamp]:
        """Returns size, modification time in ns and digest of each deck by its location.

        Args:
            scheme: what the locations begin with, such as `shipped:`.
        """
        rows = self.rows(compiled.STAMPS, scheme=scheme)
        return {location: (size, mtime_ns, digest) for location, size, mtime_ns, digest in rows}

    def setting(self, name: str) -> Any:
        """Returns the learner's setting of that name (JSON); None where there is none."""
        row = self._first(compiled.SETTING, name=name)
        return json.loads(row["value"]) if row else None

    def exams(self) -> dict[str, str]:
        """Returns the date of each exam (ISO 8601) by its topic, "" for all of them."""
        return self.setting(EXAMS) or {}

    # ------------------------------------------------------------------------------ history

    def unfinished(self, mode: str) -> Sitting | None:
        """Returns the latest sitting of that mode that has not ended."""
        from quizapp.store.standing import Sitting

        row = self._first(compiled.UNFINISHED, mode=mode)
        if row is None:
            return None
        return Sitting(row["id"], row["mode"], json.loads(row["plan"]), row["started_at"])

    def answered(self, session_id: str) -> list[Review]:
        """Returns the answers of a sitting that still count, as they count, oldest first."""
        from quizapp.model.reviews import Event
        from quizapp.store.history import review_codec
        from quizapp.store.memory import effective

        rows = map(review_codec.review, self.rows(compiled.SITTING, session=session_id))
        return [
            row
            for row in effective(rows)
            if row.event is Event.REVIEW and row.session == session_id
        ]

    def log(self, key: str | None = None) -> Iterator[Review]:
        """Gives the log, or a card's part of it, oldest first, as it was written."""
        from quizapp.store.history import review_codec

        text = compiled.LOG if key is None else compiled.LOG_OF_CARD
        with translated(self.path):
            yield from map(
                review_codec.review, self._connection.execute(text, self._values(key=key))
            )

    def reviews(self, key: str | None = None, limit: int = ALL) -> list[Review]:
        """Returns the newest rows of the log, or of a card's part of it, newest first."""
        from quizapp.store.history import review_codec

        text = compiled.NEWEST if key is None else compiled.NEWEST_OF_CARD
        return list(map(review_codec.review, self.rows(text, key=key, limit=limit)))

    def last_review(self) -> Review | None:
        """Returns the latest answer that was not undone."""
        from quizapp.store.history import review_codec

        row = self._first(compiled.LAST_REVIEW)
        return review_codec.review(row) if row else None

    # ------------------------------------------------------------------------------ reading

    def _check(self) -> None:
        versions = [
            self.rows(f"PRAGMA {name}")[0][0] for name in ("application_id", "user_version")
        ]
        check_versions(self.path, *versions)
        revision = self.rows("SELECT version_num FROM alembic_version")
        if not revision or revision[0][0] < HEAD:
            raise OutdatedError(f"{self.path}: the store is of an older quizapp")
        leave_wal(self._connection)

    def rows(self, text: str, **values: Any) -> list[sqlite3.Row]:
        """Returns the rows of a statement of `compiled`, for this store's learner."""
        with translated(self.path):
            return self._connection.execute(text, self._values(**values)).fetchall()

    def _first(self, text: str, **values: Any) -> sqlite3.Row | None:
        rows = self.rows(text, **values)
        return rows[0] if rows else None

    def _values(self, **values: Any) -> dict[str, Any]:
        return self._mine | values
