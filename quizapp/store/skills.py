"""The rows of cards that stand for skills."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from quizapp.model.cards import Card, Skill
from quizapp.store.loading import card_rows, encoding
from quizapp.store.schema import cards

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from quizapp.model.questions import Origin


def ensure(
    connection: Connection, key: str, origin: Origin, at: datetime, *, scheduled: bool
) -> None:
    """Makes a row for the skill of a drilled problem, which need not stand in any deck.

    It counts as retired until a deck names it, or until an answer to it is scheduled.
    """
    skill = Skill(origin.family, origin.level)
    if key != skill.key:
        return
    known = connection.scalar(select(cards.c.retired).where(cards.c.key == key))
    if known is None:
        card_rows.add(connection, [_row(skill, at, retired=not scheduled)])
    elif known and scheduled:
        mine = cards.c.deck.is_(None)
        connection.execute(update(cards).where(cards.c.key == key, mine).values(retired=0))
    else:
        return
    card_rows.spread(connection, cards.c.key == key)


def _row(skill: Skill, at: datetime, *, retired: bool) -> tuple[Any, ...]:
    prompt = f"{skill.family}, level {skill.level}"
    card = Card(deck="", line=0, id=None, prompt=prompt, content=skill, topic="")
    when = at.astimezone(UTC).isoformat()
    return encoding.card_row(card, None, 0).stored(skill.key, when, retired=retired)
