"""What reports and lists ask of the store; compiled for SQLite with the statements of `queries`.

Which answers count, and as what, stands in `counted`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, bindparam, func, select

from quizapp.model.modes import Mode
from quizapp.store.figures.counted import as_amended, counts, of_learner, score
from quizapp.store.queries import active, at_most, const, mine, selected
from quizapp.store.schema import cards, decks, memory, reviews, sessions

if TYPE_CHECKING:
    from sqlalchemy import FromClause

_last = select(func.max(reviews.c.seq)).where(counts).group_by(reviews.c.card_key)
mistaken = (
    select(reviews.c.card_key)
    .select_from(as_amended)
    .where(of_learner, reviews.c.seq.in_(_last), score < const(1))
    .order_by(reviews.c.seq)
)
misconceptions = (
    select(
        reviews.c.family,
        reviews.c.misconception,
        func.count().label("times"),
        func.max(reviews.c.day).label("last_day"),
    )
    # What leaves out most of them comes first: SQLite asks in this order.
    .where(reviews.c.misconception.is_not(None), reviews.c.family.is_not(None), counts)
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
        func.count(score).label("answers"),
        func.sum(score).label("score"),
    )
    .select_from(as_amended)
    .where(counts, score.is_not(None))
    .group_by(reviews.c.card_key)
    .subquery("by_card")
)
recent_topic_scores = _by_topic(
    at_most(
        select(reviews.c.card_key, const(1).label("answers"), score.label("score"))
        .select_from(as_amended)
        .where(counts, score.is_not(None))
        .order_by(reviews.c.seq.desc()),
        bindparam("limit", type_=reviews.c.day.type),
    ).subquery("newest")
)

# From each day to the next with an answer, by index: there are far fewer days than answers.
_day = select(func.min(reviews.c.day).label("day")).where(of_learner).cte("days", recursive=True)
_next_day = select(func.min(reviews.c.day)).where(of_learner, reviews.c.day > _day.c.day)
_days = _day.union_all(
    select(_next_day.scalar_subquery()).select_from(_day).where(_day.c.day.is_not(None))
)
_anycounts = select(const(1)).where(counts, reviews.c.day == _days.c.day).exists()
study_days = select(_days.c.day).where(_anycounts).order_by(_days.c.day)

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

mock_exams = (
    select(sessions.c.id, sessions.c.plan, sessions.c.started_at)
    .where(
        sessions.c.learner_id == bindparam("learner"),
        sessions.c.mode == const(Mode.EXAM.value),
        sessions.c.ended_at.is_not(None),
    )
    .order_by(sessions.c.started_at)
)

STATEMENTS: dict[str, Select[Any]] = {
    name: value
    for name, value in list(globals().items())
    if isinstance(value, Select) and not name.startswith("_")
}
