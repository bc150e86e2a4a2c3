"""The memory of all cards against the log: which are not its fold, and making them so.

A part of the cards at a time: what is held at once does not grow with the store. What memory is
made of stands in one index (see `log_tables`); whole rows of the log are read only of cards of
which more was said than answers.
"""

from __future__ import annotations

import math
import struct
from collections import defaultdict
from itertools import compress, groupby
from operator import itemgetter, ne
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, bindparam, select

from quizapp.model.memory import Answers
from quizapp.model.reviews import Event
from quizapp.store import bulk, queries
from quizapp.store.memory import History, folded, history, tuning
from quizapp.store.memory.memory_rows import FOLDED, change_all, columns
from quizapp.store.schema import cards, memory, reviews

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from quizapp.model.memory import MemoryState
    from quizapp.store.memory.tuning import TunedFold, Tunings

# Cards that are looked at together.
_PART = 5_000
# FSRS's library computes in 32 bits, and another machine's exp and log round their last ones
# otherwise: so far apart, relatively, a store that was carried there is as good as before.
_TOLERANCE = 1e-5

_mine = memory.c.learner_id == bindparam("learner")
_HELD = (
    select(memory.c.card_key, *(memory.c[name] for name in FOLDED))
    .where(_mine, memory.c.card_key > bindparam("after"))
    .order_by(memory.c.card_key)
    .limit(_PART)
)
_of_part = and_(
    reviews.c.learner_id == bindparam("learner"),
    reviews.c.card_key.between(bindparam("first"), bindparam("last")),
)
_ANSWERS = (
    select(reviews.c.card_key, reviews.c.rating, reviews.c.day)
    .where(
        _of_part,
        reviews.c.event == Event.REVIEW.value,
        reviews.c.schedules == 1,
        reviews.c.rating.is_not(None),
    )
    .order_by(reviews.c.card_key, reviews.c.seq)
)
_OTHERS = {Event.UNDO, Event.RERATE, Event.FORGET, Event.SUSPEND, Event.RESUME}
_spoken_of = select(reviews.c.card_key).where(
    _of_part, reviews.c.event.in_([event.value for event in _OTHERS])
)
_ALL_ROWS = (
    select(
        reviews.c.card_key,
        reviews.c.id,
        reviews.c.event,
        reviews.c.schedules,
        reviews.c.rating,
        reviews.c.day,
        reviews.c.refers_to,
    )
    .where(reviews.c.learner_id == bindparam("learner"), reviews.c.card_key.in_(_spoken_of))
    .order_by(reviews.c.card_key, reviews.c.seq)
)


class Difference(NamedTuple):
    """A card whose memory is not the fold of the log: what is held, and what the log says."""

    key: str
    held: tuple[Any, ...]
    wanted: tuple[Any, ...]


def refold(connection: Connection, learner: int, fold: TunedFold) -> int:
    """Folds the learner's log again as FSRS is set now; returns how many cards' memory changed."""
    changed = 0
    for part in _parts(connection, learner, fold):
        changed += len(part)
        _mend(connection, learner, part)
    return changed


def follow_decks(connection: Connection, learner: int, fold: TunedFold) -> None:
    """Folds the log again where retention is wanted by deck: cards may have moved."""
    if _tunings(connection, learner).by_deck:
        refold(connection, learner, fold)


def differing(connection: Connection, learner: int, fold: TunedFold) -> Iterator[str]:
    """Gives the keys of the cards whose memory no machine would fold from the log."""
    for part in _parts(connection, learner, fold):
        yield from (difference.key for difference in part if not _is_near(difference))


def _is_near(difference: Difference) -> bool:
    """Returns whether the two differ no more than one machine's fold from another's."""
    held, wanted = (dict(zip(FOLDED, values, strict=True)) for values in difference[1:])
    # A memory is whole or none: part of one is damage.
    if None in held.values() or None in wanted.values():
        return False
    pairs = [(held.pop(name), wanted.pop(name)) for name in ("stability", "difficulty")]
    days_apart = abs(held.pop("due_day") - wanted.pop("due_day"))
    # Of another stability the interval may be rounded to the other of two days.
    may_be_apart = int(pairs[0][0] != pairs[0][1])
    return days_apart <= may_be_apart and held == wanted and all(_is_as_good(*one) for one in pairs)


