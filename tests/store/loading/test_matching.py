"""Which stored card a card in a deck is."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from quizapp.store.loading.matching import Identity, match


def known(key: str, question: str, answer: str, **fields: Any) -> Identity:
    given: dict[str, Any] = {
        "deck": "sgd",
        "id": None,
        "kind": "text",
        "fingerprint": f"{question} {answer}",
        "question_hash": question,
        "answer_hash": answer,
        "key": key,
    }
    return Identity(**given | fields)


def card(question: str, answer: str, **fields: Any) -> Identity:
    return known("", question, answer, **fields)


def keys(incoming: list[Identity], stored: list[Identity]) -> list[str | None]:
    return [found.key if found else None for found in match(incoming, stored)]


def test_an_id_says_all() -> None:
    stored = [known("a", "q1", "a1", id="one"), known("b", "q2", "a2", id="two")]
    swapped = [card("q2", "a2", id="one"), card("q1", "a1", id="two", deck="other")]
    assert keys(swapped, stored) == ["a", "b"]


def test_else_the_content_wherever_it_stands() -> None:
    stored = [known("a", "q1", "a1")]
    assert keys([card("q1", "a1", deck="other")], stored) == ["a"]
    assert keys([card("q1", "a1", id="now it has one")], stored) == ["a"]


def test_the_same_deck_comes_first_and_what_stands_before_what_is_retired() -> None:
    stored = [
        known("far", "q", "a", deck="other"),
        known("old", "q", "a", retired=True),
        known("here", "q", "a"),
    ]
    assert keys([card("q", "a")] * 4, stored) == ["here", "old", "far", None]


def test_else_the_question_or_in_the_same_deck_the_answer() -> None:
    stored = [known("a", "q1", "a1"), known("b", "q2", "a2")]
    edited = [card("q2", "better"), card("clearer", "a1")]
    assert keys(edited, stored) == ["b", "a"]
    assert keys([one._replace(deck="other") for one in edited], stored) == ["b", None]


def test_an_answer_that_many_share_says_nothing() -> None:
    stored = [known("a", "q1", "same"), known("b", "q2", "same")]
    assert keys([card("q3", "same")], stored) == [None]
    assert keys([card("q3", "same"), card("q4", "same")], stored[:1]) == [None, None]
    truth = [known("a", "q1", "True", kind="true-false")]
    assert keys([card("q9", "True", kind="true-false")], truth) == [None]


def test_an_answer_does_not_speak_against_an_id() -> None:
    assert keys([card("q2", "a", id="new")], [known("a", "q1", "a", id="old")]) == [None]


def test_a_card_that_was_retired_comes_back_by_its_question() -> None:
    retired = [known("a", "q1", "a1", retired=True)]
    assert keys([card("q1", "better")], retired) == ["a"]
    assert keys([card("other", "a1")], retired) == [None]


letters = st.sampled_from("xyz")
some = st.lists(st.tuples(letters, letters, st.sampled_from(["sgd", "other"])), max_size=8)


@given(some, some)
def test_each_stored_card_is_found_once_at_most(
    new: list[tuple[str, str, str]], old: list[tuple[str, str, str]]
) -> None:
    stored = [known(str(n), q, a, deck=deck) for n, (q, a, deck) in enumerate(old)]
    found = [key for key in keys([card(q, a, deck=deck) for q, a, deck in new], stored) if key]
    assert len(found) == len(set(found))


@given(some)
def test_what_did_not_change_is_itself(old: list[tuple[str, str, str]]) -> None:
    stored = [known(str(n), q, a, deck=deck) for n, (q, a, deck) in enumerate(set(old))]
    again = [one._replace(key="") for one in stored]
    assert keys(again, stored) == [one.key for one in stored]


def test_a_copy_in_another_deck_does_not_take_the_history_of_what_stayed() -> None:
    stored = [known("a", "q1", "a1")]
    assert keys([card("q1", "a1", deck="before"), card("q1", "a1")], stored) == [None, "a"]
