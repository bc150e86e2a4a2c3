"""Cards at random places: what a quiz is drawn from, without reading all of them.

The positions of the cards of one topic in one deck are a run of numbers with few gaps, so that a
number drawn from the runs finds a card nearly each time, and every card equally often.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.store import compiled
from quizapp.store.codec import selection_values

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.model.cards import Selection
    from quizapp.store.codec import Row
    from quizapp.store.peek import Peek

# A card's key and topic, and the tag that made it: cards of one tag give each other away.
Candidate = tuple[str, str, str]


def runs(peek: Peek, selection: Selection) -> dict[str, list[range]]:
    """Returns the positions at which a topic's cards stand, deck by deck, by topic."""
    found: dict[str, list[range]] = {}
    for row in peek.rows(compiled.RUNS, **selection_values(selection)):
        found.setdefault(row["topic"], []).append(range(row["first"], row["last"] + 1))
    return found


def candidate(peek: Peek, selection: Selection, topic: str, position: int) -> Candidate | None:
    """Returns the card of a selection that stands at a position, if one does."""
    values = {"of_topic": topic, "position": position, **selection_values(selection)}
    rows = peek.rows(compiled.CANDIDATE, **values)
    return _candidate(rows[0]) if rows else None


def candidates(peek: Peek, selection: Selection, topic: str) -> list[Candidate]:
    """Returns all cards of a selection in one topic, in the order of the decks."""
    values = {"of_topic": topic, **selection_values(selection)}
    return [_candidate(row) for row in peek.rows(compiled.CANDIDATES, **values)]


def among(peek: Peek, selection: Selection, keys: Iterable[str]) -> list[Candidate]:
    """Returns those of the cards of `keys` that are in a selection."""
    values = selection_values(selection)
    found = (peek.rows(compiled.CANDIDATE_OF_KEY, key=key, **values) for key in keys)
    return [_candidate(row) for rows in found for row in rows]


def _candidate(row: Row) -> Candidate:
    is_alone = row["kind"] == "skill" or row["deck"] is None
    return row["key"], row["topic"], row["key"] if is_alone else f"{row['deck']}:{row['line']}"
