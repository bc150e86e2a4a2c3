"""Cards are found again by what an index knows of them, however many the store holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import Engine, event

from quizapp.store.loading import cards
from tests.store.conftest import SGD, query

if TYPE_CHECKING:
    from quizapp.store.database import Store
    from tests.store.conftest import Make

OTHER = "user:other.md"


def test_a_load_reads_no_more_cards_the_more_there_are(store: Store, make: Make) -> None:
    make.load(store, make.card("q1", id="one"), make.skill(), "q2", "q3")
    make.load(store, "q4", "q5", location=OTHER)
    make.load(store, "q4", location=OTHER)
    sent: list[str] = []

    def hear(_connection: object, _cursor: object, text: str, *_more: object) -> None:
        sent.append(text)

    event.listen(Engine, "before_cursor_execute", hear)
    edited = make.deck(make.card("q1 now", id="one"), "q2", "q5")
    assert cards.sources(store, [edited]) == set()
    changes = cards.sync(store, [edited], [], make.now)
    event.remove(Engine, "before_cursor_execute", hear)
    assert changes.counts == "1 added, 1 changed, 2 retired"

    # Whether there is any card, or any retired one, is known from the first that is found.
    read = {text for text in sent if " cards" in text and not text.startswith("SELECT EXISTS")}
    assert len(read) >= 5
    for text in read:
        explained = f"EXPLAIN QUERY PLAN {text}"
        plan = [line for *_, line in query(store.path, explained, *[1] * text.count("?"))]
        assert not [line for line in plan if re.match(r"SCAN (cards|memory)|.*\(retired=", line)]


def test_a_card_is_looked_for_where_it_stands(store: Store, make: Make) -> None:
    make.load(store, "moved", "left", "retired", location=OTHER)
    make.load(store, "moved", "left", location=OTHER)
    assert cards.sources(store, [make.deck("moved", "retired", "new")]) == {OTHER}
    assert cards.sources(store, [make.deck("retired", location=SGD)]) == set()
