"""Cards are found again by what an index knows of them, however many the store holds."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING
from unittest.mock import ANY

from sqlalchemy import Engine, event

from quizapp.store.loading import cards
from tests.store.conftest import NOON, SGD, query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.model.decks import Deck
    from quizapp.store.database import Store
    from tests.store.conftest import Make

OTHER = "user:other.md"


@contextmanager
def heard() -> Iterator[list[str]]:
    """Gives the texts that a driver is sent meanwhile."""
    sent: list[str] = []

    def hear(_connection: object, _cursor: object, text: str, *_more: object) -> None:
        sent.append(text)

    event.listen(Engine, "before_cursor_execute", hear)
    yield sent
    event.remove(Engine, "before_cursor_execute", hear)


def updates(store: Store, deck: Deck) -> dict[str, set[str]]:
    """Loads a deck, and returns by table the columns that are updated."""
    with heard() as sent:
        cards.sync(store, [deck], [], NOON)
    columns: dict[str, set[str]] = {}
    for text in sent:
        if update := re.match(r"UPDATE (\w+) SET (.*?) WHERE", text, re.DOTALL):
            columns.setdefault(update[1], set()).update(re.findall(r"(\w+)=", update[2]))
    return columns


def test_a_load_reads_no_more_cards_the_more_there_are(store: Store, make: Make) -> None:
    make.load(store, make.card("q1", id="one"), make.skill(), "q2", "q3")
    make.load(store, "q4", "q5", location=OTHER)
    make.load(store, "q4", location=OTHER)
    edited = make.deck(make.card("q1 now", id="one"), "q2", "q5")
    with heard() as sent:
        assert cards.sources(store, [edited]) == set()
        changes = cards.sync(store, [edited], [], make.now)
    assert changes.counts == "1 added, 1 changed, 2 retired"

    # Whether there is any card, or any retired one, is known from the first that is found.
    read = {text for text in sent if " cards" in text and not text.startswith("SELECT EXISTS")}
    assert len(read) >= 5
    for text in read:
        explained = f"EXPLAIN QUERY PLAN {text}"
        plan = [line for *_, line in query(store.path, explained, *[1] * text.count("?"))]
        assert not [line for line in plan if re.match(r"SCAN (cards|memory)|.*\(retired=", line)]


def test_of_what_is_edited_no_more_is_written(store: Store, make: Make) -> None:
    deck = [make.card("q1", "a", line=1), make.card("q2", line=5), make.card("q3", line=9)]
    make.load(store, *deck)
    assert updates(store, make.deck(make.card("q1", "b", line=1), *deck[1:])) == {
        "cards": {"body", "fingerprint", "answer_hash", "digest"},
        "decks": ANY,
    }
    later = [make.card("q2", line=6), make.card("q3", line=10)]
    assert updates(store, make.deck(make.card("q1", "b", line=1), *later)) == {
        "cards": {"line"},
        "decks": ANY,
    }
    assert updates(store, make.deck(*later)) == {
        "cards": {"position", "retired"},
        "memory": {"position", "retired"},
        "decks": ANY,
    }


def test_a_card_that_stands_elsewhere_stays_there(store: Store, make: Make) -> None:
    make.load(store, "both", "gone", location=OTHER)
    make.load(store, "both", location=OTHER)
    changes = make.load(store, "both", "gone")
    assert changes.counts == "2 added"
    places = query(store.path, "SELECT prompt, deck FROM cards ORDER BY prompt, deck")
    assert [tuple(place) for place in places] == [("both", OTHER), ("both", SGD), ("gone", SGD)]


def test_a_card_is_looked_for_where_it_stands(store: Store, make: Make) -> None:
    make.load(store, "moved", "left", "retired", location=OTHER)
    make.load(store, "moved", "left", location=OTHER)
    assert cards.sources(store, [make.deck("moved", "retired", "new")]) == {OTHER}
    assert cards.sources(store, [make.deck("retired", location=SGD)]) == set()
