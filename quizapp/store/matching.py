"""Which stored card a card in a deck is. Pure: knows no database.

A card is known by the id that its author gave it, else by its content, wherever it stands; else,
within its deck, by its question or its answer. Each stored card is found once at most.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Identity:
    """What a card is known by.

    Attributes:
        deck: location of the deck it stands in.
        id: its author's id, or a skill's key.
        kind: kind of its answer, or "skill".
        key: the store's key; empty for a card in a deck that is being loaded.
        retired: it stands in no deck any more.
    """

    deck: str
    id: str | None
    kind: str
    fingerprint: str
    question_hash: str
    answer_hash: str
    key: str = ""
    retired: bool = False


class Rule(NamedTuple):
    """A way to know a card again.

    Attributes:
        of: what must be equal; None where the rule does not hold for a card.
        unique: holds only where one card on either side has that in common.
    """

    of: Callable[[Identity], Hashable]
    unique: bool = False


def match(incoming: Sequence[Identity], stored: Iterable[Identity]) -> list[Identity | None]:
    """Returns, for each card in the decks, the stored card that it is, or None if it is new."""
    found: list[Identity | None] = [None] * len(incoming)
    free = {card.key: card for card in stored}
    for rule in RULES:
        known = _grouped(rule, free.values())
        news = _grouped(rule, [card for card, old in zip(incoming, found, strict=True) if not old])
        for place, card in enumerate(incoming):
            value = rule.of(card)
            old = None if found[place] or value is None else _nearest(card, known.get(value, []))
            if old and not (rule.unique and len(known[value]) + len(news[value]) > 2):
                found[place] = old
                known[value].remove(old)
                del free[old.key]
    return found


def _grouped(rule: Rule, cards: Iterable[Identity]) -> dict[Hashable, list[Identity]]:
    groups: dict[Hashable, list[Identity]] = defaultdict(list)
    for card in cards:
        groups[rule.of(card)].append(card)
    return groups


def _nearest(card: Identity, among: list[Identity]) -> Identity | None:
    """Returns the one in the same deck, rather one that stands than a retired one."""
    return min(among, key=lambda old: (old.deck != card.deck, old.retired), default=None)


def _by_answer(card: Identity) -> Hashable:
    # "True" says nothing about a card, an id says all; and what was retired long ago is forgotten.
    if card.kind == "true-false" or card.id or card.retired:
        return None
    return card.deck, card.answer_hash


RULES = (
    Rule(lambda card: card.id),
    Rule(lambda card: card.fingerprint),
    Rule(lambda card: (card.deck, card.question_hash, card.kind == "skill")),
    Rule(_by_answer, unique=True),
)
