"""What reports and lists ask of the store; compiled for SQLite with the statements of `queries`.

An answer that was taken back counts nowhere, and a rerating ("I was right") replaces the score.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Select, and_, bindparam, case, func, select

from quizapp.model import Event
from quizapp.store.queries import active, at_most, const, mine, selected
from quizapp.store.schema import cards, decks, memory, reviews

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

# An answer that took longer was left alone for a while: it counts as this many milliseconds.
_LONGEST = 300_000

_later = reviews.alias("later")
_mine_too = _later.c.learner_id == reviews.c.learner_id
_of_it = and_(_mine_too, _later.c.refers_to == reviews.c.id)
_undone = select(const(1)).where(_of_it, _later.c.event == const(Event.UNDO.value)).exists()
_counts = and_(
    reviews.c.learner_id == bindparam("learner"),
    reviews.c.event == const(Event.REVIEW.value),
    ~_undone,
)


def _as_amended(column: Column[Any]) -> ColumnElement[Any]:
    """Returns a column of an answer as its latest rerating says, or else as it was written."""
    amended = at_most(
        select(_later.c[column.name])
        .where(_of_it, _later.c.event == const(Event.RERATE.value))
        .order_by(_later.c.seq.desc()),
        const(1),
    )
    return func.coalesce(amended.scalar_subquery(), column)


_score = _as_amended(reviews.c.score)

# A card's answer is its last one if no other that counts came after it.
_other = reviews.alias("other")
_other_undone = (
    select(const(1))
    .where(
        _later.c.learner_id == _other.c.learner_id,
        _later.c.refers_to == _other.c.id,
        _later.c.event == const(Event.UNDO.value),
    )
    .exists()
)
_same_card = and_(
    _other.c.learner_id == reviews.c.learner_id,
    _other.c.card_key == reviews.c.card_key,
    _other.c.event == const(Event.REVIEW.value),
    ~_other_undone,
)
_answered_since = select(const(1)).where(_same_card, _other.c.seq > reviews.c.seq).exists()
_scheduled_before = (
    select(const(1))
    .where(_same_card, _other.c.seq < reviews.c.seq, _other.c.schedules == const(1))
    .exists()
)

mistaken = (
    select(reviews.c.card_key)
    .where(_counts, _score < const(1), ~_answered_since)
    .order_by(reviews.c.seq)
)
misconceptions = (
    select(reviews.c.family, reviews.c.misconception, func.count().label("times"))
    .where(_counts, reviews.c.family.is_not(None), reviews.c.misconception.is_not(None))
    .group_by(reviews.c.family, reviews.c.misconception)
    .order_by(func.count().desc(), reviews.c.family, reviews.c.misconception)
)
topic_scores = (
    select(cards.c.topic, func.count().label("answers"), func.avg(_score).label("score"))
    .select_from(reviews.join(cards, cards.c.key == reviews.c.card_key))
    .where(_counts)
    .group_by(cards.c.topic)
    .order_by(cards.c.topic)
)
study_days = select(reviews.c.day).where(_counts).distinct().order_by(reviews.c.day)
totals = select(
    func.count().label("answers"),
    func.sum(case((reviews.c.millis > const(_LONGEST), const(_LONGEST)), else_=reviews.c.millis)),
).where(_counts)
retention = select(
    func.avg(case((_as_amended(reviews.c.rating) > const(1), const(1.0)), else_=const(0.0)))
).where(
    _counts,
    reviews.c.schedules == const(1),
    reviews.c.day >= bindparam("day", type_=reviews.c.day.type),
    _scheduled_before,
)
due_days = (
    select(memory.c.due_day, func.count())
    .where(active, memory.c.due_day <= bindparam("day", type_=memory.c.due_day.type))
    .group_by(memory.c.due_day)
    .order_by(memory.c.due_day)
)

deck_names = (
    select(decks.c.name).where(decks.c.present == const(1)).distinct().order_by(decks.c.name)
)
_in_use = cards.c.retired == const(0)
topics = select(cards.c.topic).where(_in_use).distinct().order_by(cards.c.topic)
kinds = select(cards.c.kind).where(_in_use).distinct().order_by(cards.c.kind)
tags = select(cards.c.tags).where(_in_use).distinct().order_by(cards.c.tags)
lines = (
    select(
        cards.c.key,
        decks.c.name.label("deck_name"),
        cards.c.topic,
        cards.c.kind,
        cards.c.prompt,
        cards.c.retired,
        memory.c.suspended,
        memory.c.stability,
        memory.c.difficulty,
        memory.c.last_day,
        memory.c.due_day,
    )
    .select_from(
        cards.outerjoin(decks, decks.c.location == cards.c.deck).outerjoin(
            memory, and_(mine, memory.c.card_key == cards.c.key)
        )
    )
    .where(selected)
    .order_by(cards.c.retired, cards.c.position)
)

STATEMENTS: dict[str, Select[Any]] = {
    name: value
    for name, value in list(globals().items())
    if isinstance(value, Select) and not name.startswith("_")
}
