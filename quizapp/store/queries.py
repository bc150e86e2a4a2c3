"""What is asked of the store, each question once.

`peek` sends the texts in `compiled`, which `python -m quizapp.store.compiling` writes from here; a
test compares the two. The values of a selection are always sent, an empty one meaning any, so that
each question has one text.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, literal_column, or_, select

from quizapp.store.memory.tuning import RETENTION
from quizapp.store.schema import cards, decks, memory, parameters, sessions, settings


def const(value: float | str) -> ColumnElement[Any]:
    """Returns a value that stands in the text itself."""
    return literal_column(repr(value))


def at_most(statement: Select[Any], limit: ColumnElement[int]) -> Select[Any]:
    """Returns a statement that gives at most so many rows."""
    # SQLAlchemy writes an OFFSET with every LIMIT for SQLite: this one needs no parameter.
    return statement.limit(limit).offset(const(0))


mine = memory.c.learner_id == bindparam("learner")
active = and_(mine, memory.c.retired == const(0), memory.c.suspended == const(0))
_key: ColumnElement[str] = bindparam("key", type_=cards.c.key.type)
_limit: ColumnElement[int] = bindparam("limit", type_=memory.c.due_day.type)
_day: ColumnElement[int] = bindparam("day", type_=memory.c.due_day.type)

_card_of_memory = memory.join(cards, cards.c.key == memory.c.card_key).outerjoin(
    decks, decks.c.location == cards.c.deck
)
_card = (
    cards.c.key,
    cards.c.deck,
    decks.c.name.label("deck_name"),
    cards.c.line,
    cards.c.author_id,
    cards.c.kind,
    cards.c.topic,
    cards.c.subtopic,
    cards.c.prompt,
    cards.c.body,
    cards.c.tags,
    cards.c.level,
)


def any_or(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """Returns whether a column is what the value `name` says; an empty one means any."""
    wanted: ColumnElement[str] = bindparam(name, type_=column.type)
    return or_(wanted == const(""), column == wanted)


of_deck = or_(any_or(decks.c.name, "deck"), decks.c.location == bindparam("deck"))
selected = and_(
    of_deck,
    any_or(cards.c.topic, "topic"),
    any_or(cards.c.kind, "kind"),
    # Joined to its wildcards here: SQLite plans a LIKE anew for each pattern that is bound.
    cards.c.tags.contains(bindparam("tag"), escape="\\"),
)

due = at_most(
    select(*_card)
    .select_from(_card_of_memory)
    .where(active, memory.c.due_day <= _day, selected)
    .order_by(memory.c.due_day, memory.c.card_key),
    _limit,
)
new = at_most(
    select(*_card)
    .select_from(_card_of_memory)
    .where(active, memory.c.first_day.is_(None), selected)
    .order_by(memory.c.position),
    _limit,
)
seen = at_most(
    select(*_card)
    .select_from(_card_of_memory)
    .where(active, memory.c.last_day.is_not(None), selected)
    .order_by(memory.c.last_day, memory.c.card_key),
    _limit,
)
# By key, or by the id that its author gave it later.
card = at_most(
    select(*_card)
    .select_from(cards.outerjoin(decks, decks.c.location == cards.c.deck))
    .where(or_(cards.c.key == _key, cards.c.author_id == _key))
    .order_by((cards.c.key == _key).desc(), cards.c.retired),
    const(1),
)
keys = select(cards.c.key).order_by(cards.c.key)
# By index, from the first that may begin so to the last; so retired ones are among them.
keys_from = at_most(
    select(cards.c.key)
    .where(cards.c.key >= _key, cards.c.key < bindparam("end", type_=cards.c.key.type))
    .order_by(cards.c.key),
    _limit,
)
status = (
    select(
        cards.c.retired,
        memory.c.suspended,
        memory.c.stability,
        memory.c.difficulty,
        memory.c.last_day,
        memory.c.due_day,
        memory.c.reps,
        memory.c.lapses,
    )
    .select_from(cards.outerjoin(memory, and_(mine, memory.c.card_key == cards.c.key)))
    .where(cards.c.key == _key)
)

# How FSRS is set: the parameters in use, and the retention wanted by deck (see `tuning`).
weights = at_most(
    select(parameters.c.weights)
    .where(
        parameters.c.learner_id == bindparam("learner"),
        parameters.c.adopted == const(1),
    )
    .order_by(parameters.c.version.desc()),
    const(1),
).scalar_subquery()
wanted = (
    select(settings.c.value)
    .where(
        settings.c.learner_id == bindparam("learner"),
        settings.c.name == const(RETENTION),
    )
    .scalar_subquery()
)
tuning = select(weights.label("weights"), wanted.label("wanted"))
tuning_of_card = tuning.add_columns(cards.c.deck).where(cards.c.key == _key)
setting = select(settings.c.value).where(
    settings.c.learner_id == bindparam("learner"),
    settings.c.name == bindparam("name"),
)
deck_places = (
    select(decks.c.location, decks.c.name)
    .where(decks.c.present == const(1))
    .order_by(decks.c.name, decks.c.location)
)
fits = (
    select(parameters)
    .where(parameters.c.learner_id == bindparam("learner"))
    .order_by(parameters.c.version)
)

_count = select(func.count()).select_from(memory)
# One pass over an index, nothing sorted.
_counts = select(func.count(), func.coalesce(func.sum(memory.c.skill), const(0)))

introduced = _count.where(mine, memory.c.first_day == _day)
due_counts = _counts.where(active, memory.c.due_day <= _day)
new_counts = _counts.where(active, memory.c.first_day.is_(None))

# Where the cards stand that were reviewed on a day: those of one tag tell on each other.
met = (
    select(cards.c.deck, cards.c.line)
    .select_from(memory.join(cards, cards.c.key == memory.c.card_key))
    .where(active, memory.c.last_day == _day, cards.c.kind != const("skill"))
)
# The cards of one tag stand beside each other.
_NEAR = 50
_met, _met_memory = cards.alias("met_card"), memory.alias("met_memory")
apart = _count.select_from(
    _met_memory.join(_met, _met.c.key == _met_memory.c.card_key)
    .join(
        cards,
        and_(
            cards.c.retired == const(0),
            cards.c.position.between(
                _met.c.position - const(_NEAR), _met.c.position + const(_NEAR)
            ),
            cards.c.deck == _met.c.deck,
            cards.c.line == _met.c.line,
            cards.c.kind != const("skill"),
        ),
    )
    .join(memory, memory.c.card_key == cards.c.key)
).where(
    _met_memory.c.learner_id == bindparam("learner"),
    _met_memory.c.retired == const(0),
    _met_memory.c.suspended == const(0),
    _met_memory.c.last_day == _day,
    active,
    memory.c.due_day <= _day,
)

stamps = select(decks.c.location, decks.c.size, decks.c.mtime_ns, decks.c.digest).where(
    decks.c.present == const(1), decks.c.location.startswith(bindparam("scheme"))
)
unfinished = at_most(
    select(sessions.c.id, sessions.c.mode, sessions.c.plan, sessions.c.started_at)
    .where(
        sessions.c.learner_id == bindparam("learner"),
        sessions.c.mode == bindparam("mode"),
        sessions.c.ended_at.is_(None),
    )
    .order_by(sessions.c.started_at.desc()),
    const(1),
)

STATEMENTS: dict[str, Select[Any]] = {
    name: value
    for name, value in list(globals().items())
    if isinstance(value, Select) and not name.startswith("_")
}
