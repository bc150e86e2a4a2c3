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

    from sqlalchemy import Row

    from quizapp.model.decks import Deck, DeckFile
    from quizapp.store.loading.encoding import CardRow


class Incoming(NamedTuple):
    """A card in a deck that is being loaded: its file, what its row will say, its id or skill."""

    file: DeckFile
    row: CardRow
    id: str | None

    @property
    def place(self) -> str:
        """Where it stands, `FILE:LINE`."""
        return f"{self.file.path}:{self.row.line}"

    @property
    def identity(self) -> Identity:
        """What it is known by."""
        return identity(self.row)


def read(changed: Sequence[Deck], numbers: Mapping[str, int]) -> Iterator[Incoming]:
    """Gives the cards of the decks; a skill that several of them name only once."""
    skills = set()
    for deck in changed:
        file, location = deck.file, deck.file.location
        for position, card in enumerate(deck.cards, start=numbers[location] * PLACES):
            row = encoding.card_row(card, location, position)
            known = row.author_id
            if isinstance(card.content, Skill):
                known = card.content.key
                if known in skills:
                    continue
                skills.add(known)
            yield Incoming(file, row, known)


def identity(row: CardRow | Row[Any], key: str = "", *, retired: bool = False) -> Identity:
    """Returns what a row of cards is known by; `key` is empty while it is not stored."""
    return Identity(
        deck=row.deck or "",
        id=_skill_key(row.body) if row.kind == "skill" else row.author_id,
        kind=row.kind,
        fingerprint=row.fingerprint,
        question_hash=row.question_hash,
        answer_hash=row.answer_hash,
        key=key,
        retired=retired,
        position=row.position,
        prompt=row.prompt,
        body=row.body,
    )


def _skill_key(body: str) -> str:
    return Skill(**json.loads(body)["content"]).key
