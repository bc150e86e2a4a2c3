from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.model.days import study_day
from quizapp.model.ratings import Rating
from quizapp.scheduling import next_state
from quizapp.store import siblings
from quizapp.store.history import reviews
from quizapp.store.peek import Peek

from .conftest import SGD

if TYPE_CHECKING:
    from quizapp.store.database import Store

    from .conftest import Make


def test_what_is_due_waits_while_its_sibling_was_reviewed_that_day(
    store: Store, make: Make
) -> None:
    gaps = [make.card(f"gap {letter}", id=letter, line=3) for letter in "abc"]
    make.load(store, *gaps, make.card("alone", id="d", line=9))
    for key in "abd":
        reviews.record(store, make.row(key, Rating.AGAIN), next_state)
    day = study_day(make.now)
    with Peek(store.path) as peek:
        assert siblings.met(peek, day) == {(SGD, 3), (SGD, 9)}
        assert siblings.met(peek, day + 1) == set()
        # Due tomorrow: a and b, which wait for nobody until one of them is answered, and d.
        assert siblings.waiting(peek, day + 1) == 0
    later = make.row("a", Rating.GOOD, day=day + 1)
    reviews.record(store, later, next_state)
    with Peek(store.path) as peek:
        assert peek.counts(day + 1).due_cards == 2
        assert siblings.waiting(peek, day + 1) == 1
