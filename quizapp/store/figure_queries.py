"""What reports and lists ask of the store; compiled for SQLite with the statements of `queries`.

An answer that was taken back counts nowhere, and a rerating ("I was right") replaces the score.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, bindparam, case, func, select

from quizapp.model import Event
from quizapp.store.queries import active, at_most, const, mine, selected
from quizapp.store.schema import cards, decks, memory, reviews

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, FromClause

# An answer that took longer was left alone for a while: it counts as this many milliseconds.
_LONGEST = 300_000

_undo = reviews.alias("undo")
# What was taken back, and what was said of answers since, is little: it is looked up once for all
# answers, not once for each.
_taken_back = select(_undo.c.refers_to).where(
    _undo.c.learner_id == bindparam("learner"),
    _undo.c.refers_to.is_not(None),
    _undo.c.event == const(Event.UNDO.value),
)
_of_learner = and_(
    reviews.c.learner_id == bindparam("learner"), reviews.c.event == const(Event.REVIEW.value)
)
_counts = and_(_of_learner, reviews.c.id.not_in(_taken_back))


def _rerating(alias: FromClause) -> ColumnElement[bool]:
    return and_(
        alias.c.learner_id == bindparam("learner"),
        alias.c.refers_to.is_not(None),
        alias.c.event == const(Event.RERATE.value),
        alias.c.id.not_in(_taken_back),
    )


_each, _rerate = reviews.alias("each"), reviews.alias("rerate")
_latest = (
    select(func.max(_each.c.seq).label("seq"))
    .where(_rerating(_each))
    .group_by(_each.c.refers_to)
    .subquery("latest")
)
_amended = (
    select(
        _rerate.c.refers_to,
        func.max(_rerate.c.rating).label("rating"),
        func.max(_rerate.c.score).label("score"),
    )
    .select_from(_latest.join(_rerate, _rerate.c.seq == _latest.c.seq))
    .where(_rerate.c.learner_id == bindparam("learner"))
    # One row each already: grouped, they are looked up, and not looked for each time.
    .group_by(_rerate.c.refers_to)
    .subquery("amended")
)
_as_amended = reviews.outerjoin(_amended, _amended.c.refers_to == reviews.c.id)
_score = func.coalesce(_amended.c.score, reviews.c.score)
_rating = func.coalesce(_amended.c.rating, reviews.c.rating)

_last = select(func.max(reviews.c.seq)).where(_counts).group_by(reviews.c.card_key)
mistaken = (
    select(reviews.c.card_key)
    .select_from(_as_amended)
    .where(_of_learner, reviews.c.seq.in_(_last), _score < const(1))
    .order_by(reviews.c.seq)
)
misconceptions = (
    select(reviews.c.family, reviews.c.misconception, func.count().label("times"))
    .where(_counts, reviews.c.family.is_not(None), reviews.c.misconception.is_not(None))
    .group_by(reviews.c.family, reviews.c.misconception)
    .order_by(func.count().desc(), reviews.c.family, reviews.c.misconception)
)


def _by_topic(answers: FromClause) -> Select[Any]:
    """Returns the answers and their mean score by topic; `answers` are numbered card by card."""
    number = func.sum(answers.c.answers)
    return (
        select(
            cards.c.topic,
            number.label("answers"),
            (func.sum(answers.c.score) / number).label("score"),
        )
        .select_from(answers.join(cards, cards.c.key == answers.c.card_key))
        .group_by(cards.c.topic)
        .order_by(cards.c.topic)
    )


topic_scores = _by_topic(
    select(
        reviews.c.card_key,
        func.count(_score).label("answers"),
        func.sum(_score).label("score"),
    )
    .select_from(_as_amended)
    .where(_counts, _score.is_not(None))
    .group_by(reviews.c.card_key)
    .subquery("by_card")
)
recent_topic_scores = _by_topic(
    at_most(
        select(reviews.c.card_key, const(1).label("answers"), _score.label("score"))
        .select_from(_as_amended)
        .where(_counts, _score.is_not(None))
        .order_by(reviews.c.seq.desc()),
        bindparam("limit", type_=reviews.c.day.type),
    ).subquery("newest")
)

# From each day to the next with an answer, by index: there are far fewer days than answers.
_day = select(func.min(reviews.c.day).label("day")).where(_of_learner).cte("days", recursive=True)
_next_day = select(func.min(reviews.c.day)).where(_of_learner, reviews.c.day > _day.c.day)
_days = _day.union_all(
    select(_next_day.scalar_subquery()).select_from(_day).where(_day.c.day.is_not(None))
)
_any_counts = select(const(1)).where(_counts, reviews.c.day == _days.c.day).exists()
study_days = select(_days.c.day).where(_any_counts).order_by(_days.c.day)

totals = select(
    func.count().label("answers"),
    func.sum(case((reviews.c.millis > const(_LONGEST), const(_LONGEST)), else_=reviews.c.millis)),
).where(_counts)
_before = reviews.alias("before")
_scheduled_before = (
    select(const(1))
    .where(
        _before.c.learner_id == bindparam("learner"),
        _before.c.event == const(Event.REVIEW.value),
        _before.c.card_key == reviews.c.card_key,
        _before.c.seq < reviews.c.seq,
        _before.c.schedules == const(1),
        _before.c.id.not_in(_taken_back),
    )
    .exists()
)
retention = (
    select(func.avg(case((_rating > const(1), const(1.0)), else_=const(0.0))))
    .select_from(_as_amended)
    .where(
        _counts,
        reviews.c.schedules == const(1),
        reviews.c.day >= bindparam("day", type_=reviews.c.day.type),
        _scheduled_before,
    )
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
