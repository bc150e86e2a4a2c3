"""The same card twice: errors that name both places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.decks.codes import Code
from quizapp.decks.findings import Findings
from quizapp.model.cards import Skill

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from quizapp.decks.draft import Placed
    from quizapp.decks.scanner import Block
    from quizapp.model.cards import Card
    from quizapp.model.decks import Diagnostic, Span


def find(cards: Iterable[Placed]) -> list[Diagnostic]:
    """Returns a finding for each card whose id, skill, or question and answer came before."""
    ids: dict[str, Placed] = {}
    contents: dict[Hashable, Placed] = {}
    found: list[Diagnostic] = []
    reported: Block | None = None
    for placed in cards:
        card = placed.card
        same_id = ids.setdefault(card.id, placed) if card.id else placed
        same_card = contents.setdefault(_content(card), placed)
        # A tag that makes several cards is reported once.
        if placed is same_id is same_card or placed.block is reported:
            continue
        reported = placed.block
        if same_id is not placed:
            _report_id(placed, same_id, Findings(placed.file, found))
        else:
            _report_card(placed, same_card, Findings(placed.file, found))
    return found


def _content(card: Card) -> Hashable:
    # Several decks may drill one skill: it is scheduled once.
    if isinstance(card.content, Skill):
        return card.deck, card.content
    return card.prompt, card.content


def _report_id(placed: Placed, first: Placed, findings: Findings) -> None:
    findings.add(
        Code.SAME_ID,
        placed.id_at,
        f"the id `{placed.card.id}` is already that of the card at {_place(first, first.id_at)}",
        "give one of them another id",
    )


def _report_card(placed: Placed, first: Placed, findings: Findings) -> None:
    findings.add(
        Code.SAME_CARD,
        placed.at,
        f"this card is the same as the one at {_place(first, first.at)}",
        "remove one of them, or make them differ",
    )


def _place(placed: Placed, span: Span) -> str:
    return f"{placed.file}:{span.line}:{span.column}"
