"""What `drawing` asks of the store; compiled for SQLite with the statements of `queries`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, bindparam, func, or_, select

from quizapp.store.queries import any_or, at_most, const, mine, of_deck, selected
from quizapp.store.schema import PLACES, cards, decks, memory

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

_in_use = cards.c.retired == const(0)
# Skills are drilled, unless they are asked for by name.
_asked = or_(cards.c.kind != const("skill"), bindparam("kind") == const("skill"))
_is_suspended = select(const(1)).where(
    mine, memory.c.card_key == cards.c.key, memory.c.suspended == const(1)
)
_drawable = (
    select(cards.c.key, cards.c.topic, cards.c.kind, cards.c.deck, cards.c.line)
    .select_from(cards.outerjoin(decks, decks.c.location == cards.c.deck))
    .where(_in_use, ~_is_suspended.exists(), _asked, selected)
)
_of_topic = cards.c.topic == bindparam("of_topic", type_=cards.c.topic.type)
_position = bindparam("position", type_=cards.c.position.type)
candidates = _drawable.where(_of_topic).order_by(cards.c.position)
candidate = at_most(_drawable.where(_of_topic, cards.c.position == _position), const(1))
candidate_of_key = _drawable.where(cards.c.key == bindparam("key", type_=cards.c.key.type))

# From each topic to the next, and in each from deck to deck, by index: both are few.
_topic = select(func.min(cards.c.topic).label("topic")).where(_in_use).cte("t", recursive=True)
_topics = _topic.union_all(
    select(
        select(func.min(cards.c.topic))
        .where(_in_use, cards.c.topic > _topic.c.topic)
        .scalar_subquery()
    ).where(_topic.c.topic.is_not(None))
)


def _end(first: ColumnElement[int]) -> ColumnElement[int]:
    """Returns the position after all that a deck may have, by one in it."""
    return first - first % const(PLACES) + const(PLACES)


def _standing(topic: ColumnElement[str]) -> ColumnElement[bool]:
    return and_(_in_use, cards.c.topic == topic)


_first = (
    select(
        _topics.c.topic,
        select(func.min(cards.c.position))
        .where(_standing(_topics.c.topic))
        .scalar_subquery()
        .label("first"),
    )
    .where(_topics.c.topic.is_not(None), any_or(_topics.c.topic, "topic"))
    .cte("f", recursive=True)
)
_firsts = _first.union_all(
    select(
        _first.c.topic,
        select(func.min(cards.c.position))
        .where(_standing(_first.c.topic), cards.c.position >= _end(_first.c.first))
        .scalar_subquery(),
    ).where(_first.c.first.is_not(None))
)
_last_position = (
    select(func.max(cards.c.position))
    .where(_standing(_firsts.c.topic), cards.c.position < _end(_firsts.c.first))
    .scalar_subquery()
)
runs = (
    select(_firsts.c.topic, _firsts.c.first, _last_position.label("last"))
    .select_from(
        # SQLite and PostgreSQL divide whole numbers by whole numbers; `//` would say FLOOR.
        _firsts.outerjoin(decks, decks.c.number == _firsts.c.first.op("/")(const(PLACES)))
    )
    .where(_firsts.c.first.is_not(None), of_deck)
    .order_by(_firsts.c.topic, _firsts.c.first)
)

STATEMENTS: dict[str, Select[Any]] = {
    name: value
    for name, value in list(globals().items())
    if isinstance(value, Select) and not name.startswith("_")
}
