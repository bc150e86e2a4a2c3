"""Cards that one tag made, as the gaps of a cloze: who has just seen one knows the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.model.cards import Skill
from quizapp.store import compiled

if TYPE_CHECKING:
    from collections.abc import Collection

    from quizapp.model.cards import StoredCard
    from quizapp.store.peek import Peek


def met(peek: Peek, day: int) -> set[tuple[str, int]]:
    """Returns deck and line of each tag of which a card was reviewed on the study day `day`."""
    return {(row["deck"], row["line"]) for row in peek.rows(compiled.MET, day=day)}


def are_met(stored: StoredCard, met: Collection[tuple[str, int]]) -> bool:
    """Returns whether a card is one of the tags that `met` names; skills have no siblings."""
    card = stored.card
    return not isinstance(card.content, Skill) and (card.deck, card.line) in met


def waiting(peek: Peek, day: int) -> int:
    """Returns how many cards are due on `day`, but wait for another: a sibling was reviewed."""
    return int(peek.rows(compiled.APART, day=day)[0][0])
