"""Cards as rows, and rows as cards; what any row is written with. Knows no SQLAlchemy."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from quizapp import answers
from quizapp.errors import StoreDamagedError
from quizapp.model.cards import Card, Skill, StoredCard, Translation
from quizapp.model.questions import Misconception

# What a row of cards says of the card's author's words; `digest` covers these.
_WORDS = ("author_id", "kind", "topic", "subtopic", "prompt", "body", "tags", "level")


if TYPE_CHECKING:
    from collections.abc import Iterator


class Row(Protocol):
    """What a row of any driver can do: give the value of a column."""

    def __getitem__(self, name: str, /) -> Any: ...


# `json.dumps` makes an encoder for each value, which takes longer than to write a small one.
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: object) -> str:
    """Returns the one JSON text of a value: keys sorted, no spaces, nothing escaped needlessly."""
    return _ENCODER.encode(value)


def digest(text: str) -> str:
    """Returns the SHA-256 of a text in hexadecimal."""
    # OpenSSL takes 3 ms to load, and nothing is digested on the way to the first question.
    from hashlib import sha256

    return sha256(text.encode()).hexdigest()


def storable(text: str) -> str:
    """Returns text that any database keeps: escapes for lone surrogates and NULs."""
    return text.encode("utf-8", "backslashreplace").decode().replace("\0", "\\x00")


def kind(card: Card) -> str:
    """Returns the kind of the card's answer, or "skill"."""
    return "skill" if isinstance(card.content, Skill) else card.content.kind


def card_row(card: Card) -> dict[str, Any]:
    """Returns the columns that a card alone decides: its author's words and their digests.

    The fingerprint is of question and answer; the others of each alone. They do not change when
    a hint or an explanation does.
    """
    answer, rest = canonical(_content(card)), canonical(_beside_the_content(card))
    # No other name comes before `content`: this is the canonical text of both together.
    body = f'{{"content":{answer}' + ("}" if rest == "{}" else f",{rest[1:]}")
    row = {
        "author_id": card.id,
        "kind": kind(card),
        "topic": card.topic,
        "subtopic": card.subtopic,
        "prompt": storable(card.prompt),
        "body": storable(body),
        "tags": _joined(card.tags),
        "level": card.level,
    }
    return row | {"line": card.line} | _digests(row, answer)


def digests(row: Row) -> dict[str, str]:
    """Returns the columns of a row of cards that are digests of its author's words."""
    return _digests(row, canonical(json.loads(row["body"])["content"]))


def _digests(row: Row, answer: str) -> dict[str, str]:
    question = row["prompt"]
    return {
        "fingerprint": digest(question + "\n" + answer)[:32],
        "question_hash": digest(question)[:32],
        "answer_hash": digest(answer)[:32],
        "digest": digest(canonical([row[name] for name in _WORDS])),
    }


@contextmanager
def readable(what: str) -> Iterator[None]:
    """Refuses a row that holds what no quizapp has written."""
    try:
        yield
    except (ValueError, KeyError, TypeError) as error:
        raise StoreDamagedError(
            f"{what}: cannot be read from the store; run `quizapp doctor`"
        ) from error


def stored_card(row: Row) -> StoredCard:
    """Returns the card of a row of cards, joined with the deck's name as `deck_name`.

    Raises:
        StoreDamagedError: the row holds no card.
    """
    with readable(f"card {row['key']}"):
        return StoredCard(row["key"], row["deck_name"] or "", _card(row))


def _card(row: Row) -> Card:
    body = json.loads(row["body"])
    return Card(
        deck=row["deck"] or "",
        line=row["line"],
        id=row["author_id"],
        prompt=row["prompt"],
        content=_read_content(row["kind"], body["content"]),
        topic=row["topic"],
        subtopic=row["subtopic"],
        why=body.get("why", ""),
        hints=tuple(body.get("hints", ())),
        misconceptions=tuple(
            Misconception(tag, answers.from_json(answer), feedback)
            for tag, answer, feedback in body.get("misconceptions", ())
        ),
        tags=_split(row["tags"]),
        needs=tuple(body.get("needs", ())),
        level=row["level"],
        where=body.get("where", ""),
        translations=tuple(map(_read_translation, body.get("translations", ()))),
    )


def _beside_the_content(card: Card) -> dict[str, Any]:
    said = {
        "why": card.why,
        "hints": card.hints,
        "misconceptions": [
            [known.tag, answers.to_json(known.answer), known.feedback]
            for known in card.misconceptions
        ],
        "needs": card.needs,
        "where": card.where,
        "translations": list(map(_translation, card.translations)),
    }
    return {name: value for name, value in said.items() if value}


def _content(card: Card) -> dict[str, Any]:
    if isinstance(card.content, Skill):
        return {"family": card.content.family, "level": card.content.level}
    return answers.to_json(card.content)


def _translation(one: Translation) -> dict[str, Any]:
    said = {"language": one.language, "prompt": one.prompt, "why": one.why, "hints": one.hints}
    return said | {"content": answers.to_json(one.content)}


def _read_translation(said: dict[str, Any]) -> Translation:
    content, hints = answers.from_json(said["content"]), tuple(said["hints"])
    return Translation(**said | {"content": content, "hints": hints})


def _read_content(kind: str, content: dict[str, Any]) -> Any:
    return Skill(**content) if kind == "skill" else answers.from_json(content)


# Tags stand between bars, so that one is found by `LIKE '%|tag|%'`.
def _joined(tags: tuple[str, ...]) -> str:
    return "".join(f"|{tag.replace('|', '/')}" for tag in tags) + "|" if tags else ""


def _split(tags: str) -> tuple[str, ...]:
    return tuple(filter(None, tags.split("|")))
