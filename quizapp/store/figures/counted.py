"""Which answers figures are made of, and as what they count; parts of statements.

An answer that was taken back counts nowhere, and a rerating ("I was right") replaces the score.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, case, func, select

from quizapp.model.reviews import Event
from quizapp.store.queries import const
from quizapp.store.schema import reviews

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, FromClause

# An answer that took longer was left alone for a while: it counts as this many milliseconds.
_LONGEST = 300_000

_undo = reviews.alias("undo")
# What was taken back, and what was said of answers since, is little: it is looked up once for all
# answers, not once for each.
taken_back = select(_undo.c.refers_to).where(
    _undo.c.learner_id == bindparam("learner"),
    _undo.c.refers_to.is_not(None),
    _undo.c.event == const(Event.UNDO.value),
)
of_learner = and_(
    reviews.c.learner_id == bindparam("learner"), reviews.c.event == const(Event.REVIEW.value)
)
counts = and_(of_learner, reviews.c.id.not_in(taken_back))


def _rerating(alias: FromClause) -> ColumnElement[bool]:
    return and_(
        alias.c.learner_id == bindparam("learner"),
        alias.c.refers_to.is_not(None),
        alias.c.event == const(Event.RERATE.value),
        alias.c.id.not_in(taken_back),
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
as_amended = reviews.outerjoin(_amended, _amended.c.refers_to == reviews.c.id)
score = func.coalesce(_amended.c.score, reviews.c.score)
rating = func.coalesce(_amended.c.rating, reviews.c.rating)
millis = case((reviews.c.millis > const(_LONGEST), const(_LONGEST)), else_=reviews.c.millis)
