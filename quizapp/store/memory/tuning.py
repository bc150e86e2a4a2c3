"""How FSRS is set for a learner's cards: the parameters in use, and the retention of each deck.

Both are read in the transaction that writes memory, so that it is always the fold of the log with
what the store itself holds. Read without SQLAlchemy: the first question needs it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.model.memory import Answers, MemoryState, Tuning
from quizapp.model.ratings import Rating
from quizapp.store import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.store.codec import Row
    from quizapp.store.memory import Step
    from quizapp.store.peek import Peek

# The name of the setting that holds the wanted retention by the location of a deck, "" for all
# others.
RETENTION = "retention"

# What a review does to a memory where FSRS is set so: `scheduling.next_state`.
TunedStep = Callable[[MemoryState | None, Rating, int, Tuning], MemoryState]
# What all answers of each card make where FSRS is set so: `scheduling.states_after`, the same to
# the last bit.
TunedFold = Callable[[Iterable[Answers], Tuning], list[MemoryState]]


@dataclass(frozen=True, slots=True)
class Tunings:
    """How FSRS is set for all cards of a learner.

    Attributes:
        usual: for cards of decks that nothing was wanted of.
        by_deck: the retention wanted of others, by the deck's location.
    """

    usual: Tuning = field(default_factory=Tuning)
    by_deck: Mapping[str, float] = field(default_factory=dict)

    def of(self, deck: str | None) -> Tuning:
        """Returns how FSRS is set for the cards of the deck at that location."""
        if deck is None or deck not in self.by_deck:
            return self.usual
        return Tuning(self.usual.weights, self.by_deck[deck])


def tunings(weights: str | None, wanted: str | None) -> Tunings:
    """Returns what the JSON of the weights in use and of the setting says; None is nothing."""
    retention: dict[str, float] = json.loads(wanted) if wanted else {}
    usual = Tuning(tuple(json.loads(weights)) if weights else ())
    if "" in retention:
        usual = Tuning(usual.weights, retention.pop(""))
    return Tunings(usual, retention)


def held(peek: Peek) -> Tunings:
    """Returns how FSRS is set for the learner's cards."""
    (row,) = peek.rows(compiled.TUNING)
    return tunings(row["weights"], row["wanted"])


def of_card(peek: Peek, key: str) -> Tuning:
    """Returns how FSRS is set for the card of a key."""
    rows = peek.rows(compiled.TUNING_OF_CARD, key=key)
    return of_row(rows[0]) if rows else held(peek).usual


def tuned(step: TunedStep, tuning: Tuning) -> Step:
    """Returns what a review does to a memory where FSRS is set so."""

    def tuned_step(state: MemoryState | None, rating: Rating, day: int) -> MemoryState:
        return step(state, rating, day, tuning)

    return tuned_step


def of_row(row: Row) -> Tuning:
    """Returns how FSRS is set for the card of a row with `weights`, `wanted` and its `deck`."""
    return tunings(row["weights"], row["wanted"]).of(row["deck"])
