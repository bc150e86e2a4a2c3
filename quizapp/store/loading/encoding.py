"""Cards as rows: their authors' words as columns, and the digests that know them again.

The way back is in `codec`, which the first question needs; what is here only a load does.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from quizapp import answers
from quizapp.model.cards import Skill
from quizapp.store.codec import canonical, storable

if TYPE_CHECKING:
    from quizapp.model.cards import Card, Translation
    from quizapp.store.codec import Row


_BESIDE = ("why", "hints", "misconceptions", "needs", "where", "translations")
_WORDS = ("author_id", "kind", "topic", "subtopic", "prompt", "body", "tags", "level")


def card_row(card: Card) -> dict[str, Any]:
    """Returns the columns that a card alone decides: its author's words and their digests.

    The fingerprint is of question and answer; the others of each alone. They do not change when
    a hint or an explanation does.
    """
    answer, rest = canonical(_content(card)), _beside_the_content(card)
    # No other name comes before `content`: this is the canonical text of both together.
    body = f'{{"content":{answer}' + (f",{canonical(rest)[1:]}" if rest else "}")
    row = {
        "line": card.line,
        "author_id": card.id,
        "kind": kind(card),
        "topic": card.topic,
        "subtopic": card.subtopic,
        "prompt": storable(card.prompt),
        "body": storable(body),
        "tags": _joined(card.tags),
        "level": card.level,
    }
    row.update(_digests(row, answer))
    return row


def fingerprint(card: Card) -> str:
    """Returns what a card is known by where its author gave it no id: its question and answer."""
    return _short(f"{storable(card.prompt)}\n{canonical(_content(card))}")


def digests(row: Row) -> dict[str, str]:
    """Returns the columns of a row of cards that are digests of its author's words."""
    return _digests(row, canonical(json.loads(row["body"])["content"]))


def _digests(row: Row, answer: str) -> dict[str, str]:
    question = row["prompt"]
    return {
        "fingerprint": _short(f"{question}\n{answer}"),
        "question_hash": _short(question),
        "answer_hash": _short(answer),
        "digest": sha256(_words(row).encode()).hexdigest(),
    }


def _short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]


def _words(row: Row) -> str:
    """Returns the canonical JSON list of all that an author wrote: what tells an edit."""
    return canonical([row[name] for name in _WORDS])


def kind(card: Card) -> str:
    """Returns the kind of the card's answer, or "skill"."""
    return "skill" if isinstance(card.content, Skill) else card.content.kind


def _content(card: Card) -> dict[str, Any]:
    if isinstance(card.content, Skill):
        return {"family": card.content.family, "level": card.content.level}
    return answers.to_json(card.content)


def _beside_the_content(card: Card) -> dict[str, Any]:
    said = {name: value for name in _BESIDE if (value := getattr(card, name))}
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
