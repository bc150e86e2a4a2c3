"""Cards as rows: their authors' words as columns, and the digests that know them again.

The way back is in `codec`, which the first question needs; what is here only a load does.
"""

from __future__ import annotations

import json
from hashlib import sha256
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from quizapp import answers
from quizapp.model.cards import Skill
from quizapp.store.codec import canonical, storable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.model.cards import Card, Translation
    from quizapp.store.codec import Row

_BESIDE = ("why", "hints", "misconceptions", "needs", "where", "translations")
_beside = attrgetter(*_BESIDE)
_WORDS = ("author_id", "kind", "topic", "subtopic", "prompt", "body", "tags", "level")
_DIGESTS = ("fingerprint", "question_hash", "answer_hash", "digest")


class CardRow(NamedTuple):
    """What a deck says of a card: the columns of its row, in the table's order, but three.

    Attributes:
        fingerprint: of question and answer; the two hashes are of each alone. They do not change
            when a hint or an explanation does.
    """

    deck: str | None
    line: int
    author_id: str | None
    kind: str
    topic: str
    subtopic: str
    prompt: str
    body: str
    tags: str
    level: int
    position: int
    fingerprint: str
    question_hash: str
    answer_hash: str
    digest: str

    def stored(self, key: str, first_seen: str, *, retired: bool = False) -> tuple[Any, ...]:
        """Returns the whole row."""
        return (key, *self, first_seen, int(retired))


def said(row: Sequence[Any]) -> Sequence[Any]:
    """Returns what a deck says of a card, out of its whole row."""
    return row[1:-2]


def card_row(card: Card, deck: str | None, position: int) -> CardRow:
    """Returns what the deck at a location says of a card."""
    answer, rest = canonical(_content(card)), _beside_the_content(card)
    # No other name comes before `content`: this is the canonical text of both together.
    body = f'{{"content":{answer}' + (f",{canonical(rest)[1:]}" if rest else "}")
    prompt, body = storable(card.prompt), storable(body)
    where, tags = (card.topic, card.subtopic), _joined(card.tags)
    words = (card.id, kind(card), *where, prompt, body, tags, card.level)
    return CardRow(deck, card.line, *words, position, *_digests(words, prompt, answer))


def fingerprint(card: Card) -> str:
    """Returns what a card is known by where its author gave it no id: its question and answer."""
    return _short(f"{storable(card.prompt)}\n{canonical(_content(card))}")


def digests(row: Row) -> dict[str, str]:
    """Returns the columns of a row of cards that are digests of its author's words."""
    words = [row[name] for name in _WORDS]
    answer = canonical(json.loads(row["body"])["content"])
    return dict(zip(_DIGESTS, _digests(words, row["prompt"], answer), strict=True))


def _digests(words: Sequence[Any], question: str, answer: str) -> tuple[str, str, str, str]:
    """Returns `_DIGESTS`, the last of all that an author wrote, which tells an edit."""
    whole = sha256(canonical(words).encode()).hexdigest()
    return _short(f"{question}\n{answer}"), _short(question), _short(answer), whole


def _short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]


def kind(card: Card) -> str:
    """Returns the kind of the card's answer, or "skill"."""
    return "skill" if isinstance(card.content, Skill) else card.content.kind


def _content(card: Card) -> dict[str, Any]:
    if isinstance(card.content, Skill):
        return {"family": card.content.family, "level": card.content.level}
    return answers.to_json(card.content)


def _beside_the_content(card: Card) -> dict[str, Any]:
    values = _beside(card)
    if not any(values):
        return {}
    said = {name: value for name, value in zip(_BESIDE, values, strict=True) if value}
    if card.misconceptions:
        said["misconceptions"] = [
            [known.tag, answers.to_json(known.answer), known.feedback]
            for known in card.misconceptions
        ]
    if card.translations:
        said["translations"] = [_translation(one) for one in card.translations]
    return said


def _translation(one: Translation) -> dict[str, Any]:
    said = {"language": one.language, "prompt": one.prompt, "why": one.why, "hints": one.hints}
    return said | {"content": answers.to_json(one.content)}


# Tags stand between bars, so that one is found by `LIKE '%|tag|%'`.
def _joined(tags: tuple[str, ...]) -> str:
    return "".join(f"|{tag.replace('|', '/')}" for tag in tags) + "|" if tags else ""
