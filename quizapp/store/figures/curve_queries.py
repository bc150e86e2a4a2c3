"""What the pictures of `stats` ask of the store: each counts the whole log, in one pass.

Which answers count, and as what, stands in `counted`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, bindparam, case, func, select

from quizapp.model.reviews import Event
from quizapp.store.figures import counted
from quizapp.store.figures.counted import as_amended, counts, millis, rating, score
from quizapp.store.queries import at_most, const, mine
from quizapp.store.schema import cards, memory, reviews

if TYPE_CHECKING:
    from sqlalchemy import FromClause

by_day = (
    select(reviews.c.day, func.count().label("answers"), func.sum(millis).label("millis"))
    .where(counts)
    .group_by(reviews.c.day)
    .order_by(reviews.c.day)
)


def _repetitions(scheduled: FromClause) -> Select[Any]:
    """Returns the repetitions by day, and how many were remembered.

    A repetition asks on a later day for what was learnt on an earlier one. What is failed comes
    again in the same sitting: that second try says nothing of how well it will be remembered.
    """
    remembered = case((scheduled.c.rating > const(1), const(1)), else_=const(0))
    return (
        select(
            scheduled.c.day,
            func.count().label("repetitions"),
            func.sum(remembered).label("remembered"),
        )
        .where(scheduled.c.day_before < scheduled.c.day)
        .group_by(scheduled.c.day)
        .order_by(scheduled.c.day)
    )


_scheduled = select(reviews.c.day, rating.label("rating")).where(
    counts, reviews.c.schedules == const(1)
)
repetitions = _repetitions(
    _scheduled.add_columns(
        func.lag(reviews.c.day)
        .over(partition_by=reviews.c.card_key, order_by=reviews.c.seq)
        .label("day_before")
    )
    .select_from(as_amended)
    .subquery("scheduled")
)
# The same of some weeks: that the answer before is looked up for each is then less work than to
# put the whole log in order.
_before = reviews.alias("before")
_day_before = at_most(
    select(_before.c.day)
    .where(
        _before.c.learner_id == bindparam("learner"),
        _before.c.event == const(Event.REVIEW.value),
        _before.c.card_key == reviews.c.card_key,
        _before.c.seq < reviews.c.seq,
        _before.c.schedules == const(1),
        _before.c.id.not_in(counted.taken_back),
    )
    .order_by(_before.c.seq.desc()),
    const(1),
)
recent_repetitions = _repetitions(
    _scheduled.add_columns(_day_before.scalar_subquery().label("day_before"))
    .select_from(as_amended)
    .where(reviews.c.day >= bindparam("day", type_=reviews.c.day.type))
    .subquery("scheduled")
)

# By what was said before the grade; an index holds the few answers of which something was said.
confidence = (
    select(
        reviews.c.confidence,
        func.count().label("answers"),
        func.sum(case((score >= const(1), const(1)), else_=const(0))).label("right"),
    )
    .select_from(as_amended)
    .where(counts, reviews.c.confidence.is_not(None), score.is_not(None))
    .group_by(reviews.c.confidence)
    .order_by(reviews.c.confidence)
)

# Cards in use, those ever scheduled, and those that are known: remembered for so many days.
standing = (
    select(
        cards.c.topic,
        func.count().label("cards"),
        func.count(memory.c.first_day).label("seen"),
        func.sum(
            case(
                (memory.c.stability >= bindparam("days", type_=memory.c.stability.type), const(1)),
                else_=const(0),
            )
        ).label("known"),
    )
    # From the cards: an index has them topic by topic, nearly in the order of their rows.
    .select_from(cards.join(memory, and_(mine, memory.c.card_key == cards.c.key)))
    .where(cards.c.retired == const(0))
    .group_by(cards.c.topic)
    .order_by(cards.c.topic)
)

_by_card = (
    select(reviews.c.card_key, func.count().label("answers"), func.sum(millis).label("millis"))
    .where(counts)
    .group_by(reviews.c.card_key)
    .subquery("by_card")
)
topic_time = (
    select(
        cards.c.topic,
        func.sum(_by_card.c.answers).label("answers"),
        func.sum(_by_card.c.millis).label("millis"),
    )
    .select_from(_by_card.join(cards, cards.c.key == _by_card.c.card_key))
    .group_by(cards.c.topic)
    .order_by(func.sum(_by_card.c.millis).desc(), cards.c.topic)
)

STATEMENTS: dict[str, Select[Any]] = {
    name: value
    for name, value in list(globals().items())
    if isinstance(value, Select) and not name.startswith("_")
}
