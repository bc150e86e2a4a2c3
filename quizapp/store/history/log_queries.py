"""What is asked of the log row by row; compiled with the statements of `queries`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, bindparam, or_, select

from quizapp.model.reviews import Event
from quizapp.store.queries import at_most, const
from quizapp.store.schema import memory, reviews

if TYPE_CHECKING:
    from collections.abc import Iterable

_key: ColumnElement[str] = bindparam("key", type_=reviews.c.card_key.type)
_limit: ColumnElement[int] = bindparam("limit", type_=memory.c.due_day.type)

_log = select(reviews).where(reviews.c.learner_id == bindparam("learner"))
_later = reviews.alias("later")
_not_undone = ~(
    select(1)
    .select_from(_later)
    .where(
        _later.c.learner_id == reviews.c.learner_id,
        _later.c.refers_to == reviews.c.id,
        _later.c.event == const(Event.UNDO.value),
    )
    .exists()
)
_of_card = reviews.c.card_key == _key

log = _log.order_by(reviews.c.seq)
log_of_card = _log.where(_of_card).order_by(reviews.c.seq)
newest = at_most(_log.order_by(reviews.c.seq.desc()), _limit)
newest_of_card = at_most(_log.where(_of_card).order_by(reviews.c.seq.desc()), _limit)
# A sitting's rows, and what was said of them since, in whatever sitting.
sitting = _log.where(
    or_(
        reviews.c.session == bindparam("session"),
        reviews.c.refers_to.in_(
            select(_later.c.id).where(
                _later.c.learner_id == bindparam("learner"),
                _later.c.session == bindparam("session"),
            )
        ),
    )
).order_by(reviews.c.seq)


def last_of(events: Iterable[Event]) -> Select[Any]:
    """Returns the statement for the learner's last row of one of `events` that is not undone."""
    among = reviews.c.event.in_([const(event.value) for event in events])
    return at_most(_log.where(among, _not_undone).order_by(reviews.c.seq.desc()), const(1))


last_review = last_of([Event.REVIEW])

_other = reviews.alias("other")
_taken_back = reviews.alias("taken_back")
_said_since = (
    select(1)
    .where(
        _other.c.learner_id == reviews.c.learner_id,
        _other.c.card_key == reviews.c.card_key,
        _other.c.seq > reviews.c.seq,
        _other.c.event.in_([const(Event.FLAG.value), const(Event.UNFLAG.value)]),
        ~select(1)
        .where(
            _taken_back.c.learner_id == _other.c.learner_id,
            _taken_back.c.refers_to == _other.c.id,
            _taken_back.c.event == const(Event.UNDO.value),
        )
        .exists(),
    )
    .exists()
)
# The flags that stand, one a card at most.
flags = _log.where(reviews.c.event == const(Event.FLAG.value), _not_undone, ~_said_since).order_by(
    reviews.c.seq
)

STATEMENTS: dict[str, Select[Any]] = {
    name: value
    for name, value in list(globals().items())
    if isinstance(value, Select) and not name.startswith("_")
}
