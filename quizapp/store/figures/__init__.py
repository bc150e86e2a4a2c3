"""Lists and figures out of the store: what reports are made of. Reads through a `Peek`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.model.fits import Fit, KeptFit
from quizapp.store import compiled
from quizapp.store.codec import selection_values
from quizapp.store.standing import memory_of, state_of

if TYPE_CHECKING:
    from quizapp.model.cards import Selection
    from quizapp.store.peek import Peek


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card in a list.

    Attributes:
        state: "new", "learning", "review", "suspended" or "retired".
        due_day: the study day on which it comes again; None before its first review.
    """

    key: str
    deck: str
    topic: str
    kind: str
    prompt: str
    state: str
    due_day: int | None


def names(peek: Peek) -> dict[str, list[str]]:
    """Returns the names that a selection may use, by what they name: deck, topic, tag, kind."""
    tags = {tag for row in peek.rows(compiled.TAGS) for tag in row["tags"].split("|") if tag}
    return {
        "deck": [row["name"] for row in peek.rows(compiled.DECK_NAMES)],
        "topic": [row["topic"] for row in peek.rows(compiled.TOPICS)],
        "tag": sorted(tags),
        "kind": [row["kind"] for row in peek.rows(compiled.KINDS)],
    }


def lines(peek: Peek, selection: Selection) -> list[CardLine]:
    """Returns the cards of a selection in the order of the decks, retired ones last."""
    return [
        CardLine(
            key=row["key"],
            deck=row["deck_name"] or "",
            topic=row["topic"],
            kind=row["kind"],
            prompt=row["prompt"],
            state=state_of(row, memory_of(row)),
            due_day=row["due_day"],
        )
        for row in peek.rows(compiled.LINES, **selection_values(selection))
    ]


def fits(peek: Peek) -> list[KeptFit]:
    """Returns every fit of FSRS's parameters, the oldest first."""
    return [
        KeptFit(
            row["version"],
            Fit(
                tuple(json.loads(row["weights"])),
                row["reviews"],
                row["log_loss_before"],
                row["log_loss_after"],
            ),
            row["at"],
            bool(row["adopted"]),
        )
        for row in peek.rows(compiled.FITS)
    ]


def deck_places(peek: Peek) -> dict[str, str]:
    """Returns the name of each deck by its location, in the order of the names."""
    return {row["location"]: row["name"] for row in peek.rows(compiled.DECK_PLACES)}


def mistaken(peek: Peek) -> list[str]:
    """Returns the keys of the cards whose last answer was not fully right, oldest first."""
    return [row["card_key"] for row in peek.rows(compiled.MISTAKEN)]


def topic_scores(peek: Peek) -> list[tuple[str, int, float]]:
    """Returns topic, number of answers and their mean score."""
    return [(row[0], row[1], row[2]) for row in peek.rows(compiled.TOPIC_SCORES)]


def recent_topic_scores(peek: Peek, limit: int) -> list[tuple[str, int, float]]:
    """Returns the same of the last `limit` answers only: how it goes now."""
    rows = peek.rows(compiled.RECENT_TOPIC_SCORES, limit=limit)
    return [(row[0], row[1], row[2]) for row in rows]


def study_days(peek: Peek) -> list[int]:
    """Returns the days with at least one answer, in order."""
    return [row["day"] for row in peek.rows(compiled.STUDY_DAYS)]


def due_days(peek: Peek, until: int) -> list[tuple[int, int]]:
    """Returns how many cards fall due on each day up to `until`; overdue days are among them."""
    return [(row[0], row[1]) for row in peek.rows(compiled.DUE_DAYS, day=until)]
