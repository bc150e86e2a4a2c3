"""Which stored card a card in a deck is. Pure: knows no database.

A card is known by the id that its author gave it, else by its content, wherever it stands; else by
its question, or within its deck by its answer. Each stored card is found once at most. What is not
found so may still resemble one: see `likeness`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence


class Identity(NamedTuple):
    """What a card is known by.

    Attributes:
        deck: location of the deck it stands in.
        id: its author's id, or a skill's key.
        kind: kind of its answer, or "skill".
        key: the store's key; empty for a card in a deck that is being loaded.
        retired: it stands in no deck any more.
        position: its place among all cards.
        prompt: the question.
        body: the answer, and what goes with it, as the store's JSON.
    """

    deck: str
    id: str | None
    kind: str
    fingerprint: str
    question_hash: str
    answer_hash: str
    key: str = ""
    retired: bool = False
    position: int = 0
    prompt: str = ""
    body: str = "{}"


class Rule(NamedTuple):
    """A way to know a card again.

    Attributes:
        of: what must be equal; None where the rule does not hold for a card.
        unique: holds only where one card on either side has that in common.
    """

    of: Callable[[Identity], Hashable]
    unique: bool = False


def match(incoming: Sequence[Identity], stored: Iterable[Identity]) -> list[Identity | None]:
    """Returns, for each card in the decks, the stored card that it is, or None if none is sure."""
    found: list[Identity | None] = [None] * len(incoming)
    free = {card.key: card for card in stored}
    for rule in RULES:
        if not free:
            break
        _apply(rule, incoming, found, free)
    return found


def confirm(
    found: list[Identity | None], are_meant: Sequence[bool], key: str, stored: Iterable[Identity]
) -> None:
    """Takes an author's word for what a card is, however little the two resemble each other.

    Args:
        found: what `match` found; the first card that is meant and was not found becomes `key`.
        are_meant: for each incoming card whether it stands where the author means.
        key: of the stored card, which nothing else may have been found to be.
        stored: the cards that there are.
    """
    old = next((card for card in stored if card.key == key and card not in found), None)
    is_open = (meant and one is None for meant, one in zip(are_meant, found, strict=True))
    index = next((index for index, fits in enumerate(is_open) if fits), None)
    if old and index is not None:
        found[index] = old


def _apply(
    rule: Rule,
    incoming: Sequence[Identity],
    found: list[Identity | None],
    free: dict[str, Identity],
) -> None:
    open_places = [place for place, old in enumerate(found) if old is None]
    values = [rule.of(incoming[place]) for place in open_places]
    known = _grouped(rule, free.values())
    news = Counter(values) if rule.unique else Counter()
    # First what stayed in its deck, so that no copy in another one takes its history.
    for at_home in (True, False):
        for place, value in zip(open_places, values, strict=True):
            group = known.get(value) if value is not None and found[place] is None else None
            if not group or (rule.unique and len(group) + news[value] > 2):
                continue
            old = _nearest(incoming[place], group)
            if at_home and old.deck != incoming[place].deck:
                continue
            found[place] = old
            group.remove(old)
            del free[old.key]


def _grouped(rule: Rule, cards: Iterable[Identity]) -> dict[Hashable, list[Identity]]:
    groups: dict[Hashable, list[Identity]] = defaultdict(list)
    for card in cards:
        groups[rule.of(card)].append(card)
    return groups


def _nearest(card: Identity, among: list[Identity]) -> Identity:
    """Returns the one in the same deck, rather one that stands than a retired one."""
    return min(among, key=lambda old: (old.deck != card.deck, old.retired))


def _gaps_of_one_text(of: Callable[[Identity], str]) -> Callable[[Identity], Hashable]:
    """Returns a rule for gaps whose text has an id: their numbers say only where they stand."""

    def value(card: Identity) -> Hashable:
        if card.kind != "cloze" or card.id is None:
            return None
        stem, _, number = card.id.rpartition(".")
        return (stem if number.isdigit() else card.id), of(card)

    return value


def _by_question(card: Identity) -> Hashable:
    return None if card.kind == "skill" else card.question_hash


def _by_answer(card: Identity) -> Hashable:
    # "True" says nothing about a card, an id says all; and what was retired long ago is forgotten.
    if card.kind == "true-false" or card.id or card.retired:
        return None
    return card.deck, card.answer_hash


RULES = (
    Rule(_gaps_of_one_text(lambda card: card.fingerprint)),
    Rule(_gaps_of_one_text(lambda card: card.answer_hash), unique=True),
    Rule(lambda card: card.id),
    Rule(lambda card: card.fingerprint),
    Rule(lambda card: (card.deck, card.question_hash, card.kind == "skill")),
    Rule(_by_question, unique=True),
    Rule(_by_answer, unique=True),
)
