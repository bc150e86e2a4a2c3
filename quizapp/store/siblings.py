"""Cards that one tag made, as the gaps of a cloze: who has just seen one knows the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.store import compiled

if TYPE_CHECKING:
    from quizapp.store.peek import Peek


def met(peek: Peek, day: int) -> set[tuple[str, int]]:
    """Returns deck and line of each tag of which a card was reviewed on the study day `day`."""
    return {(row["deck"], row["line"]) for row in peek.rows(compiled.MET, day=day)}


def waiting(peek: Peek, day: int) -> int:
    """Returns how many cards are due on `day`, but wait for another: a sibling was reviewed."""
    return int(peek.rows(compiled.APART, day=day)[0][0])
