"""The same card twice: errors that name both places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.decks.codes import Code
from quizapp.decks.findings import Findings
from quizapp.model.cards import Skill

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from quizapp.decks.draft import Placed
    from quizapp.model.cards import Card
    from quizapp.model.decks import Diagnostic

# A file, a line, and a column.
Place = tuple[str, int, int]


def find(cards: Iterable[Placed]) -> list[Diagnostic]:
    """Returns a finding for each card whose id, skill, or question and answer came before."""
    # Of a card only its place is kept: what else is known of it goes with its deck.
    ids: dict[str, Place] = {}
    contents: dict[Hashable, Place] = {}
    found: list[Diagnostic] = []
    reported: Place | None = None
    for placed in cards:
        card = placed.card
        here = placed.file, card.line, 1
        same_card = contents.setdefault(_content(card), here)
        id_here = (placed.file, placed.id_at.line, placed.id_at.column) if card.id else here
        same_id = ids.setdefault(card.id, id_here) if card.id else here
        # A tag that makes several cards is reported once.
        if (same_card is here and same_id is id_here) or here == reported:
            continue
        reported = here
        if same_id is not id_here:
            _report_id(placed, same_id, Findings(placed.file, found))
        else:
            _report_card(placed, same_card, Findings(placed.file, found))
    return found


def _content(card: Card) -> Hashable:
    # Several decks may drill one skill: it is scheduled once.
    if isinstance(card.content, Skill):
        return card.deck, card.content
    return card.prompt, card.content


def _report_id(placed: Placed, first: Place, findings: Findings) -> None:
    findings.add(
        Code.SAME_ID,
        placed.id_at,
        f"the id `{placed.card.id}` is already that of the card at {_shown(first)}",
        "give one of them another id",
    )


def _report_card(placed: Placed, first: Place, findings: Findings) -> None:
    findings.add(
        Code.SAME_CARD,
        placed.at,
        f"this card is the same as the one at {_shown(first)}",
        "remove one of them, or make them differ",
    )


def _shown(place: Place) -> str:
    return ":".join(map(str, place))
