"""How fast the learner answers, and what could be asked now; compiled with the other statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, bindparam, func, select

from quizapp.model.reviews import Event
from quizapp.store.queries import active, at_most, const, selected
from quizapp.store.schema import cards, decks, memory, reviews

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

_limit: ColumnElement[int] = bindparam("limit", type_=memory.c.due_day.type)

paces = at_most(
    select(reviews.c.card_key, cards.c.kind, reviews.c.millis, reviews.c.session, reviews.c.at)
    .select_from(reviews.join(cards, cards.c.key == reviews.c.card_key))
    .where(
        reviews.c.learner_id == bindparam("learner"),
        reviews.c.event == const(Event.REVIEW.value),
    )
    .order_by(reviews.c.seq.desc()),
    _limit,
)
_of_cards = memory.join(cards, cards.c.key == memory.c.card_key).outerjoin(
    decks, decks.c.location == cards.c.deck
)
due_memories = (
    select(
        memory.c.card_key,
        memory.c.stability,
        memory.c.difficulty,
        memory.c.last_day,
        memory.c.due_day,
    )
    .select_from(_of_cards)
    .where(active, memory.c.due_day <= bindparam("day", type_=memory.c.due_day.type), selected)
    .order_by(memory.c.due_day, memory.c.card_key)
)

scheduled_reviews = select(func.count()).where(
    reviews.c.learner_id == bindparam("learner"),
    reviews.c.event == const(Event.REVIEW.value),
    reviews.c.schedules == const(1),
)

STATEMENTS: dict[str, Select[Any]] = {
    name: value
    for name, value in list(globals().items())
    if isinstance(value, Select) and not name.startswith("_")
}
