"""Spaced repetition: what is due, then what is new, and what failed once more."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from quizapp.model.days import study_day
from quizapp.store import siblings
from quizapp.study import asking

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime

    from quizapp.model.cards import Selection, StoredCard
    from quizapp.model.questions import Question
    from quizapp.model.ratings import Rating
    from quizapp.store.peek import Peek

# New cards and skills a day, unless the learner says otherwise.
NEW_PER_DAY = 20

# A failed card comes again after this many others, or when nothing else is left.
AGAIN_AFTER = 5


class ReviewQueue:
    """Asks due cards and skills, the most overdue first, then new ones up to the day's limit.

    In the last days before an exam its share of all that was learnt comes before what is new.
    The day is asked anew for every question: a sitting may cross midnight.
    """

    def __init__(
        self,
        peek: Peek,
        now: Callable[[], datetime],
        selection: Selection,
        *,
        new_per_day: int,
        seed: int,
        count: int | None,
        until: tuple[datetime, Sequence[str]] | None = None,
    ) -> None:
        """Begins a review.

        Args:
            count: how many fresh cards at most; None for all.
            until: when no question is asked any more, and the keys of the only ones until then.
        """
        self.of = count
        self._peek = peek
        self._now = now
        self._selection = selection
        self._new_per_day = new_per_day
        self._seed = seed
        self._left = count
        self._asked: dict[str, int] = {}
        self._failed: deque[tuple[int, str]] = deque()
        self._returned: deque[Question] = deque()
        self._turn = 0
        self._until = until[0] if until else None
        self._chosen = deque(until[1]) if until else None
        self._passes: dict[int, deque[str]] = {}

    def next(self) -> Question | None:
        """Returns the next question, or None when nothing is left for today."""
        if self._returned:
            return self._returned.popleft()
        if self._until and self._now() >= self._until:
            return None
        self._turn += 1
        stored = self._failed_in_time() or self._fresh() or self._failed_anyway()
        return self._question(stored) if stored else None

    def settle(self, question: Question, rating: Rating) -> None:
        """Keeps a failed card, to ask it again within the sitting."""
        from quizapp.model.ratings import Rating

        self._forget_failure(question.key)
        if rating is Rating.AGAIN:
            self._failed.append((self._turn, question.key))

    def give_back(self, question: Question) -> None:
        """Takes a question back, to ask it again next."""
        self._forget_failure(question.key)
        # A repetition of it that came back too was owed to the failure that is undone with it.
        others = (other for other in self._returned if other.key != question.key)
        self._returned = deque([question, *others])

    def _forget_failure(self, key: str) -> None:
        self._failed = deque(item for item in self._failed if item[1] != key)

    def _question(self, stored: StoredCard) -> Question:
        nth = self._asked[stored.key] = self._asked.get(stored.key, 0) + 1
        seed = f"{self._seed}/{self._day()}/{stored.key}/{nth}"
        return asking.question(stored, seed)

    def _fresh(self) -> StoredCard | None:
        """Reads one card at a time, so that the first question is on the screen at once."""
        if self._left == 0:
            return None
        found = self._due_or_new() if self._chosen is None else self._first_of(self._chosen)
        if found and self._left is not None:
            self._left -= 1
        return found

    def _due_or_new(self) -> StoredCard | None:
        day = self._day()
        found = self._apart(day, partial(self._peek.due, day, self._selection))
        found = found or self._passed(day)
        if found is None and self._peek.introduced(day) < self._new_per_day:
            found = self._apart(day, partial(self._peek.new, self._selection))
        return found

    def _apart(
        self, day: int, read: Callable[[int, Collection[str]], list[StoredCard]]
    ) -> StoredCard | None:
        """Returns the first card of which no sibling was reviewed today; the others wait a day."""
        met = siblings.met(self._peek, day)
        wanted = 1
        while True:
            found = read(wanted, self._asked)
            for stored in found:
                if not siblings.are_met(stored, met):
                    return stored
            if len(found) < wanted:
                return None
            wanted *= 4

    def _passed(self, day: int) -> StoredCard | None:
        """Returns the next card that an exam asks for today; no sibling of it waits for later."""
        if day not in self._passes:
            self._passes[day] = deque(self._for_exams(day))
        return self._first_of(self._passes[day])

    def _for_exams(self, day: int) -> list[str]:
        if not self._peek.exams():
            return []
        # Only here: a first question comes sooner where no exam is ahead.
        from quizapp.store import last_pass

        return last_pass.passes(self._peek, day, self._selection)

    def _first_of(self, keys: deque[str]) -> StoredCard | None:
        """Takes the first of `keys` that was not asked yet and is still there."""
        while keys:
            key = keys.popleft()
            if key not in self._asked and (stored := self._peek.card(key)):
                return stored
        return None

    def _failed_in_time(self) -> StoredCard | None:
        if self._failed and self._turn - self._failed[0][0] > AGAIN_AFTER:
            return self._failed_anyway()
        return None

    def _failed_anyway(self) -> StoredCard | None:
        """Takes the first failed card, as it is written now; one that rests since is let go."""
        while self._failed:
            _, key = self._failed.popleft()
            status = self._peek.status(key)
            if status and not status.suspended:
                return self._peek.card(key)
        return None

    def _day(self) -> int:
        return study_day(self._now())
