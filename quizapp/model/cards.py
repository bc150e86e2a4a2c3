"""What there is to learn: cards as authors write them, and skills."""

# Annotations are no texts here, as in `questions`.

from typing import NamedTuple

from quizapp.model.questions import Answer, Misconception


class Skill(NamedTuple):
    """A problem family at a level: scheduled like a card, asked with a fresh instance."""

    family: str
    level: int

    @property
    def key(self) -> str:
        """The key under which the skill is scheduled."""
        return f"{self.family}/{self.level}"


class Translation(NamedTuple):
    """A card's sides in another language; `language` has two letters, such as "zh"."""

    language: str
    prompt: str
    content: Answer
    why: str = ""
    hints: tuple[str, ...] = ()


class Card(NamedTuple):
    """One thing to learn, as its author wrote it: everything but its history.

    Attributes:
        deck: location of the deck the card stands in (see `decks.source`).
        line: the tag's line in that deck, counted from 1.
        id: the author's id, or None; a gap of a cloze has its own (`opt-05.2`).
        prompt: the question, or for a skill its family and level in words.
        content: the answer, or the skill that a `P:` line names.
        topic: the topic of the lecture, from the front matter or the first heading.
        subtopic: the nearest heading.
        why: the author's explanation, shown after answering.
        level: 1 recall, 2 understand, 3 trap; 0 where the author gave none.
        where: what is drawn anew each time the card is asked (see `decks.parametric`); "" where
            its numbers do not change.
        translations: its sides in other languages.
    """

    deck: str
    line: int
    id: str | None
    prompt: str
    content: Answer | Skill
    topic: str
    subtopic: str = ""
    why: str = ""
    hints: tuple[str, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    tags: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    level: int = 0
    where: str = ""
    translations: tuple[Translation, ...] = ()


class StoredCard(NamedTuple):
    """A card as the store knows it: its key stays when its text is edited."""

    key: str
    deck: str
    card: Card


class Selection(NamedTuple):
    """Which cards are meant; an empty field means any."""

    deck: str = ""
    topic: str = ""
    tag: str = ""
    kind: str = ""
