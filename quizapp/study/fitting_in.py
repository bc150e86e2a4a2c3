"""What fits into so many minutes: the most forgotten first, by the learner's own times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.model.cards import Skill
from quizapp.model.memory import MemoryState
from quizapp.scheduling import retrievability
from quizapp.store import compiled, last_pass, siblings
from quizapp.store.codec import selection_values
from quizapp.store.loading import encoding
from quizapp.store.memory import tuning
from quizapp.study.pace import pace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizapp.model.cards import Selection, StoredCard
    from quizapp.store.codec import Row
    from quizapp.store.peek import Peek


# Where so many did not fit into the time that is left, nothing shorter is looked for any more.
_PASSED_OVER = 50


@dataclass(frozen=True, slots=True)
class Fitting:
    """What was chosen.

    Attributes:
        keys: in the order in which they are asked.
        due: how many of them are due, of `all_due`.
        for_exam: how many are asked for an exam's sake.
        new: how many were never seen.
        seconds: how long all of it takes, failed ones asked again.
    """

    keys: tuple[str, ...]
    due: int
    all_due: int
    for_exam: int
    new: int
    seconds: float


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A card that could be asked; `tag` is None where it has no siblings."""

    why: str
    key: str
    seconds: float
    tag: tuple[str, int] | None


def fitting(
    peek: Peek, day: int, selection: Selection, *, minutes: float, new_per_day: int
) -> Fitting:
    """Returns what fits into `minutes`: what is due, then what an exam asks for, then what is new.

    Of what is due the lowest retrievability comes first. A card that would take too long is passed
    over for a shorter one, but one is always chosen where there is any. Of what one tag made, at
    most one is.
    """
    due = peek.rows(compiled.DUE_MEMORIES, day=day, **selection_values(selection))
    chosen = list(_that_fit(_candidates(peek, day, selection, due, new_per_day), 60 * minutes))
    number = {why: sum(one.why == why for one in chosen) for why in ("due", "exam", "new")}
    return Fitting(
        keys=tuple(one.key for one in chosen),
        due=number["due"],
        all_due=len(due),
        for_exam=number["exam"],
        new=number["new"],
        seconds=sum(one.seconds for one in chosen),
    )


def _candidates(
    peek: Peek, day: int, selection: Selection, due: Iterable[Row], new_per_day: int
) -> Iterator[_Candidate]:
    """Gives what could be asked, in the order in which it should be."""
    own, met = pace(peek), siblings.met(peek, day)
    usual = tuning.held(peek).usual

    def candidate(why: str, stored: StoredCard, recall: float) -> _Candidate:
        # Who fails a card sees it again before the end.
        seconds = own.seconds(stored.key, encoding.kind(stored.card)) * (2 - recall)
        return _Candidate(why, stored.key, seconds, _tag(stored))

    recalls = {row["card_key"]: retrievability(_state(row), day, usual) for row in due}
    most_forgotten_first = sorted(recalls, key=lambda key: (recalls[key], key))
    passes = last_pass.passes(peek, day, selection)
    new = max(0, new_per_day - peek.introduced(day))
    for stored in _lazily(peek, most_forgotten_first):
        if not siblings.are_met(stored, met):
            yield candidate("due", stored, recalls[stored.key])
    for stored in _lazily(peek, passes):
        yield candidate("exam", stored, 1)
    for stored in peek.new(selection, new) if new else ():
        if not siblings.are_met(stored, met):
            yield candidate("new", stored, 0)


def _that_fit(candidates: Iterable[_Candidate], left: float) -> Iterator[_Candidate]:
    """Gives the first candidate, and of the others those that fit into the seconds left."""
    tags: set[tuple[str, int]] = set()
    is_first, passed_over = True, 0
    for one in candidates:
        if passed_over == _PASSED_OVER:
            return
        if one.seconds > left and not is_first:
            passed_over += 1
        elif one.tag is None or one.tag not in tags:
            tags |= {one.tag} if one.tag else set()
            left -= one.seconds
            is_first = False
            yield one


def _lazily(peek: Peek, keys: Iterable[str]) -> Iterator[StoredCard]:
    return (stored for key in keys if (stored := peek.card(key)))


def _tag(stored: StoredCard) -> tuple[str, int] | None:
    card = stored.card
    return None if isinstance(card.content, Skill) else (card.deck, card.line)


def _state(row: Row) -> MemoryState:
    return MemoryState(row["stability"], row["difficulty"], row["last_day"], row["due_day"])
