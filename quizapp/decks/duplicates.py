"""The same card twice: errors that name both places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.decks.codes import Code
from quizapp.decks.findings import Findings
from quizapp.model import Skill

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from quizapp.decks.draft import Placed
    from quizapp.model import Card, Diagnostic, Span


def find(cards: Iterable[tuple[str, Placed]]) -> list[Diagnostic]:
    """Returns a finding for each card whose id, skill, or question and answer came before.

    Args:
        cards: each with the file that findings name.
    """
    ids: dict[str, tuple[str, Span]] = {}
    contents: dict[Hashable, tuple[str, Span]] = {}
    found: list[Diagnostic] = []
    for file, placed in cards:
        findings = Findings(file, found)
        card = placed.card
        here = (file, placed.at)
        same_id = ids.setdefault(card.id, (file, placed.id_at)) if card.id else None
        same_card = contents.setdefault(_content(card), here)
        if found and (found[-1].file, found[-1].span) in {here, (file, placed.id_at)}:
            continue  # the tag's first card has said it
        if same_id and same_id != (file, placed.id_at):
            findings.add(
                Code.SAME_ID,
                placed.id_at,
                f"the id `{card.id}` is already that of the card at {_place(same_id)}",
                "give one of them another id",
            )
        elif same_card != here:
            findings.add(
                Code.SAME_CARD,
                placed.at,
                f"this card is the same as the one at {_place(same_card)}",
                "remove one of them, or make them differ",
            )
    return found


def _content(card: Card) -> Hashable:
    if isinstance(card.content, Skill):
        return card.content
    return " ".join(card.prompt.split()), card.content


def _place(at: tuple[str, Span]) -> str:
    file, span = at
    return f"{file}:{span.line}:{span.column}"
