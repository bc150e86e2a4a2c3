"""Cards in decks that are being loaded: their rows, and what knows them again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from quizapp.model.cards import Skill
from quizapp.store.loading import encoding
from quizapp.store.loading.matching import Identity
from quizapp.store.schema import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from quizapp.model.decks import Deck
    from quizapp.store.codec import Row


class Incoming(NamedTuple):
    """A card in a deck that is being loaded: its file, what its row will say, its id or skill."""

    file: Path
    row: Mapping[str, Any]
    id: str | None

    @property
    def place(self) -> str:
        """Where it stands, `FILE:LINE`."""
        return f"{self.file}:{self.row['line']}"

    @property
    def identity(self) -> Identity:
        """What it is known by."""
        return identity(self.row)


def read(changed: Sequence[Deck], numbers: Mapping[str, int]) -> Iterator[Incoming]:
    """Gives the cards of the decks; a skill that several of them name only once."""
    skills = set()
    for deck in changed:
        location, path = deck.file.location, deck.file.path
        for position, card in enumerate(deck.cards, start=numbers[location] * PLACES):
            row = encoding.card_row(card)
            row.update(deck=location, position=position, retired=0)
            known = row["author_id"]
            if isinstance(card.content, Skill):
                known = card.content.key
                if known in skills:
                    continue
                skills.add(known)
            yield Incoming(path, row, known)


def identity(row: Row, key: str = "") -> Identity:
    """Returns what a row of cards is known by; `key` is empty while it is not stored."""
    skill = row["kind"] == "skill"
    return Identity(
        deck=row["deck"] or "",
        id=_skill_key(row) if skill else row["author_id"],
        kind=row["kind"],
        fingerprint=row["fingerprint"],
        question_hash=row["question_hash"],
        answer_hash=row["answer_hash"],
        key=key,
        retired=bool(row["retired"]),
        position=row["position"],
        prompt=row["prompt"],
        body=row["body"],
    )


def _skill_key(row: Row) -> str:
    return Skill(**json.loads(row["body"])["content"]).key
