"""A quiz: a sample of cards, drawn once, asked once each."""

from __future__ import annotations

from bisect import bisect
from collections import deque
from itertools import accumulate, chain, islice, zip_longest
from random import Random
from typing import TYPE_CHECKING

from quizapp.store import drawing
from quizapp.study import asking

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from datetime import datetime, timedelta

    from quizapp.model.cards import Selection
    from quizapp.model.questions import Question
    from quizapp.model.ratings import Rating
    from quizapp.store.drawing import Candidate
    from quizapp.store.peek import Peek

# So few cards are read at once; after so many draws in a row that found nothing new, all are.
_FEW = 200
_MISSES = 50


class Quiz:
    """Asks the cards of `keys` in their order, until they or the time run out."""

    def __init__(
        self,
        peek: Peek,
        now: Callable[[], datetime],
        keys: Sequence[str],
        seed: int,
        length: timedelta | None = None,
    ) -> None:
        self.of: int | None = len(keys)
        self._peek = peek
        self._now = now
        self._seed = seed
        self._until = now() + length if length else None
        self._keys = deque(keys)
        self._returned: deque[Question] = deque()

    def next(self) -> Question | None:
        """Returns the next card's question; None at the end, or when the time is up."""
        if self._until and self._now() >= self._until:
            return None
        if self._returned:
            return self._returned.popleft()
        while self._keys:
            key = self._keys.popleft()
            # A card that a load retired since the quiz was drawn is passed over.
            if stored := self._peek.card(key):
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

    Topics take turns, so that a long deck does not crowd out a short one, and of what one tag
    made, as the gaps of a cloze, at most one is asked. Skills are left to `drill`, unless the
    selection names that kind. Costs grow with `count` and the number of decks, not of cards.

    Args:
        among: the only keys that may be drawn; None for all.
    """
    rng = Random(seed)
    if among is None:
        topics = [
            _drawn(peek, selection, topic, runs, rng)
            for topic, runs in drawing.runs(peek, selection).items()
        ]
    else:
        topics = [_in_disorder(cards, rng) for cards in _by_topic(peek, selection, among)]
    rng.shuffle(topics)
    rounds = chain.from_iterable(zip_longest(*topics))
    drawn = list(islice(_one_of_each_tag(card for card in rounds if card), count))
    rng.shuffle(drawn)
    return drawn


def _drawn(
    peek: Peek, selection: Selection, topic: str, runs: Sequence[range], rng: Random
) -> Iterator[Candidate]:
    """Gives a topic's cards in an order drawn as they are asked for, each once.

    Places are drawn while they find cards; where few are left or few fit, all are read.
    """
    ends = list(accumulate(len(run) for run in runs))
    given: set[str] = set()
    misses = _MISSES if ends[-1] <= _FEW else 0
    while misses < _MISSES:
        place = int(rng.random() * ends[-1])
        run = bisect(ends, place)
        found = drawing.candidate(peek, selection, topic, runs[run][place - ends[run]])
        misses += 1
        if found and found[0] not in given:
            given.add(found[0])
            misses = 0
            yield found
    rest = [one for one in drawing.candidates(peek, selection, topic) if one[0] not in given]
    yield from _in_disorder(rest, rng)


def _in_disorder(cards: list[Candidate], rng: Random) -> Iterator[Candidate]:
    rng.shuffle(cards)
    yield from cards


def _by_topic(peek: Peek, selection: Selection, keys: Collection[str]) -> Iterable[list[Candidate]]:
    topics: dict[str, list[Candidate]] = {}
    for card in drawing.among(peek, selection, sorted(keys)):
        topics.setdefault(card[1], []).append(card)
    return [topics[topic] for topic in sorted(topics)]


def _one_of_each_tag(cards: Iterable[Candidate]) -> Iterator[str]:
    asked = set()
    for key, _, tag in cards:
        if tag not in asked:
            asked.add(tag)
            yield key
