"""What all cards are made of, whatever their kind: place, topic, comment, quotes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from quizapp.model.cards import Card

if TYPE_CHECKING:
    from collections.abc import Collection

    from quizapp.decks.findings import Findings
    from quizapp.decks.keywords import Keywords
    from quizapp.decks.meta import Meta
    from quizapp.decks.parametric.where import Where
    from quizapp.decks.scanner import Block
    from quizapp.model.cards import Skill, Translation
    from quizapp.model.decks import Span
    from quizapp.model.questions import Answer, Misconception


@dataclass(frozen=True, slots=True)
class Setting:
    """What a deck gives to all of its cards, and where their findings go.

    Attributes:
        tags: each of them once.
        language: of the cards' first side, such as "zh"; "" where the deck does not say.
        has_braces: whether `{{` stands anywhere in the deck, so that placeholders are looked for.
    """

    deck: str
    topic: str
    tags: tuple[str, ...]
    families: Collection[str]
    findings: Findings
    has_braces: bool = False
    language: str = ""


class Placed(NamedTuple):
    """A card, with where it comes from: its file, block, and what its quotes say."""

    card: Card
    file: str
    draft: Draft

    @property
    def block(self) -> Block:
        """Its tag's block."""
        return self.draft.block

    @property
    def at(self) -> Span:
        """Where its tag stands."""
        return self.block.span

    @property
    def where_at(self) -> Span:
        """Where its `where` stands, or else its tag."""
        where = self.draft.keywords.where
        return where[0].head().span if where else self.at

    def wrong_at(self, tag: str) -> Span:
        """Where the known mistake called `tag` stands, or else its `where`."""
        tags = [one.tag for one in self.card.misconceptions]
        wrong = self.draft.keywords.wrong
        if tag in tags and len(tags) == len(wrong):
            return wrong[tags.index(tag)].head().span
        return self.where_at

    @property
    def id_at(self) -> Span:
        """Where its id stands, or else its tag."""
        own = self.draft.meta.id
        return own.span if own else self.at


class Draft(NamedTuple):
    """A tag's block, with what its comment and the quotes after its answer say."""

    setting: Setting
    block: Block
    meta: Meta
    keywords: Keywords
    where: Where | None = None

    @property
    def drawn(self) -> frozenset[str]:
        """The names that are drawn when the card is asked."""
        return self.where.names if self.where else frozenset()

    def card(
        self,
        prompt: str,
        content: Answer | Skill,
        *,
        mistakes: tuple[Misconception, ...] = (),
        explanation: str = "",
        number: int = 0,
        translations: tuple[Translation, ...] = (),
    ) -> Placed:
        """Returns a card of this tag.

        Args:
            prompt: the question.
            content: its answer, or the skill.
            mistakes: the known ones.
            explanation: what follows the answer; shown before the author's `why`.
            number: counts the cards that one tag makes, from 1; 0 where it makes one.
            translations: its sides in other languages.
        """
        said, block, tags = self.meta, self.block, self.setting.tags
        author_id = said.id.text if said.id else None
        whys = self.keywords.why
        card = Card(
            deck=self.setting.deck,
            line=block.passage.line,
            id=f"{author_id}.{number}" if author_id and number else author_id,
            prompt=prompt,
            content=content,
            topic=self.setting.topic,
            subtopic=block.heading,
            why="\n".join(filter(None, [explanation, *whys])) if whys else explanation,
            hints=self.keywords.hints,
            misconceptions=mistakes,
            tags=tuple(dict.fromkeys(tags + said.tags)) if said.tags else tags,
            needs=said.needs,
            level=said.level,
            where=self.where.text if self.where else "",
            translations=translations,
        )
        return Placed(card, self.setting.findings.file, self)
