"""What all cards are made of, whatever their kind: place, topic, comment, quotes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.model import Card

if TYPE_CHECKING:
    from collections.abc import Collection

    from quizapp.decks.findings import Findings
    from quizapp.decks.keywords import Keywords
    from quizapp.decks.meta import Meta
    from quizapp.decks.passage import Piece
    from quizapp.decks.scanner import Block
    from quizapp.model import Answer, Misconception, Skill
    from quizapp.model.decks import Span


@dataclass(frozen=True, slots=True)
class Setting:
    """What a deck gives to all of its cards, and where their findings go."""

    deck: str
    topic: str
    tags: tuple[str, ...]
    families: Collection[str]
    findings: Findings


@dataclass(frozen=True, slots=True)
class Placed:
    """A card, with where it comes from: its file, block, and the id in its comment."""

    card: Card
    file: str
    block: Block
    id: Piece | None

    @property
    def at(self) -> Span:
        """Where its tag stands."""
        return self.block.span

    @property
    def id_at(self) -> Span:
        """Where its id stands, or else its tag."""
        return self.id.span if self.id else self.block.span


@dataclass(frozen=True, slots=True)
class Draft:
    """A tag's block, with what its comment and the quotes after its answer say."""

    setting: Setting
    block: Block
    meta: Meta
    keywords: Keywords

    def card(
        self,
        prompt: str,
        content: Answer | Skill,
        *,
        mistakes: tuple[Misconception, ...] = (),
        explanation: str = "",
        number: int = 0,
    ) -> Placed:
        """Returns a card of this tag.

        Args:
            prompt: the question.
            content: its answer, or the skill.
            mistakes: the known ones.
            explanation: what follows the answer; shown before the author's `why`.
            number: counts the cards that one tag makes, from 1; 0 where it makes one.
        """
        said, block = self.meta, self.block
        author_id = said.id.text if said.id else None
        card = Card(
            deck=self.setting.deck,
            line=block.passage.line,
            id=f"{author_id}.{number}" if author_id and number else author_id,
            prompt=prompt,
            content=content,
            topic=self.setting.topic,
            subtopic=block.heading,
            why="\n".join(filter(None, [explanation, *self.keywords.why])),
            hints=self.keywords.hints,
            misconceptions=mistakes,
            tags=tuple(dict.fromkeys(self.setting.tags + said.tags)),
            needs=said.needs,
            level=said.level,
        )
        return Placed(card, self.setting.findings.file, block, said.id)
