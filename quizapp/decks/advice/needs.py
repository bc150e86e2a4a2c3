"""`needs:` that name no card."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from quizapp.decks.codes import Code
from quizapp.decks.findings import Findings

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from quizapp.decks.draft import Placed
    from quizapp.model.decks import Diagnostic

_ID = re.compile(r"<!--[^>]*?\bid\s*[:：]\s*([^\s/;,>]+)")


def ids(text: str) -> set[str]:
    """Returns the ids of the cards in the text of a deck, found without reading its cards."""
    return set(_ID.findall(text))


def find(placed: Sequence[Placed], elsewhere: Collection[str]) -> list[Diagnostic]:
    """Returns a finding for each card that builds on an id that is not known.

    Args:
        placed: the cards of the decks that are checked.
        elsewhere: ids of cards in decks that are not.
    """
    own = {one.draft.meta.id.text for one in placed if one.draft.meta.id}
    known = own.union(elsewhere, (one.card.id for one in placed if one.card.id))
    found: list[Diagnostic] = []
    reported: set[tuple[str, int, str]] = set()
    for one in placed:
        for need in one.card.needs:
            key = (one.file, one.card.line, need)
            if need in known or key in reported:
                continue
            reported.add(key)
            near = get_close_matches(need, known, n=1)
            Findings(one.file, found).add(
                Code.UNKNOWN_NEED,
                one.draft.meta.place_of(need, one.at),
                f"this card needs `{need}`, and no card has that id",
                f"did you mean `{near[0]}`?" if near else "give the card it builds on this id",
            )
    return found
