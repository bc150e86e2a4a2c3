"""What suspend, resume, forget and undo share: a row of the log about one card, written now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.cli._ready import ready
from quizapp.cli._sitting import new_id
from quizapp.cli._unknown import unknown
from quizapp.errors import UsageError
from quizapp.study.recording import new_row

if TYPE_CHECKING:
    from quizapp.cli import Context
    from quizapp.model.cards import StoredCard
    from quizapp.model.reviews import Event, Review
    from quizapp.store.standing import CardStatus


def happening(context: Context, card: str, event: Event) -> Review:
    """Returns a row of the log that says that `event` happens to `card` now."""
    return new_row(new_id(), card, event, context.now())


def named_card(context: Context, key: str) -> tuple[StoredCard, CardStatus]:
    """Returns the card of a key and how it stands.

    Raises:
        UsageError: there is none; the nearest key is suggested.
    """
    with ready(context) as peek:
        stored = peek.card(key)
        status = peek.status(stored.key) if stored else None
        if stored is None or status is None:
            raise UsageError(unknown("card", key, peek.keys(), "see `quizapp cards`"))
        return stored, status


def note(context: Context, card: str, event: Event) -> Review:
    """Records that `event` happens to `card` now; the row is safe on disk on return."""
    from quizapp.scheduling import next_state
    from quizapp.store.history import reviews

    return reviews.record(context.open(), happening(context, card, event), next_state)
