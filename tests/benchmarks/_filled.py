"""Stores of any size, filled in plain SQL: a hundred thousand cards a second or so."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from quizapp.model.days import study_day
from quizapp.store import codec
from quizapp.store.database import open_store
from quizapp.store.schema import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

PER_DECK = 1000
TOPICS = ("optimization", "sgd", "losses", "neural-networks", "backpropagation")


def filled(path: Path, cards: int, reviews: int, now: datetime) -> Path:
    """Makes a store in which every other card has a memory, and answers to those; returns it."""
    open_store(path, now=now)
    day = study_day(now)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for table, rows in (
            ("decks", _decks(cards, now)),
            ("cards", _cards(cards, now)),
            ("memory", _memory(cards, day)),
            ("reviews", _reviews(cards, reviews, day, now)),
        ):
            _insert(connection, table, rows)
        connection.execute("COMMIT")
    return path


def _insert(connection: sqlite3.Connection, table: str, rows: Iterator[dict[str, Any]]) -> None:
    first = next(rows, None)
    if first is None:
        return
    names = ", ".join(first)
    marks = ", ".join(f":{name}" for name in first)
    statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - names of our own
    connection.execute(statement, first)
    connection.executemany(statement, rows)


def _key(number: int) -> str:
    # Keys are digests: cards of one deck lie far apart.
    return f"c-{codec.digest(str(number))[:10]}-{number}"


def _decks(cards: int, now: datetime) -> Iterator[dict[str, Any]]:
    for deck in range(-(-cards // PER_DECK)):
        yield {
            "location": f"user:{deck}.md", "name": str(deck), "title": str(deck), "digest": "",
            "size": 1, "mtime_ns": 1, "number": deck + 1, "loaded_at": now.isoformat(),
            "present": 1,
        }  # fmt: skip


def _cards(cards: int, now: datetime) -> Iterator[dict[str, Any]]:
    for number in range(cards):
        deck, place = divmod(number, PER_DECK)
        mark = codec.digest(str(number))
        body = {"content": {"kind": "text", "accepted": [f"{place} {deck}"]}}
        yield {
            "key": _key(number), "deck": f"user:{deck}.md", "line": place, "kind": "text",
            "topic": TOPICS[deck % len(TOPICS)], "subtopic": "", "level": 1, "tags": "|exam|",
            "prompt": f"What is term {place} of number {deck}?", "body": json.dumps(body),
            "position": (deck + 1) * PLACES + place, "fingerprint": mark[:32],
            "question_hash": mark[:32], "answer_hash": mark[32:], "digest": mark,
            "first_seen": now.isoformat(),
        }  # fmt: skip


def _memory(cards: int, day: int) -> Iterator[dict[str, Any]]:
    # In the order of the table, whose rows lie by key.
    for key, number in sorted((_key(number), number) for number in range(cards)):
        deck, place = divmod(number, PER_DECK)
        known = number % 2
        yield {
            "learner_id": 1, "card_key": key, "position": (deck + 1) * PLACES + place,
            "stability": 5.0 if known else None, "difficulty": 5.0 if known else None,
            "last_day": day - 9 if known else None, "first_day": day - 9 if known else None,
            "due_day": day - 8 + number % 50 if known else None, "reps": known,
        }  # fmt: skip


def _reviews(cards: int, reviews: int, day: int, now: datetime) -> Iterator[dict[str, Any]]:
    for number in range(reviews):
        right = number % 5 > 0
        yield {
            "learner_id": 1, "seq": number + 1, "id": f"r{number:010}", "event": "review",
            "card_key": _key(number * 7919 % cards // 2 * 2 + 1), "at": now.isoformat(),
            "offset_minutes": 0, "day": day - 1000 + 1000 * number // reviews, "mode": "review",
            "schedules": 1, "rating": 3 if right else 1, "score": float(right),
            "verdict": "correct" if right else "incorrect", "typed": "an answer as typed",
            "prompt": "What is the question that this card asks?", "hints": 0,
            "millis": 4000 + number % 9000, "session": "", "digest": codec.digest(str(number)),
            "confidence": 50 + number % 6 * 10 if number % 3 == 0 else None,
        }  # fmt: skip
