"""What the way to an exam asks of the store; compiled with the statements of `queries`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, bindparam, case, func, or_, select

from quizapp.model.reviews import Event
from quizapp.store.queries import active, any_or, at_most, const
from quizapp.store.schema import cards, decks, memory, reviews

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

_day_type = memory.c.due_day.type
_day: ColumnElement[int] = bindparam("day", type_=_day_type)
_limit: ColumnElement[int] = bindparam("limit", type_=_day_type)

_learnt = and_(active, memory.c.first_day.is_not(None), any_or(cards.c.topic, "topic"))
# Not seen since the last pass began, or due once more before the exam: `until` is its day on the
# eve, and 0 before.
_waits = and_(
    memory.c.last_day < _day,
    or_(
        memory.c.last_day < bindparam("start", type_=_day_type),
        memory.c.due_day <= bindparam("until", type_=_day_type),
    ),
)
_is_due = memory.c.due_day <= _day
_of_cards = memory.join(cards, cards.c.key == memory.c.card_key)


def _number(condition: ColumnElement[bool]) -> ColumnElement[Any]:
    return func.coalesce(func.sum(case((condition, const(1)), else_=const(0))), const(0))


exam_load = (
    select(
        func.count().label("learnt"),
        _number(_waits).label("waiting"),
        _number(and_(_waits, _is_due)).label("waiting_due"),
        _number(memory.c.last_day == _day).label("seen_today"),
    )
    .select_from(_of_cards)
    .where(_learnt)
)
# The most stable first: what is forgotten soonest is seen on the eve.
exam_passes = at_most(
    select(memory.c.card_key, cards.c.topic, cards.c.deck, decks.c.name.label("deck_name"))
    .select_from(_of_cards.outerjoin(decks, decks.c.location == cards.c.deck))
    .where(_learnt, _waits, ~_is_due)
    .order_by(memory.c.stability.desc(), memory.c.card_key),
    _limit,
)
answers_by_day = (
    select(reviews.c.day, func.count())
    .where(
        reviews.c.learner_id == bindparam("learner"),
        reviews.c.event == const(Event.REVIEW.value),
        reviews.c.day >= _day,
    )
    .group_by(reviews.c.day)
    .order_by(reviews.c.day)
)
memories = (
    select(
        cards.c.topic,
        memory.c.stability,
        memory.c.difficulty,
        memory.c.last_day,
        memory.c.due_day,
    )
    .select_from(_of_cards)
    .where(active, memory.c.first_day.is_not(None))
    .order_by(cards.c.topic)
)
new_by_topic = (
    select(cards.c.topic, func.count())
    .select_from(_of_cards)
    .where(active, memory.c.first_day.is_(None))
    .group_by(cards.c.topic)
    .order_by(cards.c.topic)
)

STATEMENTS: dict[str, Select[Any]] = {
    name: value
    for name, value in list(globals().items())
    if isinstance(value, Select) and not name.startswith("_")
}
