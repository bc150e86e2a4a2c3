"""A quiz: a sample of cards, drawn once, asked once each."""

from __future__ import annotations

from collections import deque
from itertools import chain, zip_longest
from random import Random
from typing import TYPE_CHECKING

from quizapp.study import asking

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from quizapp.model import Question, Rating, Selection
    from quizapp.store.peek import Peek
    from quizapp.study.desk import Desk


class Quiz:
    """Asks the cards of `keys` in their order, until they or the time run out."""

    def __init__(
        self, desk: Desk, keys: Sequence[str], seed: int, until: datetime | None = None
    ) -> None:
        self.of: int | None = len(keys)
        self._desk = desk
        self._seed = seed
        self._until = until
        self._keys = deque(keys)
        self._returned: deque[Question] = deque()

    def next(self) -> Question | None:
        """Returns the next card's question; None at the end, or when the time is up."""
        if self._until and self._desk.now() >= self._until:
            return None
        if self._returned:
            return self._returned.popleft()
        while self._keys:
            key = self._keys.popleft()
            # A card that a load retired since the quiz was drawn is passed over.
            if stored := self._desk.peek.card(key):
                return asking.question(stored, f"{self._seed}/{key}")
        return None

    def settle(self, question: Question, rating: Rating) -> None:
        """A quiz asks once: nothing comes again."""

    def give_back(self, question: Question) -> None:
        """Takes a question back, to ask it again next."""
        self._returned.appendleft(question)


def draw(
    peek: Peek, selection: Selection, count: int, seed: int, among: Collection[str] | None = None
) -> list[str]:
    """Returns the keys of `count` cards, in an order that only `seed` and the cards decide.

    Topics take turns, so that a long deck does not crowd out a short one, and of the gaps of one
    cloze at most one is asked. Skills are left to `drill`, unless the selection names that kind.

    Args:
        among: the only keys that may be drawn; None for all.
    """
    by_topic: dict[str, list[str]] = {}
    for key, topic, kind in peek.candidates(selection):
        if (kind != "skill" or selection.kind == "skill") and (among is None or key in among):
            by_topic.setdefault(topic, []).append(key)
    rng = Random(seed)
    topics = [_one_of_each_stem(keys, rng) for keys in by_topic.values()]
    rng.shuffle(topics)
    rounds = chain.from_iterable(zip_longest(*topics))
    drawn = [key for key in rounds if key is not None][:count]
    rng.shuffle(drawn)
    return drawn


def _one_of_each_stem(keys: list[str], rng: Random) -> list[str]:
    rng.shuffle(keys)
    # `opt-05.1` and `opt-05.2` are gaps of one text: each gives the other away.
    return list({key.rpartition(".")[0] or key: key for key in keys}.values())
