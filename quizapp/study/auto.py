"""Reviews without a keyboard, for scripts: so many cards, whatever the day's limits say."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from quizapp.model.days import study_day
from quizapp.study import asking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from quizapp.model.cards import Selection, StoredCard
    from quizapp.model.questions import Question
    from quizapp.model.ratings import Rating
    from quizapp.store.peek import Peek


class AutoQueue:
    """Asks `count` cards: due ones, then new ones, then those seen longest ago, over and over."""

    def __init__(
        self,
        peek: Peek,
        now: Callable[[], datetime],
        selection: Selection,
        count: int,
        seed: int,
    ) -> None:
        self.of: int | None = count
        self._peek = peek
        self._now = now
        self._selection = selection
        self._seed = seed
        self._number = 0
        self._cards = islice(self._stored(), count)

    def next(self) -> Question | None:
        """Returns the next question; None after `count`, or where there are no cards at all."""
        self._number += 1
        stored = next(self._cards, None)
        return asking.question(stored, f"{self._seed}/{self._number}") if stored else None

    def settle(self, question: Question, rating: Rating) -> None:
        """A failed card waits for its day: nobody is here to try it again."""

    def give_back(self, question: Question) -> None:
        """Nothing is undone without a keyboard."""

    def _stored(self) -> Iterator[StoredCard]:
        peek = self._peek
        # An answered card is neither due nor new any more: each look finds the next one.
        while found := peek.due(self._day(), self._selection, 1) or peek.new(self._selection, 1):
            yield found[0]
        while round_ := peek.seen(self._selection, self.of or 1):
            yield from round_

    def _day(self) -> int:
        return study_day(self._now())
