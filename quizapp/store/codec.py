"""Rows as cards, and what any row is written with. Knows no SQLAlchemy.

Cards as rows are made by `encoding`.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from quizapp import answers
from quizapp.errors import StoreDamagedError
from quizapp.model.cards import Card, Skill, StoredCard, Translation
from quizapp.model.questions import Misconception

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.model.cards import Selection


class Row(Protocol):
    """What a row of any driver can do: give the value of a column."""

    def __getitem__(self, name: str, /) -> Any: ...


# `json.dumps` makes an encoder for each value, which takes longer than to write a small one; and
# no value of ours holds itself.
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False
)


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
    if text.isascii() and "\0" not in text:
        return text
    return text.encode("utf-8", "backslashreplace").decode().replace("\0", "\\x00")


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


def _read_translation(said: dict[str, Any]) -> Translation:
    content, hints = answers.from_json(said["content"]), tuple(said["hints"])
    return Translation(**said | {"content": content, "hints": hints})


def _read_content(kind: str, content: dict[str, Any]) -> Any:
    return Skill(**content) if kind == "skill" else answers.from_json(content)


def _split(tags: str) -> tuple[str, ...]:
    return tuple(filter(None, tags.split("|")))


def selection_values(selection: Selection) -> dict[str, str]:
    """Returns the values by which a statement picks the cards of `selection`."""
    escaped = selection.tag
    for special in "\\%_":
        escaped = escaped.replace(special, "\\" + special)
    return {
        "deck": selection.deck,
        "topic": selection.topic,
        "kind": selection.kind,
        "tag": f"|{escaped}|" if escaped else "",
    }