def _is_as_good(held: float, wanted: float) -> bool:
    # More digits than 32 bits have did not come from the library.
    (single,) = struct.unpack("f", struct.pack("f", held))
    return held == single and math.isclose(held, wanted, rel_tol=_TOLERANCE)


def _parts(connection: Connection, learner: int, fold: TunedFold) -> Iterator[Sequence[Difference]]:
    """Gives what differs, a part of the cards after another."""
    all_tunings, last = _tunings(connection, learner), ""
    decks = _decks(connection, all_tunings)
    # A page by key, not one cursor over all: what differs is changed while this goes on.
    while held := _held(connection, learner, last):
        last = held[-1][0]
        place = {"learner": learner, "first": held[0][0], "last": last}
        histories = _histories(connection, place)
        wanted = _wanted(histories, decks, all_tunings, fold)
        yield list(_differences(held, wanted))


def _held(connection: Connection, learner: int, after: str) -> list[tuple[Any, ...]]:
    with bulk.fetched(connection, _HELD, {"learner": learner, "after": after}) as rows:
        return list(rows)


def _differences(
    held: Sequence[tuple[Any, ...]], wanted: Mapping[str, tuple[Any, ...]]
) -> Iterator[Difference]:
    nothing = columns(folded(History(), None))
    for row in held:
        key, found = row[0], row[1:]
        if found != (said := wanted.get(key, nothing)):
            yield Difference(key, found, said)


def _wanted(
    histories: Mapping[str, History],
    decks: Mapping[str, str],
    all_tunings: Tunings,
    fold: TunedFold,
) -> dict[str, tuple[Any, ...]]:
    """Returns the columns of memory that the log wants, by card."""
    alike = defaultdict(list)
    for key, said in histories.items():
        if said.answers.days:
            alike[decks.get(key)].append(key)
    states: dict[str, MemoryState] = {}
    for deck, keys in alike.items():
        answers = [histories[key].answers for key in keys]
        states |= zip(keys, fold(answers, all_tunings.of(deck)), strict=True)
    return {key: columns(folded(said, states.get(key))) for key, said in histories.items()}


def _histories(connection: Connection, place: Mapping[str, Any]) -> dict[str, History]:
    found = {}
    # One after another: a row let go makes room for the next.
    with bulk.fetched(connection, _ANSWERS, place) as answers:
        for key, said in groupby(answers, itemgetter(0)):
            _, ratings, days = zip(*said, strict=True)
            found[key] = History(Answers(ratings, days))
    rows = connection.execute(_ALL_ROWS, place).all()
    return found | {key: history(said) for key, said in groupby(rows, itemgetter(0))}


def _decks(connection: Connection, all_tunings: Tunings) -> dict[str, str]:
    """Returns the deck of each card whose deck tells how FSRS is set."""
    if not all_tunings.by_deck:
        return {}
    places = select(cards.c.key, cards.c.deck).where(cards.c.deck.in_(all_tunings.by_deck))
    return {row.key: row.deck for row in connection.execute(places)}


def _mend(connection: Connection, learner: int, part: Sequence[Difference]) -> None:
    """Writes the columns that differ: an index whose columns are as they were is left alone."""
    alike = defaultdict(list)
    for key, held, wanted in part:
        alike[tuple(map(ne, held, wanted))].append((learner, key, *wanted))
    for differs, rows in alike.items():
        change_all(connection, tuple(compress(FOLDED, differs)), rows)


def _tunings(connection: Connection, learner: int) -> Tunings:
    row = connection.execute(queries.tuning, {"learner": learner}).one()
    return tuning.tunings(row.weights, row.wanted)
