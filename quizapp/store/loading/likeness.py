"""Which stored card an edited card resembles, where neither id nor content knows it. Pure.

As version control finds renamed files: by how much of the text is the same, and by what stands
before and after it. A resemblance that is not sure is a question for the author.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from quizapp.store.loading.matching import Identity

# Shares of three letters in a row that two texts have in common. Sentences on one subject share a
# quarter by chance, one with a mistyped word keeps nine tenths.
_ALIKE, _RELATED, _FAINT = 0.8, 0.6, 0.4
# What the question says of a card; the rest is the answer's.
_QUESTION = 0.6
# A rival this near makes it a guess which of them is meant.
_MARGIN = 0.1
# What standing between the same neighbours is worth, as a share of the text.
_NEIGHBOURS = 0.15
# A piece that more cards have tells none of them apart; more candidates than these are no help.
_COMMON, _CANDIDATES = 8, 6

# The stored cards next before and next after a card that are in both decks; and which of those
# that stand between them it is.
Gap = tuple[str, str, str]


class Resemblance(NamedTuple):
    """A card in a deck, by its place among those that come in, that may be a stored one."""

    place: int
    old: Identity
    is_sure: bool


@dataclass(frozen=True, slots=True)
class _Pair:
    """How alike two cards are: their questions, their answers, and their neighbours."""

    place: int
    old: Identity
    question: float
    answer: float
    has_neighbours: bool

    @property
    def text(self) -> float:
        return _QUESTION * self.question + (1 - _QUESTION) * self.answer

    @property
    def score(self) -> float:
        return self.text + _NEIGHBOURS * self.has_neighbours

    @property
    def is_alike(self) -> bool:
        """Whether the text says it, or the text and the neighbours together do."""
        weakest = min(self.question, self.answer)
        if self.has_neighbours:
            return self.text >= _RELATED and weakest >= _FAINT
        return self.text >= _ALIKE and weakest >= _RELATED


def resembling(
    incoming: Sequence[Identity], found: Sequence[Identity | None], stored: Iterable[Identity]
) -> list[Resemblance]:
    """Returns what else may be the same card, the most alike first; each card once at most.

    Args:
        incoming: the cards of the decks, in their order.
        found: for each of them the stored card that it is.
        stored: all cards of these decks as they were; retired ones are not looked at.
    """
    known = {old.key for old in found if old}
    stood = sorted((c for c in stored if not c.retired and c.deck), key=lambda c: c.position)
    olds = [card for card in stood if card.key not in known and card.kind != "skill"]
    news = [place for place, old in enumerate(found) if not old and incoming[place].kind != "skill"]
    if not olds or not news:
        return []
    gaps = _Gaps(incoming, found, stood)
    return _assigned(list(_pairs(incoming, news, olds, gaps)))


class _Gaps:
    """Between which neighbours cards stand, those that came in and those that are stored."""

    def __init__(
        self,
        incoming: Sequence[Identity],
        found: Sequence[Identity | None],
        stood: Sequence[Identity],
    ) -> None:
        known = {old.key for old in found if old}
        self._new = _around(incoming, [old.key if old else "" for old in found])
        self._old = _around(stood, [card.key if card.key in known else "" for card in stood])
        self._key_at = {card.key: place for place, card in enumerate(stood)}
        self._filled: dict[Gap, list[int]] = defaultdict(list)
        for place, gap in enumerate(self._new):
            if not found[place]:
                self._filled[gap].append(place)
        self._emptied: dict[Gap, list[Identity]] = defaultdict(list)
        for place, card in enumerate(stood):
            if card.key not in known:
                self._emptied[self._old[place]].append(card)

    def are_same(self, place: int, old: Identity) -> bool:
        return self._new[place] == self._old[self._key_at[old.key]]

    def rewritten(self) -> Iterator[tuple[int, Identity]]:
        """Gives what stands one for one where other cards stood, kind by kind the same."""
        for gap, olds in self._emptied.items():
            news = self._filled.get(gap, [])
            if len(news) == len(olds):
                yield from zip(news, olds, strict=True)


def _around(cards: Sequence[Identity], known: Sequence[str]) -> list[Gap]:
    """Returns the gap of each card; decks are named where no neighbour in them is known."""
    before = _last_known(cards, known)
    after = _last_known(cards[::-1], known[::-1])[::-1]
    return [
        (left, right, "" if left or right else card.deck)
        for card, left, right in zip(cards, before, after, strict=True)
    ]


def _last_known(cards: Sequence[Identity], known: Sequence[str]) -> list[str]:
    last: dict[str, str] = {}
    seen = []
    for card, key in zip(cards, known, strict=True):
        seen.append(last.get(card.deck, ""))
        if key:
            last[card.deck] = key
    return seen


def _pairs(
    incoming: Sequence[Identity], news: Sequence[int], olds: Sequence[Identity], gaps: _Gaps
) -> Iterator[_Pair]:
    """Gives the pairs that are worth a thought: those alike, and those in the same place."""
    texts = {old.key: _Text(old) for old in olds}
    by_key = {old.key: old for old in olds}
    index = _index(texts)
    wanted = set(news)
    rewritten: dict[int, Identity] = {
        place: old for place, old in gaps.rewritten() if place in wanted and old.key in by_key
    }
    for place in news:
        new, text = incoming[place], _Text(incoming[place])
        same = rewritten.get(place)
        keys = dict.fromkeys(chain([same.key] if same else [], _candidates(text, index)))
        for key in keys:
            old = by_key[key]
            # Two ids are two cards, whatever they say.
            if new.id and old.id:
                continue
            question, answer = text.likeness(texts[key])
            pair = _Pair(place, old, question, answer, gaps.are_same(place, old))
            is_rewritten = old is same and new.kind == old.kind
            if pair.text >= _FAINT or is_rewritten:
                yield pair


def _assigned(pairs: list[_Pair]) -> list[Resemblance]:
    """Gives each card to the one it resembles most; sure only if no other comes near."""
    pairs.sort(key=lambda pair: -pair.score)
    rivals: dict[int | str, list[_Pair]] = defaultdict(list)
    for pair in pairs:
        rivals[pair.place].append(pair)
        rivals[pair.old.key].append(pair)
    taken: set[int | str] = set()
    chosen = []
    for pair in pairs:
        if pair.place in taken or pair.old.key in taken:
            continue
        others = (
            other
            for other in chain(rivals[pair.place], rivals[pair.old.key])
            if other is not pair and not {other.place, other.old.key} & taken
        )
        nearest = max((other.score for other in others), default=0.0)
        is_sure = pair.is_alike and pair.score - nearest >= _MARGIN
        chosen.append(Resemblance(pair.place, pair.old, is_sure))
        taken |= {pair.place, pair.old.key}
    return chosen


class _Text:
    """The letters of a card, three by three, of its question and of its answer."""

    def __init__(self, card: Identity) -> None:
        content = json.loads(card.body).get("content", {})
        self.question = _pieces(card.prompt)
        self.answer = _pieces(" ".join(_words(content)))

    def likeness(self, other: _Text) -> tuple[float, float]:
        return _share(self.question, other.question), _share(self.answer, other.answer)


def _words(value: object) -> Iterator[str]:
    """Gives the texts and numbers in a value of JSON."""
    if isinstance(value, dict):
        value = [inner for name, inner in value.items() if name != "kind"]
    if isinstance(value, list):
        for inner in value:
            yield from _words(inner)
    elif value is not None:
        yield str(value)


def _pieces(text: str) -> Counter[str]:
    padded = f" {' '.join(text.casefold().split())} "
    return Counter(padded[at : at + 3] for at in range(len(padded) - 2))


def _share(one: Counter[str], other: Counter[str]) -> float:
    """Returns 0 to 1: Dice's coefficient of two bags of pieces."""
    both = (one & other).total()
    return 2 * both / max(1, one.total() + other.total())


def _index(texts: Mapping[str, _Text]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = defaultdict(list)
    for key, text in texts.items():
        for piece in text.question.keys() | text.answer.keys():
            index[piece].append(key)
    return index


def _candidates(text: _Text, index: Mapping[str, list[str]]) -> list[str]:
    """Returns the keys of those with whom a text has most in common, by what few have."""
    shared: Counter[str] = Counter()
    for piece in sorted(text.question.keys() | text.answer.keys()):
        keys = index.get(piece, ())
        if len(keys) <= _COMMON:
            shared.update(keys)
    return [key for key, _ in shared.most_common(_CANDIDATES)]
