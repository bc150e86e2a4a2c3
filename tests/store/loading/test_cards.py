"""Loading decks: what is edited, moved, retired or brought back keeps its history."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.errors import BadInputError
from quizapp.model.cards import Selection
from quizapp.model.decks import Changes
from quizapp.scheduling import next_state
from quizapp.store.history import reviews
from quizapp.store.loading import cards
from quizapp.store.peek import Peek
from tests.store.conftest import SGD, held, query

if TYPE_CHECKING:
    from quizapp.store.database import Store
    from tests.store.conftest import Make

OTHER = "user:week1/other.md"


def test_a_first_load(store: Store, make: Make) -> None:
    changes = make.load(store, make.card("What is an epoch?", id="epoch"), make.skill(), "plain?")
    (epoch, question), skill, (plain, _) = changes.added
    assert (epoch, question) == ("epoch", "What is an epoch?")
    assert skill == ("dag-grad-one/1", "dag-grad-one, level 1")
    assert plain.startswith("c-")
    assert len(plain) == 12
    counts = Peek(store.path).counts(make.today)
    assert (counts.new_cards, counts.new_skills) == (2, 1)


def test_loading_twice_changes_nothing(store: Store, make: Make) -> None:
    made = (make.card("q1", id="one"), make.skill(), "q2")
    make.load(store, *made)
    reviews.record(store, make.row("one"), next_state)
    again = make.load(store, *made)
    assert again == Changes(unchanged=3)
    tables = ("cards", "memory", "reviews")
    rows = [query(store.path, f"SELECT * FROM {table}") for table in tables]  # noqa: S608 - names
    make.load(store, *made)
    assert rows == [query(store.path, f"SELECT * FROM {table}") for table in tables]  # noqa: S608 - names
    assert cards.sync(store, [], [], make.now) == Changes()


def test_an_edited_card_keeps_its_key_and_history(store: Store, make: Make) -> None:
    (key, _), *_ = make.load(store, make.card("What is an epoch?", "a pass")).added
    reviews.record(store, make.row(key), next_state)
    memory = Peek(store.path).memory(key)
    for question, answer in [
        ("What is an epoch?", "one pass through the training set"),
        ("What do we call an epoch?", "one pass through the training set"),
    ]:
        changes = make.load(store, make.card(question, answer))
        assert changes == Changes(edited=((key, question),), reviews={key: 1})
        assert Peek(store.path).memory(key) == memory is not None
        card = Peek(store.path).card(key)
        assert card
        assert card.card.prompt == question


def test_an_explanation_added_is_an_edit(store: Store, make: Make) -> None:
    make.load(store, make.card("q", "a"))
    assert len(make.load(store, make.card("q", "a", why="because")).edited) == 1


def test_a_card_pushed_down_the_deck_is_unchanged_and_comes_later(store: Store, make: Make) -> None:
    make.load(store, "q1", "q2")
    changes = make.load(store, "q2", make.card("q1", line=9))
    assert changes == Changes(unchanged=2)
    order = Peek(store.path).new(Selection(), 9)
    assert [one.card.prompt for one in order] == ["q2", "q1"]
    assert order[1].card.line == 9


def test_a_card_that_gets_an_id_keeps_its_key_and_is_found_by_both(
    store: Store, make: Make
) -> None:
    (key, _), *_ = make.load(store, "q1").added
    assert make.load(store, make.card("q1", id="one")).edited == ((key, "q1"),)
    assert Peek(store.path).card("one") == Peek(store.path).card(key) is not None


def test_a_card_moved_to_another_deck(store: Store, make: Make) -> None:
    (key, _), *_ = make.load(store, "q1", "q2").added
    decks = [make.deck("q2"), make.deck("q1", location=OTHER)]
    changes = cards.sync(store, decks, [], make.now)
    assert changes == Changes(moved=((key, "q1"),), unchanged=1)
    card = Peek(store.path).card(key)
    assert card
    assert card.deck == "week1/other"


def test_a_deck_renamed(store: Store, make: Make) -> None:
    made = make.load(store, "q1", make.card("q2", id="two"), make.skill())
    changes = cards.sync(
        store, [make.deck("q1", make.card("q2", id="two"), make.skill(), location=OTHER)],
        [SGD], make.now,
    )  # fmt: skip
    assert changes == Changes(moved=made.added)
    assert list(Peek(store.path).stamps()) == [OTHER]


def test_a_card_that_vanishes_is_retired_and_comes_back_with_its_history(
    store: Store, make: Make
) -> None:
    (key, _), *_ = make.load(store, "q1", "q2").added
    reviews.record(store, make.row(key), next_state)
    assert make.load(store, "q2").retired == ((key, "q1"),)
    status = Peek(store.path).status(key)
    assert status
    assert (status.state, status.reps) == ("retired", 1)
    assert Peek(store.path).due(make.today + 99, Selection(), 9) == []
    assert make.load(store, "q2").retired == ()
    assert make.load(store, "q1", "q2", location=OTHER).added[0] == (key, "q1")
    assert [card.key for card in Peek(store.path).due(make.today + 99, Selection(), 9)] == [key]


def test_a_deck_that_is_gone_retires_its_cards_and_comes_back(store: Store, make: Make) -> None:
    made = make.load(store, make.card("q1", id="one"), make.skill()).added
    assert cards.sync(store, [], [SGD], make.now).retired == made
    assert Peek(store.path).stamps() == {}
    assert cards.sync(store, [], [SGD], make.now) == Changes()
    assert make.load(store, make.card("q1", id="one"), make.skill()).added == made


def test_an_id_that_stands_in_another_deck_is_refused(store: Store, make: Make) -> None:
    make.load(store, make.card("q1", id="one"))
    before = held(store)
    with pytest.raises(BadInputError, match=r"other.md:7: the id `one` is taken in user:sgd.md"):
        make.load(store, make.card("q2", id="one", line=7), location=OTHER)
    with pytest.raises(BadInputError, match=r"sgd.md:8: the id `x` is taken in .*sgd.md:7"):
        make.load(store, make.card("a", id="x", line=7), make.card("b", id="x", line=8))
    assert held(store) == before


def test_an_id_may_move_when_both_decks_are_loaded(store: Store, make: Make) -> None:
    make.load(store, make.card("q1", id="one"))
    decks = [make.deck(location=OTHER), make.deck(make.card("q9", id="one"), location=OTHER)]
    changes = cards.sync(store, [decks[1]], [SGD], make.now)
    assert changes == Changes(moved=(("one", "q9"),))


def test_a_skill_named_by_two_decks_stays_where_it_is(store: Store, make: Make) -> None:
    make.load(store, make.skill())
    assert make.load(store, make.skill(), "q1", location=OTHER).added[0][1] == "q1"
    skill = Peek(store.path).card("dag-grad-one/1")
    assert skill
    assert skill.deck == "sgd"
    assert make.load(store, make.skill(), make.skill()) == Changes(unchanged=1)


def test_two_cards_of_one_content_have_keys_of_their_own(store: Store, make: Make) -> None:
    made = make.load(store, "same").added + make.load(store, "same", location=OTHER).added
    first, second = (key for key, _ in made)
    assert second == f"{first}-2"


def test_a_new_id_that_is_another_cards_key_gets_a_number(store: Store, make: Make) -> None:
    make.load(store, make.card("q1", id="one"))
    make.load(store, make.card("q1", id="renamed"))
    changes = make.load(store, make.card("q1", id="renamed"), make.card("q2", id="one"))
    assert changes == Changes(added=(("one-2", "q2"),), unchanged=1)


def test_decks_keep_their_order_of_first_loading(store: Store, make: Make) -> None:
    make.load(store, "a1", "a2")
    make.load(store, "b1", location=OTHER)
    make.load(store, "a1", "a2", "a3")
    order = Peek(store.path).new(Selection(), 9)
    assert [one.card.prompt for one in order] == ["a1", "a2", "a3", "b1"]


def test_a_touched_deck_gets_a_new_stamp(store: Store, make: Make) -> None:
    make.load(store, "q1")
    deck = make.deck("q1")
    touched = replace(deck, file=replace(deck.file, mtime_ns=5))
    assert cards.sync(store, [touched], [], make.now) == Changes(unchanged=1)
    peek = Peek(store.path)
    assert peek.stamps() == peek.stamps("user:") == {SGD: (100, 5, "d" * 64)}
    assert peek.stamps("shipped:") == {}


def test_a_large_load_is_sent_in_pieces(store: Store, make: Make) -> None:
    made = [f"q{number}" for number in range(1203)]
    assert len(make.load(store, *made).added) == 1203
    assert make.load(store, *made).unchanged == 1203


def test_a_preview_tells_and_writes_nothing(store: Store, make: Make) -> None:
    make.load(store, "q1")
    before = held(store)
    told = cards.preview(store, [make.deck("q1", "q2")], [])
    assert held(store) == before
    assert make.load(store, "q1", "q2") == told


def test_where_somebody_is_to_be_asked_nothing_is_written_before(store: Store, make: Make) -> None:
    make.load(store, "q1", "q2", "q3")
    before = held(store)
    told = cards.sync(store, [make.deck("q1", "q4")], [], make.now, only_if_sure=True)
    assert told.emptied
    assert not told.is_sure
    assert held(store) == before
    assert cards.sync(store, [make.deck("q1", "q4")], [], make.now) == told
    assert held(store) != before
    sure = cards.sync(store, [make.deck("q1", "q4", "q5")], [], make.now, only_if_sure=True)
    assert sure.is_sure
    assert len(sure.added) == 1
